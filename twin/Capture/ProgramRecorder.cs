using Pulumi;
using Pulumi.Testing;

namespace CrossCloudDns.Twin.Capture;

/// <summary>Runs the Pulumi program of this repository under mocks and yields what it declares.</summary>
public static class ProgramRecorder
{
    /// <summary>Captures one stack. Runs must not overlap: the SDK allows one at a time.</summary>
    /// <param name="declare">The program.</param>
    /// <exception cref="TwinException">A file is missing or wrong, or the program refuses its settings.</exception>
    public static async Task<CapturedStack> CaptureAsync(PulumiProject project, string stack, Action declare)
    {
        var config = project.ReadConfig(stack);
        var recorder = new ResourceRecorder(
            new InputJson(project.Directory.FullName), config.GetValueOrDefault("aws:region", ""));
        using (new ProgramEnvironment(config))
        {
            await RunAsync(project, stack, declare, recorder);
        }

        return new CapturedStack(project.Name, stack, config, await recorder.ResourcesAsync());
    }

    private static async Task RunAsync(PulumiProject project, string stack, Action declare, ResourceRecorder recorder)
    {
        RecorderStack.Prepare(declare, recorder.Observe);
        var options = new TestOptions
        {
            ProjectName = project.Name,
            StackName = stack,
            IsPreview = false,
            RootDirectory = project.ProgramDirectory,
        };
        try
        {
            await Deployment.TestAsync<RecorderStack>(recorder, options);
        }
        catch (Exception exception) when (exception is RunException or AggregateException)
        {
            throw ProgramFailure.Describe(exception);
        }
    }
}

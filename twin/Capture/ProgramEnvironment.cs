using System.Collections.Immutable;
using System.Text.Json;

namespace CrossCloudDns.Twin.Capture;

/// <summary>
/// The environment of the process while the program runs: its configuration is in, what this machine happens to have set is
/// out, so that the same program declares the same everywhere. Put back on disposal.
/// </summary>
internal sealed class ProgramEnvironment : IDisposable
{
    private readonly ImmutableArray<(string Name, string? Value)> _before;
    private readonly int _exitCode = Environment.ExitCode;

    public ProgramEnvironment(ImmutableSortedDictionary<string, string> config)
    {
        _before = [.. new[] { "PULUMI_CONFIG", "AWS_REGION", "AWS_DEFAULT_REGION" }
            .Select(name => (name, Environment.GetEnvironmentVariable(name)))];
        foreach (var (name, _) in _before)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Environment.SetEnvironmentVariable("PULUMI_CONFIG", JsonSerializer.Serialize(config));
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        // A failing run sets the exit code of the whole process.
        Environment.ExitCode = _exitCode;
    }
}

using System.Diagnostics;
using System.Text;
using CrossCloudDns.Tests.Lambda.Runtime;
using CrossCloudDns.Tests.Repository;

namespace CrossCloudDns.Tests.Lambda;

/// <summary>The published checker as Lambda runs it: a process of its own.</summary>
internal sealed class CheckerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private CheckerProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static string Folder { get; } = Path.Combine(RepositoryFiles.Root, "artifacts", "health-checker");

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static CheckerProcess Start(FakeLambda lambda) => new(new ProcessStartInfo(
        "dotnet", [Path.Combine(Folder, "CrossCloudDns.HealthChecker.dll")])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["AWS_LAMBDA_RUNTIME_API"] = lambda.Authority,
            ["AWS_ENDPOINT_URL_CLOUDWATCH"] = "http://" + lambda.Authority,
            ["AWS_REGION"] = "eu-west-2",
            ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = PublishedRequest.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = "token/EXAMPLE==",
        },
    });

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}

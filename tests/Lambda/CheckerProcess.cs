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
    private bool _disposed;

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

    public static CheckerProcess Start(FakeLambda lambda) => new(Environment(lambda, new ProcessStartInfo("dotnet", [Assembly])));

    /// <summary>Starts the checker with so many file descriptors and no more.</summary>
    public static CheckerProcess StartWithDescriptors(FakeLambda lambda, int most) =>
        new(Environment(lambda, new ProcessStartInfo("sh", ["-c", $"ulimit -n {most} && exec dotnet '{Assembly}'"])));

    public Task WaitForExitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }

    private static string Assembly => Path.Combine(Folder, "CrossCloudDns.HealthChecker.dll");

    private static ProcessStartInfo Environment(FakeLambda lambda, ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = lambda.Authority;
        start.Environment["AWS_ENDPOINT_URL_CLOUDWATCH"] = "http://" + lambda.Authority;
        start.Environment["AWS_REGION"] = "eu-west-2";
        start.Environment["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = PublishedRequest.SecretAccessKey;
        start.Environment["AWS_SESSION_TOKEN"] = "token/EXAMPLE==";
        return start;
    }
}

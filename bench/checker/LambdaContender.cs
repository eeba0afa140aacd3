using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CrossCloudDns.Bench.Checker;

/// <summary>Our checker as Lambda runs it, publishing included.</summary>
internal sealed class LambdaContender : IContender
{
    private readonly LambdaHost _host;
    private readonly Process _process;

    private LambdaContender(LambdaHost host, Process process)
    {
        _host = host;
        _process = process;
    }

    public string Name => "CrossCloudDns checker";

    public bool IsSequential => false;

    public bool CanEncrypt => true;

    public static async Task<LambdaContender> StartAsync()
    {
        var host = await LambdaHost.StartAsync();
        var process = Pinned.StartContender(
            ["dotnet", Path.Combine(Repository.Root, "artifacts", "health-checker", "CrossCloudDns.HealthChecker.dll")],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AWS_LAMBDA_RUNTIME_API"] = host.Authority,
                ["AWS_ENDPOINT_URL_CLOUDWATCH"] = $"http://{host.Authority}",
                ["AWS_REGION"] = "eu-west-2",
                ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
                ["AWS_SECRET_ACCESS_KEY"] = "secret",
            });
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new LambdaContender(host, process);
    }

    public async Task<Measurement> RunAsync(TargetFarm farm, Scenario scenario)
    {
        var json = Event(farm, scenario);
        var before = ProcessUsage.Cpu(_process.Id);
        var probed = before;
        _host.FirstPublished = () => probed = ProcessUsage.Cpu(_process.Id);
        var started = Stopwatch.GetTimestamp();
        await _host.InvokeAsync(json);
        var wall = Stopwatch.GetElapsedTime(started);
        var after = ProcessUsage.Cpu(_process.Id);
        return new Measurement(
            wall, after - before, probed - before, ProcessUsage.PeakMemoryMb(_process.Id),
            [.. _host.Values("Latency")], _host.Values("Healthy").Count(healthy => healthy == 0));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        await _host.DisposeAsync();
    }

    private static string Event(TargetFarm farm, Scenario scenario)
    {
        var targets = new JsonArray();
        foreach (var port in farm.Ports(scenario))
        {
            var target = new JsonObject
            {
                ["id"] = targets.Count.ToString(CultureInfo.InvariantCulture),
                ["kind"] = scenario.IsEncrypted ? "https" : "http",
                ["address"] = "127.0.0.1",
                ["port"] = port,
                ["path"] = "/healthz",
                ["timeoutMs"] = (int)Scenario.Timeout.TotalMilliseconds,
                ["attempts"] = 1,
            };
            if (scenario.IsEncrypted)
            {
                target["caPem"] = farm.CertificatePem;
            }

            targets.Add(target);
        }

        return new JsonObject { ["format"] = "cross-cloud-dns/targets/1", ["namespace"] = "Bench", ["targets"] = targets }.ToJsonString();
    }
}

using System.Text;
using System.Text.Json;
using CrossCloudDns.HealthChecker;
using CrossCloudDns.HealthChecker.Logging;
using CrossCloudDns.HealthChecker.Memory;
using CrossCloudDns.HealthChecker.Probing;
using CrossCloudDns.HealthChecker.Runtime;
using CrossCloudDns.HealthChecker.Targets;
using CrossCloudDns.HealthChecker.Verdicts;
using CrossCloudDns.Tests.Lambda.Probing;
using CrossCloudDns.Twin.Time;

namespace CrossCloudDns.Tests.Lambda;

public sealed class CheckerTests : IDisposable
{
    private readonly VirtualClock _clock = new();
    private readonly FakeSink _sink = new();
    private readonly FakeSink _embedded = new();
    private readonly MemoryStream _output = new();
    private readonly List<string> _probed = [];
    private readonly Dictionary<string, Reason> _reasons = new(StringComparer.Ordinal);
    private readonly Checker _checker;

    public CheckerTests()
    {
        var prober = new FakeProber((target, _) =>
        {
            _probed.Add(target.Id);
            return Task.FromResult(new Finding(_reasons.GetValueOrDefault(target.Id), TimeSpan.FromMilliseconds(20), "detail"));
        });
        _checker = new Checker(
            new ProbeRun(new Attempts(prober, _clock, () => 0), _clock, new Pace { Plain = TimeSpan.Zero }),
            signal => signal == Signal.EmbeddedMetricFormat ? _embedded : _sink,
            new CheckMemory(),
            new CheckLog(new JsonLines(_output), _clock),
            _clock);
    }

    public void Dispose() => _output.Dispose();

    [Rule("RUN-03")]
    [Fact]
    public async Task HandleAsync_SameMinuteTwice_PublishesOneVerdictForIt()
    {
        await HandleAsync(Event("12:00", "a", "b"));
        _reasons["a"] = Reason.Refused;

        var response = await HandleAsync(Event("12:00", "a", "b"));

        Assert.Equal("""{"healthy":0,"down":0,"repeated":2}""", response);
        Assert.Equal(["a", "b"], _probed);
        Assert.Equal(["Heartbeat uk 1", "Healthy a 1", "Latency a 20", "Healthy b 1", "Latency b 20", "Heartbeat uk 1"], _sink.Take());
    }

    [Fact]
    public async Task HandleAsync_NextMinute_PublishesAgain()
    {
        await HandleAsync(Event("12:00", "a"));
        _reasons["a"] = Reason.Refused;
        _sink.Take();

        await HandleAsync(Event("12:01", "a"));

        Assert.Equal(["Heartbeat uk 1", "Healthy a 0"], _sink.Take());
    }

    [Fact]
    public async Task HandleAsync_EarlierMinuteThatComesLate_PublishesNoVerdict()
    {
        await HandleAsync(Event("12:01", "a"));
        _sink.Take();

        await HandleAsync(Event("12:00", "a"));

        Assert.Equal(["Heartbeat uk 1"], _sink.Take());
    }

    [Fact]
    public async Task HandleAsync_NobodySaysTheMinute_EveryRunPublishes()
    {
        await HandleAsync(Event(null, "a"));
        await HandleAsync(Event(null, "a"));

        Assert.Equal(["a", "a"], _probed);
        Assert.All(_sink.Arrived, metric => Assert.Equal(VirtualClock.DefaultStart, metric.Timestamp));
    }

    [Fact]
    public async Task HandleAsync_PartOfTheMetricsLost_IsAnErrorAndTheRepetitionCompletesIt()
    {
        _sink.Takes = metric => metric.Dimensions[^1].Value != "b";

        var exception = await Assert.ThrowsAsync<CheckerException>(() => HandleAsync(Event("12:00", "a", "b")));
        _sink.Takes = _ => true;
        _sink.Take();
        await HandleAsync(Event("12:00", "a", "b"));

        Assert.Equal("CCD3004: some did not arrive", exception.Message);
        Assert.Equal(["a", "b", "b"], _probed);
        Assert.Equal(["Heartbeat uk 1", "Healthy b 1", "Latency b 20"], _sink.Take());
    }

    [Fact]
    public async Task HandleAsync_CheckerFault_PublishesTheOthersAndIsAnError()
    {
        _reasons["a"] = Reason.Descriptors;

        var exception = await Assert.ThrowsAsync<CheckerException>(() => HandleAsync(Event("12:00", "a", "b")));

        Assert.Equal("CCD3007: 'a' could not be checked: descriptors, detail. Nothing is published for them.", exception.Message);
        Assert.Equal(["Heartbeat uk 1", "Healthy b 1", "Latency b 20"], _sink.Take());
    }

    [Fact]
    public async Task HandleAsync_ManyCheckerFaults_NamesSomeAndCountsTheRest()
    {
        var ids = Enumerable.Range(0, 8).Select(id => $"t{id}").ToArray();
        foreach (var id in ids)
        {
            _reasons[id] = Reason.Lookup;
        }

        var exception = await Assert.ThrowsAsync<CheckerException>(() => HandleAsync(Event("12:00", ids)));

        Assert.StartsWith("CCD3007: 't0', 't1', 't2', 't3', 't4' and 3 more could not be checked", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HandleAsync_NoTimeLeft_PublishesTheHeartbeatAndSaysSo()
    {
        var exception = await Assert.ThrowsAsync<CheckerException>(() => HandleAsync(Event("12:00", "a"), TimeSpan.Zero));

        Assert.StartsWith("CCD3006: The deadline came before 'a' could be checked.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_probed);
        Assert.Equal(["Heartbeat uk 1"], _sink.Take());
    }

    [Fact]
    public async Task HandleAsync_OneWrongTarget_PublishesTheOthersAndIsAnError()
    {
        var json = Event("12:00", "a").Replace("\"targets\":[", "\"targets\":[{\"id\":\"wrong\"},", StringComparison.Ordinal);

        var exception = await Assert.ThrowsAsync<CheckerException>(() => HandleAsync(json));

        Assert.StartsWith("CCD3003: 'targets[0].kind' of target 'wrong' is 'absent'.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["Heartbeat uk 1", "Healthy a 1", "Latency a 20"], _sink.Take());
    }

    [Fact]
    public async Task HandleAsync_SignalEmf_PublishesThere()
    {
        await HandleAsync(Event("12:00", "a").Replace("\"targets\"", "\"signal\":\"emf\",\"targets\"", StringComparison.Ordinal));

        Assert.Empty(_sink.Arrived);
        Assert.Equal(3, _embedded.Arrived.Count);
    }

    [Fact]
    public async Task HandleAsync_Runs_LogsEachRunAndEachChange()
    {
        _reasons["b"] = Reason.Refused;
        await HandleAsync(Event("12:00", "a", "b"));
        await HandleAsync(Event("12:01", "a", "b"));
        _reasons["b"] = Reason.Ok;
        await HandleAsync(Event("12:02", "a", "b"));

        var lines = Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["verdict", "run", "run", "verdict", "run"], lines.Select(line => line.GetProperty("event").GetString()));
        Assert.Equal("down refused ", Summary(lines[0]));
        Assert.Equal("healthy ok refused", Summary(lines[3]));
        Assert.Equal((2, 1, 1, "request-1"), (Number(lines[1], "targets"), Number(lines[1], "healthy"), Number(lines[1], "down"), lines[1].GetProperty("requestId").GetString()));
        Assert.Equal("2026-08-01T12:01:00+00:00", lines[2].GetProperty("minute").GetString());
    }

    private static string Summary(JsonElement line) =>
        $"{line.GetProperty("health").GetString()} {line.GetProperty("reason").GetString()} {line.GetProperty("before").GetString()}";

    private static int Number(JsonElement line, string name) => line.GetProperty(name).GetInt32();

    private static string Event(string? minute, params string[] ids)
    {
        var scheduled = minute is null ? "" : $"\"scheduledTime\":\"2026-08-01T{minute}:30Z\",";
        var targets = ids.Select(id => $$"""{"id":"{{id}}","kind":"tcp","address":"192.0.2.1","port":80,"attempts":1}""");
        return $$"""{"format":"cross-cloud-dns/targets/1","namespace":"N","dimensions":{"Site":"uk"},{{scheduled}}"targets":[{{string.Join(',', targets)}}]}""";
    }

    private async Task<string> HandleAsync(string json, TimeSpan? time = null)
    {
        var invocation = new Invocation("request-1", _clock.GetUtcNow() + (time ?? TimeSpan.FromSeconds(30)), Encoding.UTF8.GetBytes(json));
        return Encoding.UTF8.GetString((await _checker.HandleAsync(invocation, TestContext.Current.CancellationToken)).Span);
    }
}

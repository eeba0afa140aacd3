using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace CrossCloudDns.Bench.Checker;

/// <summary>Our checker beside the article's way and beside a floor in C, run by run in turns.</summary>
internal static class CheckerBench
{
    private const int WarmUps = 3;

    /// <summary>
    /// Further ones for ours: the runtime compiles a method for good after thirty calls, which for some is as many runs. The same
    /// process serves for hours. What its first run costs is reported apart.
    /// </summary>
    private const int CompilingWarmUps = 30;

    private static readonly string Python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
    private static readonly string Article = Path.Combine(Repository.Root, "bench", "checker", "article.py");

    public static async Task<int> RunAsync(string[] options)
    {
        var runs = int.Parse(Option(options, "--runs") ?? "5", CultureInfo.InvariantCulture);
        var only = Option(options, "--only");
        var scenarios = Scenario.All.Where(scenario =>
            only is null ? !options.Contains("--quick") || scenario.Targets <= 100 : scenario.Name == only);
        Pinned.MoveThisProcess();
        await using var farm = await TargetFarm.StartAsync();
        var floor = await CProgram.BuildAsync("floor");
        Func<Task<IContender>>[] starts =
        [
            async () => await LambdaContender.StartAsync(),
            () => Task.FromResult<IContender>(PythonContender("Python requests, in sequence", 1)),
            () => Task.FromResult<IContender>(PythonContender("Python requests, pool of 32", 32)),
            () => Task.FromResult<IContender>(new LineContender("C epoll, all at once (floor)", [floor], FloorLine)),
            () => Task.FromResult<IContender>(new LineContender("C epoll, at our pace", [floor, "80", "80"], FloorLine)),
        ];

        var coldStarts = await ColdStartsAsync(starts, farm, runs);
        var results = new List<Result>();
        foreach (var scenario in scenarios)
        {
            results.AddRange(await MeasureAsync(starts, farm, scenario, runs));
        }

        await CheckerReport.WriteAsync(results, coldStarts, runs);
        return results.All(result => result.IsRight) ? 0 : 1;
    }

    private static string? Option(string[] options, string name) =>
        options.SkipWhile(option => option != name).Skip(1).FirstOrDefault();

    /// <summary>From starting the process to its first verdict, one target.</summary>
    private static async Task<ImmutableSortedDictionary<string, double>> ColdStartsAsync(
        Func<Task<IContender>>[] starts, TargetFarm farm, int runs)
    {
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var run = 0; run < runs; run++)
        {
            foreach (var start in starts)
            {
                var started = Stopwatch.GetTimestamp();
                await using var contender = await start();
                await contender.RunAsync(farm, Scenario.All[0]);
                var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                times.TryAdd(contender.Name, []);
                times[contender.Name].Add(elapsed);
            }
        }

        return times.ToImmutableSortedDictionary(pair => pair.Key, pair => Result.Median(pair.Value), StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<Result>> MeasureAsync(
        Func<Task<IContender>>[] starts, TargetFarm farm, Scenario scenario, int runs)
    {
        var contenders = new List<IContender>();
        try
        {
            foreach (var start in starts)
            {
                contenders.Add(await start());
            }

            contenders.RemoveAll(contender => scenario.IsEncrypted && !contender.CanEncrypt);
            var first = await contenders[0].RunAsync(farm, scenario);
            for (var run = 1; run < CompilingWarmUps; run++)
            {
                await contenders[0].RunAsync(farm, scenario);
            }

            var measured = contenders.ToDictionary(contender => contender, _ => new List<Measurement>());
            for (var run = -WarmUps; run < runs; run++)
            {
                foreach (var contender in contenders.Where(contender => run == 0 || !contender.IsSequential || !scenario.IsLongInSequence))
                {
                    var measurement = await contender.RunAsync(farm, scenario);
                    if (run >= 0)
                    {
                        measured[contender].Add(measurement);
                    }
                }

                await Console.Error.WriteLineAsync($"{scenario.Name}: {(run < 0 ? "warm-up" : $"run {run + 1} of {runs}")}");
            }

            return
            [
                .. measured.Select(pair => Result.Of(scenario, pair.Key.Name, pair.Value)),
                Result.Of(scenario, $"{contenders[0].Name}, new process", [first]),
            ];
        }
        finally
        {
            foreach (var contender in contenders)
            {
                await contender.DisposeAsync();
            }
        }
    }

    private static LineContender PythonContender(string name, int threads) =>
        new(name, [Python, Article, threads.ToString(CultureInfo.InvariantCulture)], PythonLine)
        {
            CanEncrypt = true,
            IsSequential = threads == 1,
        };

    private static string PythonLine(TargetFarm farm, Scenario scenario) => JsonSerializer.Serialize(new
    {
        timeout = Scenario.Timeout.TotalSeconds,
        ca = scenario.IsEncrypted ? farm.CertificateFile : null,
        urls = farm.Ports(scenario).Select(port => $"{(scenario.IsEncrypted ? "https" : "http")}://127.0.0.1:{port}/healthz"),
    });

    private static string FloorLine(TargetFarm farm, Scenario scenario) =>
        string.Join(' ', farm.Ports(scenario).Prepend((int)Scenario.Timeout.TotalMilliseconds));
}

using System.Collections.Immutable;
using System.Globalization;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>One declared function: its Runtime API, its process, and the schedules that invoke it.</summary>
public sealed class FunctionHost : IAsyncDisposable
{
    private readonly CheckerFunction _function;
    private readonly RuntimeApi _api;
    private readonly FunctionProcess _process;
    private readonly TimeProvider _clock;
    private readonly Action<string> _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<Task> _schedules = [];
    private volatile InvocationResult? _last;
    private volatile bool _suspended;

    private FunctionHost(CheckerFunction function, RuntimeApi api, FunctionProcess process, TimeProvider clock, Action<string> log)
    {
        _function = function;
        _api = api;
        _process = process;
        _clock = clock;
        _log = log;
    }

    /// <summary>The function as declared.</summary>
    public CheckerFunction Function => _function;

    /// <summary>How often its process was started.</summary>
    public int Starts => _process.Starts;

    /// <summary>How the last invocation ended; <see langword="null"/> before the first.</summary>
    public InvocationResult? Last => _last;

    /// <summary>Ends when the first invocation has.</summary>
    public Task FirstAnswer => _answered.Task;

    /// <summary>Starts the function's process.</summary>
    /// <param name="command">Program and arguments that start the function's code.</param>
    /// <param name="metrics">CloudWatch's endpoint.</param>
    /// <param name="clock">The twin's time, on which schedules run.</param>
    /// <param name="realTime">The real time, which deadlines and restarts keep.</param>
    /// <param name="log">Receives what the process writes and how its invocations end.</param>
    public static async Task<FunctionHost> StartAsync(
        CheckerFunction function,
        ImmutableArray<string> command,
        AwsCredentials credentials,
        Uri metrics,
        TimeProvider clock,
        TimeProvider realTime,
        Action<string> log,
        CancellationToken cancellationToken)
    {
        void LogLine(string line) => log($"{function.Name}: {line}");
        var api = await RuntimeApi.StartAsync(function.Arn, realTime, report => LogLine($"could not start: {report}"), cancellationToken);
        var environment = function.Environment.ToImmutableDictionary(StringComparer.Ordinal)
            .SetItems(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AWS_LAMBDA_RUNTIME_API"] = api.Authority,
                ["AWS_LAMBDA_FUNCTION_NAME"] = function.Name,
                ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = function.MemorySize.ToString(CultureInfo.InvariantCulture),
                ["AWS_REGION"] = function.Region,
                ["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId,
                ["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey,
                ["AWS_SESSION_TOKEN"] = credentials.SessionToken,
                ["AWS_ENDPOINT_URL_CLOUDWATCH"] = metrics.GetLeftPart(UriPartial.Authority),
            });
        var process = FunctionProcess.Start(command, environment, realTime, api.Abandon, LogLine);
        return new FunctionHost(function, api, process, clock, LogLine);
    }

    /// <summary>Invokes the function at once, and then at the rate of each schedule.</summary>
    /// <param name="prepare">The event of a schedule at a time.</param>
    public void Run(IEnumerable<CheckerSchedule> schedules, Func<CheckerSchedule, DateTimeOffset, string> prepare) =>
        _schedules = [.. schedules.Select(schedule => TickAsync(schedule, prepare, _stopping.Token))];

    /// <summary>Ends the process and lets ticks pass until <see cref="Resume"/>.</summary>
    public void Suspend()
    {
        _suspended = true;
        _process.Suspend();
    }

    /// <summary>Starts the process again.</summary>
    public void Resume()
    {
        _suspended = false;
        _process.Resume();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_schedules).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _process.DisposeAsync();
        await _api.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task TickAsync(
        CheckerSchedule schedule, Func<CheckerSchedule, DateTimeOffset, string> prepare, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(schedule.Interval, _clock);
        do
        {
            if (!_suspended)
            {
                await InvokeAsync(prepare(schedule, _clock.GetUtcNow()), cancellationToken);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task InvokeAsync(string payload, CancellationToken cancellationToken)
    {
        var result = await _api.InvokeAsync(payload, _function.Timeout, cancellationToken);
        _last = result;
        _answered.TrySetResult();
        switch (result)
        {
            case InvocationResult.TimedOut timedOut:
                _log($"timed out after {timedOut.After.TotalSeconds:0.##} seconds");
                _process.Kill();
                break;
            case InvocationResult.Failed failed:
                _log($"failed with {failed.ErrorType}: {failed.Report}");
                break;
            case InvocationResult.Crashed:
                _log("ended before it had responded");
                break;
        }
    }
}

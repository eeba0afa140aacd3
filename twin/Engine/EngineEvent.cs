using System.Collections.Immutable;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine;

/// <summary>What can change the state. A run is the list of its events: applied again, they give the same state.</summary>
public abstract record EngineEvent
{
    private EngineEvent()
    {
    }

    /// <summary>CloudWatch took data points in.</summary>
    public sealed record MetricsPublished(ImmutableArray<MetricPoint> Points) : EngineEvent;

    /// <summary>A minute is over: alarms and health checks look at their data.</summary>
    public sealed record MinutePassed : EngineEvent;

    /// <summary>A fault sets in.</summary>
    public sealed record FaultBegan(string Id, Fault Fault) : EngineEvent;

    /// <summary>A fault is over. An unknown id changes nothing.</summary>
    public sealed record FaultEnded(string Id) : EngineEvent;

    /// <summary>A target that a resolver forwarded to responded.</summary>
    public sealed record TargetAnswered(TargetKey Target) : EngineEvent;

    /// <summary>A target that a resolver forwarded to did not respond in time.</summary>
    public sealed record TargetTimedOut(TargetKey Target) : EngineEvent;

    /// <summary>Somebody edited an alarm. Health checks keep their copy of its settings.</summary>
    public sealed record AlarmEdited(string AlarmId, AlarmSettings Settings) : EngineEvent;

    /// <summary>A deployment updated a health check, which reads its alarm's settings again.</summary>
    public sealed record HealthCheckUpdated(string HealthCheckId) : EngineEvent;
}

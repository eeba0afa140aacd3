using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Turns the targets of the event into targets that can be checked, and collects what is wrong with the others.</summary>
internal static class TargetReader
{
    public static ImmutableArray<Target> ReadAll(IReadOnlyList<TargetDocument> documents, ImmutableArray<string>.Builder errors)
    {
        var targets = ImmutableArray.CreateBuilder<Target>(documents.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < documents.Count; index++)
        {
            var report = new TargetReport($"targets[{index}]", documents[index].Id, errors);
            if (documents[index].Id is { } id && !ids.Add(id))
            {
                report.Add("id", id, "An id that no other target has");
            }

            var target = Read(documents[index], report);
            if (report.IsClean)
            {
                targets.Add(target);
            }
        }

        return targets.ToImmutable();
    }

    private static Target Read(TargetDocument document, TargetReport report)
    {
        var id = report.Text("id", document.Id, 1024);
        var address = report.Text("address", document.Address, 253);
        var port = report.Number("port", document.Port, DefaultPort(document.Kind), 1, 65535);
        Target target = document.Kind switch
        {
            "tcp" => new Target.Tcp { Id = id, Address = address, Port = port },
            "http" or "https" => HttpTargetReader.Read(document, id, address, port, report),
            _ => Unknown(document.Kind, report),
        };
        return target with
        {
            Timeout = TimeSpan.FromMilliseconds(report.Number("timeoutMs", document.TimeoutMs, 2000, 10, 60_000)),
            Attempts = report.Number("attempts", document.Attempts, 2, 1, 10),
            Backoff = TimeSpan.FromMilliseconds(report.Number("backoffMs", document.BackoffMs, 200, 0, 10_000)),
            DependsOn = document.DependsOn,
        };
    }

    private static Target.Tcp Unknown(string? kind, TargetReport report)
    {
        report.Add("kind", kind, "http, https or tcp");
        return new Target.Tcp { Id = "", Address = "", Port = 0 };
    }

    private static int? DefaultPort(string? kind) => kind switch
    {
        "http" => 80,
        "https" => 443,
        _ => null,
    };
}

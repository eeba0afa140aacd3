using System.Collections.Immutable;
using System.Text.Json;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Turns the targets of the event into targets that can be checked, and collects what is wrong with the others.</summary>
internal static class TargetReader
{
    public static ImmutableArray<Target> ReadAll(JsonElement list, ImmutableArray<string>.Builder errors)
    {
        var targets = ImmutableArray.CreateBuilder<Target>(list.GetArrayLength());
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var element in list.EnumerateArray())
        {
            var fields = new FieldReader(element, $"targets[{index++}]", errors);
            var target = Read(fields);
            if (!ids.Add(target.Id))
            {
                fields.Refuse("id", "An id that no other target has");
            }

            if (fields.IsClean)
            {
                targets.Add(target);
            }
        }

        return targets.ToImmutable();
    }

    private static Target Read(FieldReader fields)
    {
        var kind = fields.RequiredText("kind");
        var address = fields.RequiredText("address");
        return new Target
        {
            Id = fields.RequiredText("id"),
            Address = address,
            Port = fields.Number("port", DefaultPort(kind), 1, 65535),
            Check = ReadCheck(kind, address, fields),
            Timeout = TimeSpan.FromMilliseconds(fields.Number("timeoutMs", 2000, 10, 60_000)),
            Attempts = fields.Number("attempts", 2, 1, 10),
            Backoff = TimeSpan.FromMilliseconds(fields.Number("backoffMs", 200, 0, 10_000)),
            DependsOn = fields.Text("dependsOn"),
        };
    }

    private static Check ReadCheck(string kind, string address, FieldReader fields)
    {
        switch (kind)
        {
            case "http" or "https":
                return HttpCheckReader.Read(fields, kind, address);
            case "dns":
                return DnsCheckReader.Read(fields);
            case "tcp":
                return new Check.Tcp();
            default:
                fields.Refuse("kind", "http, https, tcp or dns");
                return new Check.Tcp();
        }
    }

    private static int? DefaultPort(string kind) => kind switch
    {
        "http" => 80,
        "https" => 443,
        "dns" => 53,
        _ => null,
    };
}

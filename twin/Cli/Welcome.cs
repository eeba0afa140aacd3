using System.Globalization;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Host;
using Spectre.Console;

namespace CrossCloudDns.Twin.Cli;

/// <summary>What <c>up</c> prints once it runs: addresses, what to try, and how long a failover takes.</summary>
internal static class Welcome
{
    public static void Print(TextWriter writer, TwinHost twin)
    {
        var console = Terminal.For(writer);
        console.WriteLine();
        console.MarkupLineInterpolated(
            $"[bold]Stack {twin.Model.Stack}[/] runs on loopback. Nothing is deployed, nothing leaves this machine.");
        console.Write(Resolvers(twin));
        console.Write(Instances(twin));
        console.Write(Services(twin));
        foreach (var group in twin.Model.NotUnderstood.GroupBy(resource => (resource.Type, resource.Why)))
        {
            var names = string.Join(
                ", ", group.Select(resource => resource.Urn[(resource.Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..]));
            console.MarkupLineInterpolated($"[yellow]Not understood:[/] {group.Key.Type} {names}: {group.Key.Why}");
        }

        console.MarkupLineInterpolated($"Dashboard and HTTP API: [bold]{twin.HttpAddress}[/]");
        foreach (var line in Examples(twin))
        {
            console.WriteLine(line);
        }
    }

    private static Table Resolvers(TwinHost twin)
    {
        var table = Terminal.Table("DNS", "site", "declared", "address", "port");
        foreach (var (entry, listener) in twin.Resolvers)
        {
            table.AddRow(
                entry.Role switch
                {
                    ResolverRole.AzureClient => "clients in the VNet",
                    ResolverRole.AzureInbound => "Azure inbound endpoint",
                    ResolverRole.VpcClient => "clients in the VPC",
                    _ => $"Route 53 inbound {entry.AvailabilityZone}",
                },
                Markup.Escape(entry.Site),
                entry.Role == ResolverRole.AzureClient ? "168.63.129.16" : entry.Declared.ToString(),
                listener.EndPoint.Address.ToString(),
                listener.EndPoint.Port.ToString(CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static Table Instances(TwinHost twin)
    {
        var table = Terminal.Table("instance", "declared", "address", "port", "kind");
        foreach (var instance in twin.Model.Instances)
        {
            if (twin.Instances.Servers.TryGetValue(instance.Id, out var server))
            {
                table.AddRow(
                    Markup.Escape(instance.Id),
                    instance.Address.ToString(),
                    server.EndPoint.Address.ToString(),
                    server.EndPoint.Port.ToString(CultureInfo.InvariantCulture),
                    instance.Probe!.Kind.ToString().ToLowerInvariant());
            }
        }

        return table;
    }

    private static Table Services(TwinHost twin)
    {
        var table = Terminal.Table("service", "fails over in", "typically", "at worst", "recovers at worst in");
        foreach (var budget in FailoverBudget.Of(twin.Model, twin.Engine.Current.Assumptions))
        {
            table.AddRow(
                Markup.Escape(budget.Service.ToString()),
                Seconds(budget.FailOverTotal.Best),
                Seconds(budget.FailOverTotal.Typical),
                Seconds(budget.FailOverTotal.Worst),
                Seconds(budget.RecoverTotal.Worst));
        }

        return table;
    }

    private static IEnumerable<string> Examples(TwinHost twin)
    {
        var name = FailoverBudget.Of(twin.Model, twin.Engine.Current.Assumptions).FirstOrDefault()?.Service.ToString().TrimEnd('.');
        foreach (var (entry, listener) in twin.Resolvers.Where(pair => pair.Entry.Role == ResolverRole.AzureClient))
        {
            yield return $"dig @{listener.EndPoint.Address} -p {listener.EndPoint.Port} {name ?? "example.org"}    # as a client in "
                + $"{entry.Site}";
        }

        if (twin.Model.Instances.FirstOrDefault(instance => twin.Instances.Servers.ContainsKey(instance.Id)) is { } victim)
        {
            yield return $"curl {twin.HttpAddress}api/faults --json "
                + $"'{{\"kind\":\"instance\",\"target\":\"{victim.Id}\",\"mode\":\"refuse\"}}'";
        }

        yield return "Ctrl-C ends it.";
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");
}

using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Bench.Failover;

/// <summary>The instance of a service that dies, and the Azure client that had been sent to it.</summary>
internal sealed record Casualty(FailoverBudget Budget, DrillClient Client, Instance Victim)
{
    public string Service => Budget.Service.ToString();

    /// <summary>For each service that answers with addresses: what the first Azure client gets while all is well.</summary>
    public static ImmutableArray<Casualty> Of(StackModel model)
    {
        var calm = Simulation.Run(new DrillPlan { Model = model, Duration = TimeSpan.FromSeconds(1) });
        return
        [
            .. from budget in FailoverBudget.Of(model, Assumptions.Default)
               where budget.Type == RecordType.A
               let sample = calm.Samples.First(sample => sample.Service == budget.Service.ToString() && IsAzure(model, sample.Client))
               let victim = model.Instances.FirstOrDefault(instance => instance.Address.Equals(sample.Address))
               where victim is not null && Replaceable(model, budget, victim.Address)
               select new Casualty(budget, sample.Client, victim),
        ];
    }

    private static bool IsAzure(StackModel model, DrillClient client) =>
        model.VirtualNetworks.Any(network => network.Id == client.NetworkId);

    private static bool Replaceable(StackModel model, FailoverBudget budget, IPAddress address) => ServiceTree.Of(model)
        .Where(service => service.Name.Equals(budget.Service))
        .SelectMany(service => service.Leaves)
        .Select(leaf => leaf.Content)
        .OfType<RecordContent.Values>()
        .SelectMany(content => content.Data)
        .OfType<RecordData.A>()
        .Any(data => !data.Address.Equals(address));
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Engine.Drills;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Host;

/// <summary>One lookup from a client to its answer, decision after decision, without sending a packet. Pure.</summary>
/// <param name="Trail">Why it came out so, in the order in which the query meets the decisions.</param>
/// <param name="Waited">Time lost to targets that do not respond.</param>
public sealed record Lookup(DnsAnswer Answer, Trail Trail, TimeSpan Waited)
{
    private const int MostHops = 8;

    /// <summary>What a client gets.</summary>
    /// <param name="client">The resolver address that the client asks.</param>
    public static Lookup Of(EngineState state, ResolverAddressEntry client, Question question, DateTimeOffset now)
    {
        var book = ResolverAddressBook.Of(state.Model);
        var start = Trail.Empty.With(
            TrailStage.Client,
            TrailVerdict.Chosen,
            client.Role == ResolverRole.AzureClient ? $"168.63.129.16 in {client.Name}" : $"{client.Declared} ({client.Name})",
            $"what a client in {client.Site} asks for {question.Name} {question.Type.ToText()}");
        if (!Reachability.Between(state, client.NetworkId, client.Declared).Ok)
        {
            return new Lookup(
                DnsAnswer.ServFail,
                start.With(TrailStage.Client, TrailVerdict.Dropped, client.Name, "a fault took the client's own network"),
                TimeSpan.Zero);
        }

        var lookup = At(state, book, client, question, now, MostHops);
        return lookup with { Trail = start.Then(lookup.Trail).Then(Connection(state, client, lookup.Answer).Later(lookup.Waited)) };
    }

    // The client's own part: it connects to the first address that it got.
    private static Trail Connection(EngineState state, ResolverAddressEntry client, DnsAnswer answer)
    {
        if (answer.Answers.Select(record => (record.Data as RecordData.A)?.Address).OfType<IPAddress>().FirstOrDefault() is not { } address)
        {
            return Trail.Empty;
        }

        var reach = Reachability.Between(state, client.NetworkId, address);
        var instance = state.Model.Instances.FirstOrDefault(candidate => candidate.Address.Equals(address));
        var failure = instance is not null
            && Reachability.FailureOf(state, instance.Id) is { } found
            && SimulatedChecker.Matters(found, instance.Probe?.Kind)
            ? found
            : (InstanceFailure?)null;
        var subject = instance is null ? $"{address}" : $"{instance.Id} at {address}";
        return !reach.Ok ? Trail.Empty.With(
            TrailStage.Connection, TrailVerdict.Dropped, subject, $"not reachable from {client.Name}: {reach.Why}")
            : failure is { } mode ? Trail.Empty.With(
                TrailStage.Connection,
                TrailVerdict.Dropped,
                subject,
                $"does not serve: {FaultText.Describe(new Fault.Instance(instance!.Id, mode))}")
            : Trail.Empty.With(
                TrailStage.Connection,
                TrailVerdict.Chosen,
                subject,
                $"reachable from {client.Name}; caches keep the answer for {answer.Answers.Min(record => record.Ttl).TotalSeconds:0} s");
    }

    /// <summary>The resolver address that clients of a site ask: its VNet's, or its VPC's where it has no VNet.</summary>
    /// <param name="from">A site, or the name of a VNet or VPC.</param>
    public static ResolverAddressEntry? ClientOf(StackModel model, string from)
    {
        var clients = ResolverAddressBook.Of(model)
            .Where(entry => entry.Role is ResolverRole.AzureClient or ResolverRole.VpcClient)
            .ToList();
        return clients.FirstOrDefault(entry => entry.Name == from) ?? clients.FirstOrDefault(entry => entry.Site == from);
    }

    private static Lookup At(
        EngineState state, ImmutableArray<ResolverAddressEntry> book, ResolverAddressEntry entry, Question question, DateTimeOffset now,
        int hopsLeft)
    {
        var decision = entry.Decide(state, question, now);
        return decision switch
        {
            ResolverDecision.Answered answered => new Lookup(answered.Answer, answered.Trail, TimeSpan.Zero),
            ResolverDecision.Public => new Lookup(DnsAnswer.Refused, decision.Trail, TimeSpan.Zero),
            ResolverDecision.Forward forward => Ask(state, book, entry, forward, now, hopsLeft),
            _ => throw new UnreachableException(),
        };
    }

    private static Lookup Ask(
        EngineState state,
        ImmutableArray<ResolverAddressEntry> book,
        ResolverAddressEntry from,
        ResolverDecision.Forward forward,
        DateTimeOffset now,
        int hopsLeft)
    {
        var trail = forward.Trail;
        var waited = TimeSpan.Zero;
        foreach (var target in forward.Targets)
        {
            var address = target.EndPoint.Address;
            var reach = Reachability.Between(state, from.NetworkId, address);
            var next = book.FirstOrDefault(entry => entry.Declared.Equals(address));
            if (!reach.Ok || next is null || hopsLeft == 0)
            {
                var why = !reach.Ok
                    ? reach.Why
                    : next is null
                    ? "no server of the stack has this address"
                    : "the forwarders go round in a circle";
                trail = trail.With(
                    TrailStage.Link,
                    TrailVerdict.Dropped,
                    address.ToString(),
                    $"no response in {target.Timeout.TotalSeconds:0.#} s: {why}");
                waited += target.Timeout;
                trail = new Trail([.. trail.Entries[..^1], trail.Entries[^1] with { After = waited }]);
                continue;
            }

            trail = trail.Then(
                Trail.Empty.With(TrailStage.Link, TrailVerdict.Chosen, address.ToString(), $"reachable from {from.Name}").Later(waited));
            var rest = At(state, book, next, forward.Question, now, hopsLeft - 1);
            var answer = rest.Answer with { Answers = [.. forward.Prefix, .. rest.Answer.Answers] };
            return new Lookup(answer, trail.Then(rest.Trail.Later(waited)), waited + rest.Waited);
        }

        return new Lookup(
            DnsAnswer.ServFail,
            trail.Then(Trail.Empty.With(TrailStage.Link, TrailVerdict.Dropped, forward.Rule, "no target responds").Later(waited)),
            waited);
    }
}

using System.Collections.Immutable;
using System.Net;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Engine.Drills;

/// <summary>The loss of a zone seen from a VPC whose queries leave through an outbound endpoint.</summary>
/// <remarks>Where the stack declares none, one is added to a copy of it, and the report says so.</remarks>
/// <seealso href="https://aws.amazon.com/blogs/networking-and-content-delivery/how-to-achieve-dns-high-availability-with-route-53-resolver-endpoints/"/>
internal static class OutboundDrill
{
    private const int Before = 120;
    private const int During = 120;
    private const int After = 120;

    public static async Task<DrillReport> ZoneLossAsync(DrillSubject subject, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        if (Rule(subject.Model) is not { } found)
        {
            if (WithOutbound(subject.Model) is not { } changed || Rule(changed) is not { } added)
                return subject.Skip("there is no VPC with resolver subnets, or no Azure inbound endpoint to forward to");
            subject = subject with { Model = changed };
            found = added;
            findings.Add(
                "The stack declares no outbound endpoint; this ran on a copy with one in each resolver subnet and a rule for "
                    + "'azure.test'.");
        }

        var (rule, endpoint) = found;
        var zone = endpoint.Addresses.Select(address => address.AvailabilityZone).First(zone => zone is not null)!;
        var plan = new OutboundPlan
        {
            Model = subject.Model,
            Assumptions = subject.Assumptions,
            Rule = rule,
            Phases =
            [
                new OutboundPhase(Before, null),
                new OutboundPhase(During, new Fault.AvailabilityZone(zone)),
                new OutboundPhase(After, null),
            ],
        };
        var phases = await subject.Stage.PlayAsync(plan, cancellationToken);
        // What the second interface is for can only be worked out: no setting of the cloud takes it away.
        var single = plan with { Assumptions = subject.Assumptions with { OutboundInterfacesPerQuery = 1 } };
        var alone = (await VirtualStage.Instance.PlayAsync(single, cancellationToken))[1];
        var seconds = TimeSpan.FromSeconds(Before + During + After);
        var run = new DrillRun(
            "",
            Measure(endpoint, phases),
            [Event(Before, $"zone {zone} begins"), Event(Before + During, $"zone {zone} ends")],
            [],
            seconds);
        return subject.Report(
            [run],
            [
                new DrillCheck(
                    "no query is lost before, during and after",
                    phases.All(phase => phase.Lost == 0),
                    $"{phases.Sum(phase => phase.Lost)} of {phases.Sum(phase => phase.Asked)} lost"),
                new DrillCheck(
                    $"the interface in {zone} sends before and not during",
                    By(phases[0], zone) > 0 && By(phases[1], zone) == 0,
                    $"{By(phases[0], zone)} queries before, {By(phases[1], zone)} during"),
                new DrillCheck(
                    "sent through one interface only, queries would be lost",
                    alone.Lost > 0,
                    $"{alone.Lost} of {alone.Asked} would be lost"),
            ],
            findings);

        int By(OutboundOutcome phase, string zone) =>
            endpoint.Addresses.Where(address => address.AvailabilityZone == zone).Sum(address => phase.SentBy(address.Address));

        static TimelineEntry Event(int second, string text) => new(TimeSpan.FromSeconds(second), "fault", "", text);
    }

    private static DrillMeasurement Measure(ResolverEndpoint endpoint, ImmutableArray<OutboundOutcome> phases) => new()
    {
        Onset = TimeSpan.FromSeconds(Before),
        End = TimeSpan.FromSeconds(Before + During),
        Asked = phases.Sum(phase => phase.Asked),
        Sent = phases.Sum(phase => phase.Asked),
        Answered = phases.Sum(phase => phase.Asked - phase.Lost),
        Negative = 0,
        Lost = phases.Sum(phase => phase.Lost),
        Misdirected = 0,
        LongestWait = TimeSpan.Zero,
        Services = [],
        AnsweredBy =
        [
            .. endpoint.Addresses.Select(address => new AnswerShare(
                address.Address,
                address.AvailabilityZone,
                phases[0].SentBy(address.Address),
                phases[1].SentBy(address.Address),
                phases[2].SentBy(address.Address))),
        ],
    };

    private static (ResolverRule Rule, ResolverEndpoint Endpoint)? Rule(StackModel model)
    {
        var rules =
            from rule in model.ResolverRules
            where rule.Kind == ResolverRuleKind.Forward && !rule.VpcIds.IsEmpty
            from endpoint in model.ResolverEndpoints
            where endpoint.Id == rule.EndpointId && endpoint.Addresses.Any(address => address.AvailabilityZone is not null)
            select ((ResolverRule, ResolverEndpoint)?)(rule, endpoint);
        return rules.FirstOrDefault();
    }

    private static StackModel? WithOutbound(StackModel model)
    {
        var inbound = model.ResolverEndpoints.FirstOrDefault(endpoint =>
            endpoint.Direction == ResolverDirection.Inbound && endpoint.Addresses.All(address => address.AvailabilityZone is not null));
        var targets = model.DnsResolvers.SelectMany(resolver => resolver.InboundEndpoints)
            .SelectMany(endpoint => endpoint.Addresses)
            .Select(address => new IPEndPoint(address, 53))
            .ToImmutableArray();
        if (inbound is null || targets.IsEmpty)
            return null;
        var endpoint = inbound with
        {
            Id = "added-outbound",
            Name = "added outbound endpoint",
            Direction = ResolverDirection.Outbound,
            Addresses = [.. inbound.Addresses.Select(address => address with { Address = Next(address.Address) })],
        };
        var zone = DomainName.Parse("azure.test");
        var answering = new PrivateZone
        {
            Id = "added-zone",
            Name = zone,
            Links =
            [
                .. model.VirtualNetworks.Select(network =>
                    new PrivateZoneLink(network.Id, RegistrationEnabled: false, NxDomainRedirect: false)),
            ],
        };
        var rule = new ResolverRule
        {
            Id = "added-rule",
            Name = "added rule",
            Kind = ResolverRuleKind.Forward,
            Domain = zone,
            Region = inbound.Region,
            EndpointId = endpoint.Id,
            Targets = targets,
            VpcIds = [inbound.VpcId],
        };
        return model with
        {
            ResolverEndpoints = model.ResolverEndpoints.Add(endpoint),
            ResolverRules = model.ResolverRules.Add(rule),
            PrivateZones = model.PrivateZones.Add(answering),
        };
    }

    private static IPAddress Next(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes[^1]++;
        return new IPAddress(bytes);
    }
}

using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;
using CrossCloudDns.Twin.Model;
using TypeToken = CrossCloudDns.Twin.Model.Reading.TypeToken;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>What one thing of a site costs in a month.</summary>
/// <param name="Quantity">In the price's unit.</param>
/// <param name="Monthly">In the table's currency.</param>
public sealed record CostLine(string Site, Price Price, decimal Quantity, decimal Monthly)
{
    // The first of each month that AWS does not charge for are left out of account: they belong to the account, not to the stack.
    internal static ImmutableArray<CostLine> Of(
        CapturedStack captured, StackModel model, SiteFinder sites, PriceTable prices, decimal millionQueries)
    {
        var hours = prices.HoursPerMonth;
        var counted =
            from resource in captured.Resources
            where ResourceCount.IsCloudResource(resource)
            from use in Uses(resource, hours)
            select (Site: sites.SiteOf(resource), use.Id, use.Quantity);
        var checkers =
            from schedule in model.Schedules
            where schedule.Enabled
            from use in CheckerUses(model, schedule, hours)
            select (Site: schedule.Site ?? SiteFinder.Shared, use.Id, use.Quantity);
        var queries = millionQueries > 0
            ? new[] { (Site: SiteFinder.Shared, Id: "aws.resolver.million-queries", Quantity: millionQueries) }
            : [];
        return
        [
            .. from use in counted.Concat(checkers).Concat(queries)
               group use.Quantity by (use.Site, use.Id) into line
               let price = prices[line.Key.Id]
               let quantity = line.Sum()
               where quantity > 0
               orderby line.Key.Site, price.Id
               select new CostLine(line.Key.Site, price, quantity, decimal.Round(quantity * price.Usd, 2)),
        ];
    }

    private static IEnumerable<(string Id, decimal Quantity)> Uses(DeclaredResource resource, int hours) =>
        TypeToken.Normalize(resource.Type) switch
        {
            ResourceType.ResolverEndpoint => [("aws.resolver.address-hour", resource.Items("ipAddresses").Count() * hours)],
            ResourceType.HostedZone => [("aws.route53.zone-month", 1)],
            ResourceType.HealthCheck => [("aws.route53.check-month", 1)],
            ResourceType.MetricAlarm => [("aws.cloudwatch.alarm-month", 1)],
            "aws:cloudwatch/dashboard:Dashboard" => [("aws.cloudwatch.dashboard-month", 1)],
            ResourceType.VpcEndpoint when resource.Text("vpcEndpointType") is "Interface" =>
                [("aws.vpc.endpoint-hour", resource.Texts("subnetIds").Count() * hours)],
            ResourceType.VpnConnection => [("aws.vpn.connection-hour", hours)],
            ResourceType.TransitGatewayVpcAttachment or "aws:ec2transitgateway/peeringAttachment:PeeringAttachment" =>
                [("aws.tgw.attachment-hour", hours)],
            ResourceType.NatGateway => [("aws.nat.gateway-hour", hours)],
            "aws:kms/key:Key" => [("aws.kms.key-month", 1)],
            ResourceType.InboundEndpoint or ResourceType.OutboundEndpoint => [("azure.resolver.endpoint-month", 1)],
            ResourceType.ForwardingRuleset => [("azure.resolver.ruleset-month", 1)],
            ResourceType.PrivateZone => [("azure.dns.zone-month", 1)],
            ResourceType.VirtualNetworkGateway => [("azure.vpn.gateway-hour", hours)],
            ResourceType.PublicIpAddress => [("azure.ip.address-hour", hours)],
            ResourceType.MetricAlert => [("azure.monitor.signal-month", 1)],
            _ => [],
        };

    // A run is billed for about what its slowest target takes to fail once; one second where all answer is the honest middle.
    private static IEnumerable<(string Id, decimal Quantity)> CheckerUses(StackModel model, CheckerSchedule schedule, int hours)
    {
        var runs = (decimal)(TimeSpan.FromHours(hours) / schedule.Interval);
        var memory = model.Functions.FirstOrDefault(function => function.Id == schedule.FunctionId)?.MemorySize ?? 128;
        yield return ("aws.lambda.million-requests", runs / 1_000_000);
        yield return ("aws.lambda.gb-second", runs * memory / 1024);
        yield return ("aws.cloudwatch.thousand-requests", runs / 1000);
        yield return ("aws.cloudwatch.metric-month", (schedule.Targets.Length * 2) + 1);
    }
}

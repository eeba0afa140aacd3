using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class EndpointInOneZone()
    : CheckRule(CheckId.EndpointInOneZone, Severity.Error, "Resolver endpoint in a single Availability Zone")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        where endpoint.Zones.Length == 1 && endpoint.Addresses.All(address => address.Subnet?.Zone is not null)
        select Found(
            endpoint.Resource,
            $"All {endpoint.Addresses.Length} addresses of '{endpoint.Resource.Name}' are in Availability Zone '{endpoint.Zones[0]}': "
                + "losing it stops resolution, and AWS's multi-zone service level does not hold.",
            "Put one address into a subnet of each of three Availability Zones.");
}

internal sealed class EndpointInTwoZones()
    : CheckRule(CheckId.EndpointInTwoZones, Severity.Warning, "Resolver endpoint in fewer than three Availability Zones")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        where endpoint.Zones.Length == 2
        select Found(
            endpoint.Resource,
            $"'{endpoint.Resource.Name}' has addresses in two Availability Zones only: while one is lost, one zone carries everything "
                + "and nothing is left to lose.",
            "Add an address in a third Availability Zone.");
}

internal sealed class EndpointHasTooFewAddresses()
    : CheckRule(CheckId.EndpointHasTooFewAddresses, Severity.Error, "Resolver endpoint with fewer than two addresses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        where endpoint.Addresses.Length < 2
        select Found(
            endpoint.Resource,
            $"'{endpoint.Resource.Name}' has {endpoint.Addresses.Length} addresses; AWS takes no fewer than 2.",
            "Declare one address per Availability Zone, three in all.");
}

internal sealed class EndpointHasTooManyAddresses()
    : CheckRule(CheckId.EndpointHasTooManyAddresses, Severity.Warning, "Resolver endpoint above the address quota")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        where endpoint.Addresses.Length > 6
        select Found(
            endpoint.Resource,
            $"'{endpoint.Resource.Name}' has {endpoint.Addresses.Length} addresses; the default quota is 6 for each endpoint, and a "
                + "changed address needs room for one more.",
            "Lower the number of addresses, or ask AWS to raise the quota first.");
}

internal sealed class TooManyEndpointsInRegion()
    : CheckRule(CheckId.TooManyEndpointsInRegion, Severity.Warning, "More Resolver endpoints than the Region's quota")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        group endpoint by endpoint.Region into region
        where region.Count() > 4
        select Found(
            region.First().Resource,
            $"Region '{region.Key}' gets {region.Count()} Resolver endpoints; the default quota of an account is 4 for each Region.",
            "Share endpoints among VPCs, or ask AWS to raise the quota first.");
}

internal sealed class EndpointAddressNotPinned()
    : CheckRule(CheckId.EndpointAddressNotPinned, Severity.Warning, "Inbound endpoint whose addresses AWS chooses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Inbound
        where endpoint.Addresses.Any(address => !address.Pinned)
        select Found(
            endpoint.Resource,
            $"'{endpoint.Resource.Name}' leaves addresses to AWS: a replaced endpoint gets new ones, and every forwarder that knows "
                + "the old ones fails.",
            "Declare 'ip' for each address, for example the first usable one of its subnet.");
}

internal sealed class OutboundEndpointUnused()
    : CheckRule(CheckId.OutboundEndpointUnused, Severity.Warning, "Outbound endpoint that no rule uses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        where !endpoint.Inbound && stack.Resolver.Rules.All(rule => rule.Endpoint?.Resource.Urn != endpoint.Resource.Urn)
        select Found(
            endpoint.Resource,
            $"No FORWARD rule uses outbound endpoint '{endpoint.Resource.Name}', which costs money by the hour.",
            "Declare a rule that uses it, or remove it.");
}

internal sealed class EndpointRegionMismatch()
    : CheckRule(CheckId.EndpointRegionMismatch, Severity.Error, "Resolver endpoint and its subnets in different Regions or VPCs")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var endpoint in stack.Resolver.Endpoints)
        {
            var subnets = endpoint.Addresses.Select(address => address.Subnet).OfType<DeclaredSubnet>().Distinct().ToList();
            if (subnets.FirstOrDefault(subnet => subnet.Region != endpoint.Region) is { } elsewhere)
            {
                yield return Found(
                    endpoint.Resource,
                    $"'{endpoint.Resource.Name}' is in Region '{endpoint.Region}' and its subnet '{elsewhere.Resource.Name}' in "
                        + $"'{elsewhere.Region}'.",
                    "Declare endpoint and subnets in one Region.");
            }
            else if (subnets.Select(subnet => subnet.VpcId).Distinct(StringComparer.Ordinal).Count() > 1)
            {
                yield return Found(
                    endpoint.Resource,
                    $"The subnets of '{endpoint.Resource.Name}' belong to more than one VPC.",
                    "Take all subnets of an endpoint from one VPC.");
            }
        }
    }
}

internal sealed class EndpointsInOneRegion()
    : CheckRule(CheckId.EndpointsInOneRegion, Severity.Warning, "All inbound endpoints in one Region")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from region in stack.Resolver.Inbound.GroupBy(endpoint => endpoint.Region, StringComparer.Ordinal)
        where region.Count() == stack.Resolver.Inbound.Count() && stack.Zones.All.Any(zone => zone.Private)
        select Found(
            region.First().Resource,
            $"Every way into the private zones leads through '{region.Key}': while Resolver is lost there, no client outside AWS "
                + "resolves anything.",
            "Add a site in a second Region; a lab may do without.");
}

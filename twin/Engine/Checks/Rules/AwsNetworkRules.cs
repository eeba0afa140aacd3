using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class VpcCannotResolvePrivateZones()
    : CheckRule(CheckId.VpcCannotResolvePrivateZones, Severity.Error, "VPC that cannot resolve private zones")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from vpc in stack.Aws.Vpcs
        let associated = stack.Zones.All.Any(zone => zone.Associations.Any(link => link.VpcId == vpc.Resource.Id))
        where associated
        let off = vpc.Resource.Flag("enableDnsSupport") == false ? "enableDnsSupport"
            : vpc.Resource.Flag("enableDnsHostnames") != true ? "enableDnsHostnames"
            : null
        where off is not null
        select Found(
            vpc.Resource,
            $"VPC '{vpc.Resource.Name}' is associated with a private zone and does not have '{off}' on; Route 53 answers for private "
                + "zones only where both settings are on.",
            $"Set '{off}' to true.");
}

internal sealed class VpcNotOnAmazonDns()
    : CheckRule(CheckId.VpcNotOnAmazonDns, Severity.Warning, "VPC whose clients do not ask AmazonProvidedDNS")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from link in stack.Of(ResourceType.DhcpOptionsAssociation)
        let options = stack.Find(ResourceType.DhcpOptions, link.Text("dhcpOptionsId"))
        where options is not null && options.Texts("domainNameServers").Any()
            && !options.Texts("domainNameServers").Contains("AmazonProvidedDNS", StringComparer.Ordinal)
        select Found(
            options,
            $"DHCP options '{options.Name}' send clients to {string.Join(", ", options.Texts("domainNameServers"))}: Resolver rules "
                + "and private zones of the VPC do not apply to them.",
            "Use AmazonProvidedDNS and forward with Resolver rules.");
}

internal sealed class VpcWithDedicatedTenancy()
    : CheckRule(CheckId.VpcWithDedicatedTenancy, Severity.Error, "Resolver endpoint in a VPC of dedicated tenancy")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        let vpc = stack.Aws.Vpc(endpoint.VpcId)
        where vpc?.Resource.Text("instanceTenancy") == "dedicated"
        select Found(
            endpoint.Resource,
            $"'{endpoint.Resource.Name}' is in VPC '{vpc.Resource.Name}', whose tenancy is dedicated; Resolver endpoints need default "
                + "tenancy.",
            "Use a VPC of default tenancy for the endpoint.");
}

internal sealed class SubnetOutsideVpc()
    : CheckRule(CheckId.SubnetOutsideVpc, Severity.Error, "Subnet outside its VPC, or overlapping another")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var outside =
            from subnet in stack.Aws.Subnets
            let vpc = stack.Aws.Vpc(subnet.VpcId)
            where vpc?.Cidr is { } range && subnet.Cidr is { } cidr && !range.Contains(cidr)
            select Found(
                subnet.Resource,
                $"Subnet '{subnet.Resource.Name}' ({subnet.Cidr}) is not within VPC '{vpc.Resource.Name}' ({vpc.Cidr}).",
                "Take the range from the VPC's.");
        var overlapping =
            from vpc in stack.Aws.Subnets.Where(subnet => subnet.Cidr is not null).GroupBy(subnet => subnet.VpcId, StringComparer.Ordinal)
            from pair in Pairs.Of([.. vpc])
            where pair.First.Cidr!.Value.Overlaps(pair.Second.Cidr!.Value)
            select Found(
                pair.Second.Resource,
                $"Subnet '{pair.Second.Resource.Name}' ({pair.Second.Cidr}) overlaps '{pair.First.Resource.Name}' ({pair.First.Cidr}).",
                "Give each subnet a range of its own.");
        return outside.Concat(overlapping);
    }
}

internal sealed class SubnetRegionMismatch()
    : CheckRule(CheckId.SubnetRegionMismatch, Severity.Error, "Subnet and its VPC or zone in different Regions")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from subnet in stack.Aws.Subnets
        let vpc = stack.Aws.Vpc(subnet.VpcId)
        where vpc is not null
        let zone = subnet.Resource.Text("availabilityZone")
        where vpc.Region != subnet.Region
            || (zone is not null && subnet.Region is not null && !zone.StartsWith(subnet.Region, StringComparison.Ordinal))
        select Found(
            subnet.Resource,
            $"Subnet '{subnet.Resource.Name}' is in Region '{subnet.Region}'{(zone is null ? "" : $", zone '{zone}'")}, its VPC "
                + $"'{vpc.Resource.Name}' in '{vpc.Region}'.",
            "Declare both in one Region, with a zone of that Region.");
}

internal sealed class NetworksOverlap() : CheckRule(CheckId.NetworksOverlap, Severity.Error, "Networks whose ranges overlap")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var networks = stack.Aws.Vpcs
            .Where(vpc => vpc.Cidr is not null)
            .Select(vpc => (vpc.Resource, Range: vpc.Cidr!.Value))
            .Concat(stack.Azure.VirtualNetworks
                .SelectMany(network => network.AddressSpace.Select(range => (network.Resource, Range: range))))
            .ToList();
        return
            from pair in Pairs.Of(networks)
            where pair.First.Resource.Urn != pair.Second.Resource.Urn && pair.First.Range.Overlaps(pair.Second.Range)
            select Found(
                pair.Second.Resource,
                $"'{pair.Second.Resource.Name}' ({pair.Second.Range}) overlaps '{pair.First.Resource.Name}' ({pair.First.Range}); "
                    + "packets between them cannot be routed.",
                "Give every VPC, VNet and on-premises network a range of its own.");
    }
}

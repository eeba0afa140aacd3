using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class EndpointAddressOutsideSubnet()
    : CheckRule(CheckId.EndpointAddressOutsideSubnet, Severity.Error, "Endpoint address outside its subnet")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        from address in endpoint.Addresses
        where address is { Ip: not null, Subnet.Cidr: { } cidr } && (Ipv4.Address(address.Ip) is not { } ip || !cidr.Contains(ip))
        select Found(
            endpoint.Resource,
            $"'{endpoint.Resource.Name}' has address '{address.Ip}', which is not in subnet '{address.Subnet!.Resource.Name}' "
                + $"({address.Subnet.Cidr}).",
            "Take the address from the subnet's range.");
}

internal sealed class EndpointAddressReserved()
    : CheckRule(CheckId.EndpointAddressReserved, Severity.Error, "Endpoint address that AWS reserves")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        from address in endpoint.Addresses
        where address.Subnet?.Cidr is { } cidr && Ipv4.Address(address.Ip) is { } ip && cidr.Reserves(ip)
        select Found(
            endpoint.Resource,
            $"'{endpoint.Resource.Name}' has address '{address.Ip}'; AWS keeps the first four and the last address of subnet "
                + $"'{address.Subnet!.Resource.Name}' ({address.Subnet.Cidr}) for itself.",
            "Take an address from the fifth to the last but one.");
}

internal sealed class EndpointAddressTwice() : CheckRule(CheckId.EndpointAddressTwice, Severity.Error, "Endpoint address that collides")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var pinned =
            from endpoint in stack.Resolver.Endpoints
            from address in endpoint.Addresses
            where address is { Pinned: true, SubnetId: not null }
            group endpoint by (address.SubnetId, address.Ip) into same
            where same.Count() > 1
            select Found(
                same.Last().Resource,
                $"Address '{same.Key.Ip}' is declared more than once in its subnet.",
                "Give every interface an address of its own.");
        var collapsed =
            from endpoint in stack.Resolver.Endpoints
            from subnet in endpoint.Addresses.Where(address => !address.Pinned).GroupBy(address => address.SubnetId, StringComparer.Ordinal)
            where subnet.Count() > 1
            select Found(
                endpoint.Resource,
                $"'{endpoint.Resource.Name}' has {subnet.Count()} entries for one subnet without 'ip'; the provider keeps one of them.",
                "Declare 'ip' on each, or use one subnet per Availability Zone.");
        return pinned.Concat(collapsed);
    }
}

internal sealed class EndpointSubnetShared()
    : CheckRule(CheckId.EndpointSubnetShared, Severity.Warning, "Endpoint subnet used for other things")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var others =
            (from function in stack.Of(ResourceType.Function)
             from subnet in function.Value("vpcConfig")?.Texts("subnetIds") ?? []
             select (subnet, function.Name))
            .Concat(
                from endpoint in stack.Of(ResourceType.VpcEndpoint)
                from subnet in endpoint.Texts("subnetIds")
                select (subnet, endpoint.Name))
            .ToLookup(pair => pair.subnet, pair => pair.Name, StringComparer.Ordinal);
        return
            from endpoint in stack.Resolver.Endpoints
            let subnets = endpoint.Addresses.Select(address => address.Subnet).OfType<DeclaredSubnet>().Distinct()
            from subnet in subnets
            where others[subnet.Resource.Id].Any()
            select Found(
                subnet.Resource,
                $"Subnet '{subnet.Resource.Name}' holds an address of '{endpoint.Resource.Name}' and also "
                    + $"'{others[subnet.Resource.Id].First()}': its routes and network ACL cannot be chosen, nor cut off in an experiment, "
                    + "for DNS alone.",
                "Give Resolver endpoints subnets of their own, /28 or /27.");
    }
}

internal sealed class EndpointSubnetTooSmall() : CheckRule(CheckId.EndpointSubnetTooSmall, Severity.Error, "Subnet smaller than AWS allows")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from subnet in stack.Aws.Subnets
        where subnet.Cidr is { PrefixLength: < 16 or > 28 }
        select Found(
            subnet.Resource,
            $"Subnet '{subnet.Resource.Name}' is {subnet.Cidr}; AWS takes /16 to /28.",
            "Use /28 for a resolver subnet.");
}

internal sealed class EndpointSubnetWithoutRouteTable()
    : CheckRule(CheckId.EndpointSubnetWithoutRouteTable, Severity.Note, "Endpoint subnet on the VPC's main route table")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var routed = stack.Of(ResourceType.RouteTableAssociation).Select(link => link.Text("subnetId")).ToHashSet(StringComparer.Ordinal);
        return
            from endpoint in stack.Resolver.Endpoints
            from subnet in endpoint.Addresses.Select(address => address.Subnet).OfType<DeclaredSubnet>().Distinct()
            where !subnet.Resource.Read && !routed.Contains(subnet.Resource.Id)
            select Found(
                subnet.Resource,
                $"Subnet '{subnet.Resource.Name}' of '{endpoint.Resource.Name}' has no route table of its own, so a change to the "
                    + "main one changes who can resolve.",
                "Associate a route table that only resolver subnets use.");
    }
}

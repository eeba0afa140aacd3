using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class EndpointTracked()
    : CheckRule(CheckId.EndpointTracked, Severity.Warning, "Security group that makes AWS track DNS connections")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        where !endpoint.SecurityGroups.IsEmpty && !endpoint.SecurityGroups.Any(filter => filter.Untracked(endpoint.Inbound))
        select Found(
            endpoint.Resource,
            $"The security groups of '{endpoint.Resource.Name}' restrict addresses or ports, so connections are tracked: an address "
                + "may carry as little as 1,500 queries per second in place of 10,000.",
            endpoint.Inbound
                ? "Allow UDP and TCP 53 from 0.0.0.0/0 and all UDP and TCP to 0.0.0.0/0, and restrict sources with network ACLs; "
                    + "or keep it and plan with 1,500."
                : "Allow all UDP and TCP from 0.0.0.0/0 and UDP and TCP 53 to 0.0.0.0/0, and restrict with network ACLs; "
                    + "or keep it and plan with 1,500.");
}

internal sealed class EndpointFilteredOff()
    : CheckRule(CheckId.EndpointFilteredOff, Severity.Error, "Security group that lets no DNS through")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        where !endpoint.SecurityGroups.IsEmpty
        from protocol in new[] { "udp", "tcp" }
        where !endpoint.SecurityGroups.Any(filter => filter.Allows(endpoint.Inbound, protocol, 53))
        select Found(
            endpoint.Resource,
            $"No security group of '{endpoint.Resource.Name}' allows {protocol.ToUpperInvariant()} 53 {(endpoint.Inbound ? "in" : "out")}."
                + (endpoint.Inbound ? "" : " The provider removes AWS's default rule that lets everything out."),
            $"Declare {(endpoint.Inbound ? "an ingress" : "an egress")} rule for {protocol.ToUpperInvariant()} port 53. DNS needs "
                + "both UDP and TCP.");
}

internal sealed class EndpointOpenWithoutAcl()
    : CheckRule(CheckId.EndpointOpenWithoutAcl, Severity.Warning, "Untracked endpoint that no network ACL guards")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Inbound
        where endpoint.SecurityGroups.Any(filter => filter.Untracked(inbound: true))
        let open = endpoint.Addresses
            .Select(address => address.Subnet)
            .OfType<DeclaredSubnet>()
            .FirstOrDefault(subnet => !stack.Aws.NetworkAcls.Any(acl => acl.SubnetIds.Contains(subnet.Resource.Id) && !acl.AdmitsAnyone))
        where open is not null
        select Found(
            endpoint.Resource,
            $"'{endpoint.Resource.Name}' takes queries from anywhere, as an untracked security group must, and no network ACL "
                + $"restricts sources on subnet '{open.Resource.Name}'.",
            "Guard the resolver subnets with a network ACL that allows only the ranges that may resolve.");
}

internal sealed class AclStopsDns() : CheckRule(CheckId.AclStopsDns, Severity.Error, "Network ACL that stops DNS")
{
    // Replies go to the client's port: any above 1023.
    private static readonly (string Protocol, bool In, int From, int To, string What)[] Needed =
    [
        ("udp", true, 53, 53, "queries over UDP"),
        ("tcp", true, 53, 53, "queries over TCP"),
        ("udp", false, 1024, 65535, "answers over UDP to ephemeral ports"),
        ("tcp", false, 1024, 65535, "answers over TCP to ephemeral ports"),
    ];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from endpoint in stack.Resolver.Endpoints
        from acl in stack.Aws.NetworkAcls
        where endpoint.Addresses.Any(address => address.SubnetId is not null && acl.SubnetIds.Contains(address.SubnetId))
        from needed in Needed
            // An outbound endpoint asks, so that its queries go out and its answers come in.
        let egress = endpoint.Inbound ? !needed.In : needed.In
        where !acl.Allows(egress, needed.Protocol, needed.From, needed.To)
        select Found(
            acl.Resource,
            $"Network ACL '{acl.Resource.Name}' lets no {needed.What} {(egress ? "out of" : "into")} a subnet of "
                + $"'{endpoint.Resource.Name}'. Network ACLs keep no state.",
            $"Add an entry that allows {needed.Protocol} {needed.From}{(needed.From == needed.To ? "" : $" to {needed.To}")} "
                + $"{(egress ? "outbound" : "inbound")}.");
}

internal sealed class SecurityGroupDescriptionNotAscii()
    : CheckRule(CheckId.SecurityGroupDescriptionNotAscii, Severity.Error, "Security group description that is not ASCII")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from type in new[] { ResourceType.SecurityGroup, ResourceType.SecurityGroupRule, ResourceType.IngressRule, ResourceType.EgressRule }
        from resource in stack.Of(type)
        where resource.Text("description") is { } description && !description.All(char.IsAscii)
        select Found(
            resource,
            $"The description of '{resource.Name}' has characters that AWS refuses in security groups.",
            "Use ASCII letters, digits and . _-:/()#,@[]+=&;{}!$*.");
}

using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks.Declared;

/// <summary>A network ACL with its entries in order, and the subnets that it guards.</summary>
internal sealed record DeclaredNetworkAcl(DeclaredResource Resource, ImmutableArray<string> SubnetIds, ImmutableArray<AclEntry> Entries)
{
    public static DeclaredNetworkAcl Read(DeclaredStack stack, DeclaredResource acl) => new(
        acl,
        [
            .. acl.Texts("subnetIds"),
            .. stack.Of(ResourceType.NetworkAclAssociation)
                .Where(link => link.Text("networkAclId") == acl.Id)
                .Select(link => link.Text("subnetId"))
                .OfType<string>(),
        ],
        [
            .. acl.Items("ingress").Select(entry => AclEntry.Inline(entry, egress: false))
                .Concat(acl.Items("egress").Select(entry => AclEntry.Inline(entry, egress: true)))
                .Concat(stack.Of(ResourceType.NetworkAclRule)
                    .Where(entry => entry.Text("networkAclId") == acl.Id)
                    .Select(entry => AclEntry.Standalone(entry.Inputs)))
                .OrderBy(entry => entry.Number),
        ]);

    /// <summary>Whether some range is let through; the first entry that fits decides for its own range.</summary>
    public bool Allows(bool egress, string protocol, int from, int to) =>
        Entries.Any(entry => entry.Egress == egress && entry.Allow && entry.Covers(protocol, from, to));

    /// <summary>Whether packets from anywhere may come in.</summary>
    public bool AdmitsAnyone => Entries.Any(
        entry => !entry.Egress && entry.Allow && entry.Range == AclEntry.Anywhere && entry.Covers("udp", 53, 53));
}

/// <summary>One entry of a network ACL.</summary>
internal sealed record AclEntry(int Number, bool Egress, bool Allow, string Protocol, int From, int To, IPNetwork? Range)
{
    public static readonly IPNetwork Anywhere = IPNetwork.Parse("0.0.0.0/0");

    public bool Covers(string protocol, int from, int to) =>
        Protocol is "-1" or "all" || (Protocol == protocol && From <= from && to <= To);

    public static AclEntry Inline(JsonElement entry, bool egress) =>
        Read(entry, (int)(entry.Number("ruleNo") ?? 0), egress, entry.Text("action"));

    public static AclEntry Standalone(JsonElement entry) =>
        Read(entry, (int)(entry.Number("ruleNumber") ?? 0), entry.Flag("egress") ?? false, entry.Text("ruleAction"));

    private static AclEntry Read(JsonElement entry, int number, bool egress, string? action) => new(
        number,
        egress,
        string.Equals(action, "allow", StringComparison.OrdinalIgnoreCase),
        entry.Text("protocol") switch { "17" => "udp", "6" => "tcp", null => "", var protocol => protocol.ToLowerInvariant() },
        (int)(entry.Number("fromPort") ?? 0),
        (int)(entry.Number("toPort") ?? 65535),
        Ipv4.Range(entry.Text("cidrBlock")));
}

using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class SecurityGroupAboveQuota()
    : CheckRule(CheckId.SecurityGroupAboveQuota, Severity.Warning, "Security group with more rules than the quota")
{
    private const int Quota = 60;

    /// <summary>A range is a rule, however many of them one declared rule names.</summary>
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from resource in stack.Of(ResourceType.SecurityGroup)
        from direction in DeclaredSecurityGroup.Read(stack, resource).Rules.GroupBy(rule => rule.Ingress)
        let count = direction.Sum(rule => Math.Max(1, rule.Sources.Length))
        where count > Quota
        select Found(
            resource,
            $"'{resource.Name}' makes {count} rules {(direction.Key ? "in" : "out")}, one for each range; the default quota is "
                + $"{Quota} in a direction.",
            "Name larger ranges that cover them, refer to a prefix list, or ask AWS to raise the quota first.");
}

internal sealed class NetworkAclAboveQuota()
    : CheckRule(CheckId.NetworkAclAboveQuota, Severity.Warning, "Network ACL with more entries than the quota")
{
    private const int Quota = 20;
    private const int Most = 40;

    /// <summary>The last entry, which denies what no other takes, is AWS's own and counts.</summary>
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from acl in stack.Aws.NetworkAcls
        from direction in acl.Entries.GroupBy(entry => entry.Egress)
        let count = direction.Count() + 1
        where count > Quota
        select Found(
            acl.Resource,
            $"Network ACL '{acl.Resource.Name}' has {count} entries {(direction.Key ? "out" : "in")} with the one that AWS adds; the "
                + $"default quota is {Quota} in a direction.",
            $"Name larger ranges that cover them, or ask AWS to raise the quota first, which it does up to {Most}.");
}

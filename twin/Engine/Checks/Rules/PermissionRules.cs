using System.Text.Json;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class PolicyTooWide() : CheckRule(CheckId.PolicyTooWide, Severity.Warning, "Role that may do more than it must")
{
    // Actions that AWS authorises on every resource or not at all.
    private static readonly string[] Unscoped =
    [
        "ec2:Describe", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses",
        "ec2:UnassignPrivateIpAddresses", "cloudwatch:PutMetricData", "cloudwatch:DescribeAlarms", "logs:DescribeLogGroups",
        "logs:DescribeResourcePolicies", "logs:PutResourcePolicy", "logs:CreateLogDelivery", "xray:",
    ];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        foreach (var (resource, policy) in Policies(stack))
        {
            foreach (var statement in Statements(policy).Where(statement => statement.Text("Effect") == "Allow"))
            {
                var actions = statement.Texts("Action").ToList();
                var single = statement.Text("Action");
                var all = single is null ? actions : [single];
                var everywhere = statement.Text("Resource") == "*" || statement.Texts("Resource").Contains("*", StringComparer.Ordinal);
                var wild = all.FirstOrDefault(action => action == "*" || action.EndsWith(":*", StringComparison.Ordinal));
                var loose = everywhere
                    ? all.FirstOrDefault(action => !Unscoped.Any(known => action.StartsWith(known, StringComparison.Ordinal)))
                    : null;
                if ((wild ?? loose) is { } action)
                {
                    yield return Found(
                        resource,
                        wild is not null
                            ? $"'{resource.Name}' allows '{action}'."
                            : $"'{resource.Name}' allows '{action}' on every resource.",
                        "Name the actions, and the ARNs they are for.");
                }

                if (everywhere && all.Contains("cloudwatch:PutMetricData") && statement.Member("Condition") is null)
                {
                    yield return Found(
                        resource,
                        $"'{resource.Name}' may publish metrics into every namespace, alarms of others included.",
                        "Add the condition 'cloudwatch:namespace'.");
                }
            }
        }
    }

    private static IEnumerable<(DeclaredResource Resource, string Policy)> Policies(DeclaredStack stack) =>
        stack.Of(ResourceType.RolePolicy).Concat(stack.Of(ResourceType.Policy))
            .Select(resource => (resource, resource.Text("policy")))
            .Concat(stack.Of(ResourceType.Role)
                .SelectMany(role => role.Items("inlinePolicies").Select(inline => (role, inline.Text("policy")))))
            .Where(pair => pair.Item2 is not null)
            .Select(pair => (pair.Item1, pair.Item2!));

    internal static IEnumerable<JsonElement> Statements(string policy)
    {
        try
        {
            using var document = JsonDocument.Parse(policy);
            return [.. document.RootElement.Clone().Items("Statement")];
        }
        catch (JsonException)
        {
            // A policy that is no JSON is the provider's to refuse.
            return [];
        }
    }
}

internal sealed class TrustWithoutCondition()
    : CheckRule(CheckId.TrustWithoutCondition, Severity.Note, "Role that a service may assume for anybody")
{
    // These services act for other accounts too, and say for whom in aws:SourceAccount and aws:SourceArn.
    private static readonly string[] Deputies = ["scheduler.amazonaws.com", "fis.amazonaws.com", "events.amazonaws.com"];

    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from role in stack.Of(ResourceType.Role)
        where role.Text("assumeRolePolicy") is not null
        from statement in PolicyTooWide.Statements(role.Text("assumeRolePolicy")!)
        let service = statement.Member("Principal")?.Text("Service")
        where service is not null && Deputies.Contains(service, StringComparer.Ordinal) && statement.Member("Condition") is null
        select Found(
            role,
            $"Role '{role.Name}' trusts '{service}' without a condition, so that service may be made to assume it on behalf of "
                + "another account.",
            "Add a condition on 'aws:SourceAccount'.");
}

internal sealed class LogsKeptForever() : CheckRule(CheckId.LogsKeptForever, Severity.Note, "Log group without retention")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from logs in stack.Of(ResourceType.LogGroup)
        where !logs.Read && logs.Number("retentionInDays") is null or 0
        select Found(logs, $"Log group '{logs.Name}' keeps its events for ever, and its cost grows for ever.", "Set 'retentionInDays'.");
}

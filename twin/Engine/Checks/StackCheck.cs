using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>Applies every rule to a stack.</summary>
public static class StackCheck
{
    /// <summary>All findings: errors first, then by rule and resource.</summary>
    public static ImmutableArray<Finding> Run(CapturedStack captured)
    {
        var stack = new DeclaredStack(captured);
        return
        [
            .. RuleCatalogue.All
                .SelectMany(rule => rule.Evaluate(stack))
                .Distinct()
                .OrderByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Id, StringComparer.Ordinal)
                .ThenBy(finding => finding.Resource, StringComparer.Ordinal),
        ];
    }
}

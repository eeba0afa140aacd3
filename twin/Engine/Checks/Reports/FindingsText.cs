using System.Collections.Immutable;
using System.Text;

namespace CrossCloudDns.Twin.Engine.Checks.Reports;

/// <summary>Findings for people: what, where, why, what to do; and one line that sums them up.</summary>
internal static class FindingsText
{
    public static string Write(ImmutableArray<Finding> findings, int resources)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var (type, name) = ResourceOf(finding.Resource);
            text.AppendLine($"{finding.Severity.ToString().ToLowerInvariant(),-8}{finding.Id}  {finding.Title}")
                .AppendLine($"        {name}  ({type})")
                .AppendLine($"        {finding.Reason}")
                .AppendLine($"        → {finding.Remedy}")
                .AppendLine();
        }

        return text.Append(Summary(findings, resources)).ToString();
    }

    public static string Summary(ImmutableArray<Finding> findings, int resources) =>
        $"{Count(findings, Severity.Error, "error")}, {Count(findings, Severity.Warning, "warning")}, "
        + $"{Count(findings, Severity.Note, "note")}: "
        + $"{RuleCatalogue.All.Length} rules over {resources} resources.";

    /// <summary>The type and the logical name in a URN; names may contain anything but <c>::</c>.</summary>
    public static (string Type, string Name) ResourceOf(string urn) =>
        urn.Split("::") is [.., var types, var name] ? (types.Split('$')[^1], name) : ("", urn);

    private static string Count(ImmutableArray<Finding> findings, Severity severity, string word)
    {
        var count = findings.Count(finding => finding.Severity == severity);
        return $"{count} {word}{(count == 1 ? "" : "s")}";
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks.Reports;

/// <summary>Findings for programs.</summary>
internal static class FindingsJson
{
    public static string Write(CapturedStack stack, ImmutableArray<Finding> findings) => JsonSerializer.Serialize(
        new
        {
            format = "cross-cloud-dns/findings/1",
            project = stack.Project,
            stack = stack.Stack,
            rules = RuleCatalogue.All.Length,
            resources = stack.Resources.Length,
            errors = findings.Count(finding => finding.Severity == Severity.Error),
            warnings = findings.Count(finding => finding.Severity == Severity.Warning),
            notes = findings.Count(finding => finding.Severity == Severity.Note),
            findings = findings.Select(finding => new
            {
                id = finding.Id,
                severity = finding.Severity.ToString().ToLowerInvariant(),
                title = finding.Title,
                resource = finding.Resource,
                reason = finding.Reason,
                remedy = finding.Remedy,
            }),
        },
        CanonicalJson.IndentedOptions);
}

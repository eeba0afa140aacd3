using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks.Reports;

/// <summary>Findings as SARIF 2.1.0, which code-scanning services of CI systems read.</summary>
/// <remarks>A resource has no line; the location is the stack's settings file, and the URN the logical location.</remarks>
/// <seealso href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"/>
internal static class FindingsSarif
{
    public static string Write(CapturedStack stack, ImmutableArray<Finding> findings) => JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[]
            {
                new
                {
                    tool = new
                    {
                        driver = new
                        {
                            name = "CrossCloudDns",
                            version = typeof(FindingsSarif).Assembly
                                .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0",
                            rules = RuleCatalogue.All.Select(rule => new
                            {
                                id = rule.Id,
                                name = rule.GetType().Name,
                                shortDescription = new { text = rule.Title },
                                defaultConfiguration = new { level = Level(rule.Severity) },
                            }),
                        },
                    },
                    columnKind = "utf16CodeUnits",
                    results = findings.Select(finding => Result(stack, finding)),
                },
            },
        },
        CanonicalJson.IndentedOptions);

    private static object Result(CapturedStack stack, Finding finding) => new
    {
        ruleId = finding.Id,
        ruleIndex = RuleCatalogue.All.Select(rule => rule.Id).ToList().IndexOf(finding.Id),
        level = Level(finding.Severity),
        message = new { text = $"{finding.Reason} {finding.Remedy}" },
        locations = new[]
        {
            new
            {
                physicalLocation = new { artifactLocation = new { uri = $"Pulumi.{stack.Stack}.yaml" }, region = new { startLine = 1 } },
                logicalLocations = new[]
                {
                    new { name = FindingsText.ResourceOf(finding.Resource).Name, fullyQualifiedName = finding.Resource, kind = "resource" },
                },
            },
        },
        // Keeps a finding the same alert from run to run although its wording, with numbers in it, changes.
        partialFingerprints = new Dictionary<string, string> { ["ruleAndResource/v1"] = Fingerprint(finding) },
    };

    private static string Fingerprint(Finding finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Id} {finding.Resource}")))[..32];

    private static string Level(Severity severity) => severity.ToString().ToLowerInvariant();
}

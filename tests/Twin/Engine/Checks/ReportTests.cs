using System.Text.Json;
using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Reports;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

public sealed class ReportTests
{
    private static readonly CrossCloudDns.Twin.Capture.CapturedStack Stack = SampleStack.TwoSites()
        .Set("app-uk", "ttl", 61).Set("app-us", "ttl", 61).Set("app-us-check", "triggers", null).Set("vpc-uk", "enableDnsSupport", false)
        .Build();

    [Fact]
    public void Run_OfSeveralFaults_OrdersBySeverityRuleAndResource() => Assert.Equal(
        [CheckId.VpcCannotResolvePrivateZones, CheckId.RecordTtlOutlivesFailover, CheckId.RecordTtlOutlivesFailover, CheckId.HealthCheckWithoutTriggers],
        StackCheck.Run(Stack).Select(finding => finding.Id));

    [Fact]
    public void Text_OfFindings_SaysWhatWhereWhyAndWhatToDo()
    {
        var text = FindingsText.Write(StackCheck.Run(Stack), Stack.Resources.Length);

        Assert.Contains("error   CCD1101  VPC that cannot resolve private zones", text, StringComparison.Ordinal);
        Assert.Contains("does not have 'enableDnsSupport' on", text, StringComparison.Ordinal);
        Assert.Contains("→ Set 'enableDnsSupport' to true.", text, StringComparison.Ordinal);
        Assert.EndsWith($"1 error, 2 warnings, 1 note: {RuleCatalogue.All.Length} rules over {Stack.Resources.Length} resources.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_OfFindings_CarriesAllOfEach()
    {
        using var document = JsonDocument.Parse(FindingsJson.Write(Stack, StackCheck.Run(Stack)));
        var root = document.RootElement;

        Assert.Equal((1, 2, 1), (root.GetProperty("errors").GetInt32(), root.GetProperty("warnings").GetInt32(), root.GetProperty("notes").GetInt32()));
        var first = root.GetProperty("findings")[0];
        Assert.Equal(
            ["id", "severity", "title", "resource", "reason", "remedy"],
            first.EnumerateObject().Select(member => member.Name));
        Assert.Equal("error", first.GetProperty("severity").GetString());
    }

    /// <summary>SARIF 2.1.0, 3.27.6: "If ruleIndex is present, it SHALL contain the array index … within toolComponent.rules".</summary>
    [Fact]
    public void Sarif_OfFindings_PointsIntoItsRules()
    {
        using var document = JsonDocument.Parse(FindingsSarif.Write(Stack, StackCheck.Run(Stack)));
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        var run = document.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(RuleCatalogue.All.Length, rules.GetArrayLength());

        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(4, results.Count);
        Assert.All(results, result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), new[] { "error", "warning", "note" });
            Assert.Equal("Pulumi.test.yaml", result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        });
        Assert.Distinct(results.Select(result => result.GetProperty("partialFingerprints").GetProperty("ruleAndResource/v1").GetString()));
    }

    [Theory]
    [InlineData("urn:pulumi:dev::cross-cloud-dns::cross-cloud-dns:infra:Zone$aws:route53/record:Record::app-uk", "aws:route53/record:Record", "app-uk")]
    [InlineData("urn:pulumi:dev::p::aws:ec2/vpc:Vpc::a:b", "aws:ec2/vpc:Vpc", "a:b")]
    public void ResourceOf_AUrn_IsItsOwnTypeAndName(string urn, string type, string name) =>
        Assert.Equal((type, name), FindingsText.ResourceOf(urn));
}

using CrossCloudDns.Infra.Topology;
using CrossCloudDns.Infra.Topology.Settings;

namespace CrossCloudDns.Tests.Infra.Topology;

/// <summary>Every invalid setting, with its whole message.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void Read_ManyMistakesAtOnce_AreAllReported() => Assert.Equal(
        [
            "CCD0110: 'sites[1].aws.region' is \"us-west-9\". The code of a commercial AWS Region is expected. Write us-west-1 in Pulumi.dev.yaml.",
            "CCD0104: 'services[0].ttlSeconds' is -1. A whole number of seconds from 0 to 2147483647 is expected. Raise it in Pulumi.dev.yaml.",
            "CCD0120: 'services[0].instances[0].check.path' is \"healthz\". A path begins with '/', has no spaces and is at most 255 characters of ASCII. Write /healthz in Pulumi.dev.yaml.",
            "CCD0116: 'services[1].instances' has no instance. A service needs at least one instance, and two to survive the loss of one. Add an instance or remove the service in Pulumi.dev.yaml.",
            "CCD0109: 'sites[1].name' is \"uk\", as is 'sites[0].name'. Sites have different names. Rename one in Pulumi.dev.yaml.",
            "CCD0112: 'sites[1].aws.vpcCidr' is 10.10.128.0/17 and overlaps 10.10.0.0/16 of 'sites[0].aws.vpcCidr'. Networks that are joined have disjoint ranges. Choose another range in Pulumi.dev.yaml.",
            "CCD0109: 'services[1].name' is \"app\", as is 'services[0].name'. Services have different names. Rename one or merge them in Pulumi.dev.yaml.",
        ],
        Topologies.Problems(
            ("sites", """
                [{"name":"uk","aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16"},"azure":{"location":"uksouth","vnetCidr":"172.16.0.0/16"}},
                 {"name":"uk","aws":{"region":"us-west-9","vpcCidr":"10.10.128.0/17"},"azure":{"location":"westus2","vnetCidr":"172.20.0.0/16"}}]
                """),
            ("services", """
                [{"name":"app","ttlSeconds":-1,"instances":[{"site":"uk","address":"172.16.1.10","check":{"kind":"https","path":"healthz"}}]},
                 {"name":"app","instances":[]}]
                """)));

    [Theory]
    [InlineData("domain", "internal..example", "CCD0115: 'domain' is \"internal..example\". A domain of one to 34 labels is expected, as internal.example.com. Correct it in Pulumi.dev.yaml.")]
    [InlineData("domain", "true", "CCD0103: 'domain' is true. Text is expected. Change it in Pulumi.dev.yaml.")]
    [InlineData("sites", "[]", "CCD0102: 'sites' has no site. At least one site is expected, and two to survive the loss of a Region. Add a site in Pulumi.dev.yaml.")]
    [InlineData("negativeTtlSeconds", "86401", "CCD0104: 'negativeTtlSeconds' is 86401. A whole number of seconds from 0 to 86400 is expected. Lower it in Pulumi.dev.yaml.")]
    [InlineData("negativeTtlSeconds", "soon", "CCD0103: 'negativeTtlSeconds' is \"soon\". A whole number of seconds from 0 to 86400 is expected. Change it in Pulumi.dev.yaml.")]
    [InlineData("checker", """{"memoryMb":127}""", "CCD0104: 'checker.memoryMb' is 127. A whole number of megabytes from 128 to 10240 is expected. Raise it in Pulumi.dev.yaml.")]
    [InlineData("checker", """{"logRetentionDays":31}""", "CCD0105: 'checker.logRetentionDays' is 31. CloudWatch Logs keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days. Write 60 in Pulumi.dev.yaml.")]
    [InlineData("checker", """{"namespace":"AWS/Mine"}""", "CCD0106: 'checker.namespace' is \"AWS/Mine\". A CloudWatch namespace has 1 to 255 of letters, digits and .-_/#, and does not begin with AWS/. Rename it in Pulumi.dev.yaml.")]
    [InlineData("checker", "[]", "CCD0103: 'checker' is []. An object with keys is expected. Change it in Pulumi.dev.yaml.")]
    public void Read_WrongAtTheRoot_SaysWhatIsAllowedAndWhatToDo(string key, string value, string message) =>
        Assert.Contains(message, Topologies.Problems((key, value)));

    [Theory]
    [InlineData("""{"name":"UK"}""", "CCD0106: 'sites[0].name' is \"UK\". Lower-case letters, digits and hyphens are allowed, at most 20, beginning with a letter. Rename the site in Pulumi.dev.yaml.")]
    [InlineData("""{"name":"u2345678901234567890x"}""", "CCD0106: 'sites[0].name' is \"u2345678901234567890x\". Lower-case letters, digits and hyphens are allowed, at most 20, beginning with a letter. Rename the site in Pulumi.dev.yaml.")]
    [InlineData("{}", "CCD0102: 'sites[0].name' is missing. Lower-case letters, digits and hyphens are allowed, at most 20, beginning with a letter. Add it in Pulumi.dev.yaml.")]
    [InlineData("{}", "CCD0102: 'sites[0].aws' is missing. A site needs its AWS side, with region and vpcCidr. Add it in Pulumi.dev.yaml.")]
    [InlineData("{}", "CCD0102: 'sites[0].azure' is missing. A site needs its Azure side, with location and vnetCidr. Add it in Pulumi.dev.yaml.")]
    [InlineData("""{"aws":{"regoin":"eu-west-2"}}""", "CCD0101: 'sites[0].aws.regoin' is no setting. Allowed here is", "Did you mean 'region'? Rename or remove it in Pulumi.dev.yaml.")]
    [InlineData("""{"aws":{"region":"eu-west-2","vpcCidr":"10.10.0.1/16"}}""", "CCD0107: 'sites[0].aws.vpcCidr' is \"10.10.0.1/16\". An IPv4 range without host bits is expected, as 10.10.0.0/16. Write 10.10.0.0/16 in Pulumi.dev.yaml.")]
    [InlineData("""{"aws":{"region":"eu-west-2","vpcCidr":"11.10.0.0/16"}}""", "CCD0107: 'sites[0].aws.vpcCidr' is 11.10.0.0/16. A private range is expected: within 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10. Choose a private range in Pulumi.dev.yaml.")]
    [InlineData("""{"aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16","zones":["eu-west-2a"]}}""", "CCD0113: 'sites[0].aws.zones' is [eu-west-2a]. Two or three different Availability Zones are expected; three survive the loss of one at full capacity. Name two or three zones in Pulumi.dev.yaml.")]
    [InlineData("""{"aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16","zones":["eu-west-2a","eu-west-2a"]}}""", "CCD0113: 'sites[0].aws.zones' is [eu-west-2a, eu-west-2a]. Two or three different Availability Zones are expected; three survive the loss of one at full capacity. Name two or three zones in Pulumi.dev.yaml.")]
    [InlineData("""{"aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16","zones":["eu-west-2a","eu-west-1b"]}}""", "CCD0113: 'sites[0].aws.zones' holds \"eu-west-1b\". Zones of eu-west-2 are named as eu-west-2a. Name a zone of eu-west-2 in Pulumi.dev.yaml.")]
    [InlineData("""{"aws":{"region":"eu-west-2","vpcCidr":"10.10.0.0/16","securityGroup":"trackd"}}""", "CCD0105: 'sites[0].aws.securityGroup' is \"trackd\". Allowed is untracked, tracked. Write tracked in Pulumi.dev.yaml.")]
    [InlineData("""{"azure":{"location":"UK South","vnetCidr":"172.16.0.0/16"}}""", "CCD0111: 'sites[0].azure.location' is \"UK South\". The name of a public Azure location is expected, in lower case without spaces. Write uksouth in Pulumi.dev.yaml.")]
    [InlineData("""{"azure":{"location":"uksouth","vnetCidr":"172.16.0.0/16","workloadCidr":"172.16.0.128/25"}}""", "CCD0121: 'sites[0].azure.workloadCidr' is 172.16.0.128/25. A range of /29 or larger within 172.16.0.0/16 and outside 172.16.0.0/24 is expected, which holds the resolver's subnets. Move it in Pulumi.dev.yaml.")]
    public void Read_WrongInASite_SaysWhatIsAllowedAndWhatToDo(string site, string message, string end = "") =>
        Assert.Contains(Topologies.Problems(("sites", $"[{site}]")), problem => problem.StartsWith(message, StringComparison.Ordinal) && problem.EndsWith(end, StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"site":"uk","address":"172.16.1.10"}""", "CCD0102: 'services[0].instances[0].check' is missing. A check is expected, as { kind: https, path: /healthz }; without one an instance never fails over. Add it in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"ukk","address":"172.16.1.10","check":{}}""", "CCD0117: 'services[0].instances[0].site' is \"ukk\". Sites are uk, us. Write uk in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1","check":{}}""", "CCD0108: 'services[0].instances[0].address' is \"172.16.1\". An IPv4 address is expected, as 172.16.1.10. Write the address in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.3","check":{}}""", "CCD0118: 'services[0].instances[0].address' is 172.16.1.3. An address of site uk's workload subnet 172.16.1.0/24 is expected, of which Azure keeps the first four and the last. Correct the address, 'site' or 'cloud' in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.255","check":{}}""", "CCD0118: 'services[0].instances[0].address' is 172.16.1.255. An address of site uk's workload subnet 172.16.1.0/24 is expected, of which Azure keeps the first four and the last. Correct the address, 'site' or 'cloud' in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","cloud":"aws","address":"10.10.0.4","check":{}}""", "CCD0118: 'services[0].instances[0].address' is 10.10.0.4. An address of site uk's VPC 10.10.0.0/16 is expected, outside its first /24, which is for DNS. Correct the address, 'site' or 'cloud' in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","bias":100,"check":{}}""", "CCD0104: 'services[0].instances[0].bias' is 100. A whole number from -99 to 99 is expected. Lower it in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"kind":"tcp"}}""", "CCD0102: 'services[0].instances[0].check.port' is missing. A tcp check needs a port from 1 to 65535. Add it in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"kind":"tcp","port":0}}""", "CCD0104: 'services[0].instances[0].check.port' is 0. A whole number from 1 to 65535 is expected. Raise it in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"kind":"tcp","port":1,"path":"/"}}""", "CCD0101: 'services[0].instances[0].check.path' is no setting. Allowed here is attempts, dependsOn, kind, port, timeoutMs. Remove it in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"statuses":["200-99"]}}""", "CCD0120: 'services[0].instances[0].check.statuses' holds \"200-99\". A status from 100 to 599 or a range of them is expected, as 200-399. Correct it in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"host":"a b"}}""", "CCD0120: 'services[0].instances[0].check.host' is \"a b\". A host name is expected, as app.example.com. Correct it in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"headers":{"x-a":"b\nc"}}}""", "CCD0120: 'services[0].instances[0].check.headers.x-a' is \"b\nc\". A header has a name of letters, digits, - and _ and a value of printable ASCII; 'host' has a key of its own. Correct it in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"dependsOn":"app/us"}}""", "CCD0120: 'services[0].instances[0].check.dependsOn' is \"app/us\". The id of another checked instance is expected, as app/uk. Write an instance's id in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"dependsOn":"app/uk-2"}},{"site":"uk","address":"172.16.1.11","check":{"dependsOn":"app/uk"}}""", "CCD0120: 'services[0].instances[0].check.dependsOn' is \"app/uk-2\", which depends on app/uk itself. Dependencies end at an instance that depends on nothing. Take one of them out in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"dependsOn":"app/us"}},{"site":"us","address":"172.20.1.10","check":{}}""", "CCD0120: 'services[0].instances[0].check.dependsOn' is \"app/us\", which the checker of site 'uk' does not watch. A check depends on what the same checker watches. Choose another instance, or give both the same 'vantages' in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"trust":"ca"}}""", "CCD0120: 'services[0].instances[0].check.trust' is \"ca\", but 'caPem' is missing. Trust in private authorities needs their certificates. Add 'caPem' in Pulumi.dev.yaml.")]
    [InlineData("""{"site":"uk","address":"172.16.1.10","check":{"timeoutMs":20000,"attempts":3}}""", "CCD0120: 'services[0].instances[0].check.timeoutMs' is 20000 with 3 attempts. Timeout times attempts is at most 40000 ms, so that a run ends before the next one. Lower one of them in Pulumi.dev.yaml.")]
    public void Read_WrongInAnInstance_SaysWhatIsAllowedAndWhatToDo(string instance, string message) =>
        Assert.Contains(message, Topologies.Problems(("services", $$"""[{"name":"app","instances":[{{instance}}]}]""")));

    [Fact]
    public void Read_DampedBothWays_SaysThatRoute53CanDoOne() => Assert.Contains(
        "CCD0131: 'services[0].recoverAfterMinutes' is 5 where 'failAfterMinutes' is 2. Route 53 damps one way only: down over several minutes, or up. "
        + "Set failAfterMinutes: 1, or remove recoverAfterMinutes in Pulumi.dev.yaml.",
        Topologies.Problems(("services", """[{"name":"app","recoverAfterMinutes":5,"instances":[{"site":"uk","address":"172.16.1.10","check":{}}]}]""")));

    [Theory]
    [InlineData("App", "CCD0106: 'services[0].name' is \"App\". A name below the domain is expected: lower-case labels of letters, digits and hyphens, joined by dots. Rename the service in Pulumi.dev.yaml.")]
    [InlineData("_app", "CCD0106: 'services[0].name' is \"_app\". A name below the domain is expected: lower-case labels of letters, digits and hyphens, joined by dots. Rename the service in Pulumi.dev.yaml.")]
    public void Read_ServiceName_FollowsDns(string name, string message) => Assert.Contains(
        message, Topologies.Problems(("services", $$$"""[{"name":"{{{name}}}","instances":[{"site":"uk","address":"172.16.1.10","check":{}}]}]""")));

    [Fact]
    public void Report_TwoProblems_NamesTheFileAndCounts()
    {
        var problems = new SettingsProblems("Pulumi.dev.yaml");
        problems.Add(SettingsDiagnostic.MissingKey, "domain", "is missing", "A domain is expected", "Add it");
        problems.Add(SettingsDiagnostic.MissingKey, "sites", "is missing", "Sites are expected", "Add them");

        Assert.Equal(
            """
            Pulumi.dev.yaml has 2 errors:
              CCD0102: 'domain' is missing. A domain is expected. Add it in Pulumi.dev.yaml.
              CCD0102: 'sites' is missing. Sites are expected. Add them in Pulumi.dev.yaml.
            """,
            problems.Report());
    }

    [Fact]
    public void Plan_Defaults_AreWhatTheDocumentationSays()
    {
        var topology = Topologies.Of(("services", """[{"name":"app","instances":[{"site":"uk","address":"172.16.1.10","check":{}}]}]"""));
        var service = topology.Services[0];

        Assert.Equal(60, topology.NegativeTtlSeconds);
        Assert.Null(topology.Checker.MemoryMb);
        Assert.Equal((CheckerBuild.Portable, "arm64"), (topology.Checker.Build, topology.Checker.Architecture));
        Assert.Equal(30, topology.Checker.LogRetentionDays);
        Assert.Equal(30, service.TtlSeconds);
        Assert.Equal((2, 1), (service.FailAfterMinutes, service.RecoverAfterMinutes));
        Assert.Equal("app/uk", service.Instances[0].Id);
        Assert.Equal(2000, service.Instances[0].Check!.TimeoutMs);
        Assert.Equal(2, service.Instances[0].Check!.Attempts);
    }
}

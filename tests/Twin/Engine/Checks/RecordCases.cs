using CrossCloudDns.Twin.Engine.Checks;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

internal static class RecordCases
{
    public static readonly RuleCase[] Bites =
    [
        new(CheckId.RecordWithoutTtl, "none", stack => stack.Set("app-uk", "ttl", null)),
        new(CheckId.RecordWithoutTtl, "negative", stack => Simple(stack, "db", "A", -1, "10.10.1.9")),
        new(CheckId.RecordTtlOutlivesFailover, "61", stack => stack.Set("app-uk", "ttl", 61).Set("app-us", "ttl", 61)),
        new(CheckId.RecordTtlsDiffer, "30 and 60", stack => stack.Set("app-uk", "ttl", 60)),
        new(CheckId.RecordValueInvalid, "A with a name", stack => Simple(stack, "db", "A", 60, "host.example.com")),
        new(CheckId.RecordValueInvalid, "A with three numbers", stack => Simple(stack, "db", "A", 60, "10.1.2")),
        new(CheckId.RecordValueInvalid, "AAAA with IPv4", stack => Simple(stack, "db", "AAAA", 60, "10.10.1.9")),
        new(CheckId.RecordValueInvalid, "CNAME with an address", stack => Simple(stack, "db", "CNAME", 60, "10.10.1.9")),
        new(CheckId.RecordValueInvalid, "CNAME with an empty label", stack => Simple(stack, "db", "CNAME", 60, "a..example.com")),
        new(CheckId.RecordValueTwice, "twice", stack => Simple(stack, "db", "A", 60, "10.10.1.9", "10.10.1.9")),
        new(CheckId.RecordHasTooManyValues, "CNAME with two", stack => Simple(stack, "db", "CNAME", 60, "a.example.com", "b.example.com")),
        new(CheckId.RecordHasTooManyValues, "weighted with two", stack => Weighted(stack, 1, 1, values: ["10.10.1.9", "10.10.1.10"])),
        new(CheckId.CnameAtApex, "apex", stack => Simple(stack, SampleStack.Domain, "CNAME", 60, "a.example.com")),
        new(CheckId.CnameAtApex, "beside an A record", stack =>
        {
            Simple(stack, "db", "A", 60, "10.10.1.9");
            stack.Add(ResourceType.Record, "cname", new { zoneId = "zone", name = "db." + SampleStack.Domain, type = "CNAME", ttl = 60, records = new[] { "a.example.com" } });
        }),
        new(CheckId.RecordAddressOnNoNetwork, "Azure's gateway address", stack => stack.Change("app-uk", inputs => inputs.List("records")[0] = "172.16.1.1")),
        new(CheckId.SetIdentifierInvalid, "policy without", stack => stack.Set("app-uk", "setIdentifier", null)),
        new(CheckId.SetIdentifierInvalid, "without policy", stack => stack
            .Add(ResourceType.Record, "db", new { zoneId = "zone", name = "db", type = "A", ttl = 60, setIdentifier = "x", records = new[] { "10.10.1.9" } })),
        new(CheckId.SetIdentifierInvalid, "129 characters", stack => stack.Set("app-uk", "setIdentifier", new string('x', 129))),
        new(CheckId.SetIdentifierTwice, "same", stack => stack.Set("app-us", "setIdentifier", "uk")),
        new(CheckId.PoliciesMixed, "simple beside geoproximity", stack => Simple(stack, "app", "A", 30, "10.10.1.9")),
        new(CheckId.PoliciesMixed, "two on one set", stack => stack.Set("app-uk", DeclaredRecordSet.Weighted, new[] { new { weight = 1 } })),
        new(CheckId.PolicyNotInPrivateZone, "CIDR", stack => stack
            .Add(ResourceType.Record, "db-1", Set("1", "10.10.1.9", DeclaredRecordSet.Cidr, new { collectionId = "c", locationName = "x" }, check: true))
            .Add(ResourceType.Record, "db-2", Set("2", "10.10.1.10", DeclaredRecordSet.Cidr, new { collectionId = "c", locationName = "*" }, check: true))),
        new(CheckId.WeightOutOfRange, "256", stack => Weighted(stack, 1, 256)),
        new(CheckId.LatencyRegionInvalid, "unknown", stack => Latency(stack, "eu-west-2", "eu-west-9")),
        new(CheckId.LatencyRegionInvalid, "repeated", stack => Latency(stack, "eu-west-2", "eu-west-2")),
        new(CheckId.TooManySets, "31 geoproximity records", stack => Nearby(stack, 31)),
        new(CheckId.TooManyRecords, "10,001 records", stack =>
        {
            for (var index = 0; index < 10_001; index++)
            {
                stack.Add(ResourceType.Record, $"r{index}", new { zoneId = "zone", name = $"r{index}", type = "TXT", ttl = 60, records = new[] { "x" } });
            }
        }),
        new(CheckId.TooManyRecords, "301 VPCs", stack => Associations(stack, 301)),
        new(CheckId.GeoproximityLocationInvalid, "empty", stack => Place(stack, new { bias = 1 })),
        new(CheckId.GeoproximityLocationInvalid, "unknown Region", stack => Place(stack, new { awsRegion = "eu-west-9" })),
        new(CheckId.GeoproximityLocationInvalid, "Region and coordinates", stack => Place(stack, new { awsRegion = "eu-west-2", coordinates = Point("51.5", "-0.12") })),
        new(CheckId.GeoproximityLocationInvalid, "three decimals", stack => Place(stack, new { coordinates = Point("51.507", "-0.12") })),
        new(CheckId.GeoproximityLocationInvalid, "off the globe", stack => Place(stack, new { coordinates = Point("51.5", "-180.01") })),
        new(CheckId.GeoproximityLocationTwice, "one Region", stack => Place(stack, new { awsRegion = "us-west-2" })),
        new(CheckId.GeoproximityLocationTwice, "one point", stack =>
        {
            Place(stack, new { coordinates = Point("51.5", "-0.12") });
            stack.Set("app-us", DeclaredRecordSet.Geoproximity, new { coordinates = Point("51.5", "-0.12") });
        }),
        new(CheckId.GeoproximityIsConstant, "one record", stack => stack.Remove("app-us"), CheckId.SingleInstance),
        new(CheckId.GeoproximityIsConstant, "inbound endpoints in one Region", stack => stack.Remove("inbound-us")
            .Set("rule-us", "targetDnsServers", new[] { new { ipAddress = "10.10.0.20" }, new { ipAddress = "10.10.0.36" } })
            .Set("rule-uk", "targetDnsServers", new[] { new { ipAddress = "10.10.0.4" }, new { ipAddress = "10.10.0.36" } }), CheckId.EndpointsInOneRegion),
        new(CheckId.NegativeBias, "-1", stack => Place(stack, new { awsRegion = "eu-west-2", bias = -1 })),
        new(CheckId.FailoverPairBroken, "no secondary", stack => { Failover(stack); stack.Remove("second"); }, CheckId.SingleInstance),
        new(CheckId.FailoverPairBroken, "two primaries", stack => { Failover(stack); stack.Set("second", DeclaredRecordSet.Failover, new[] { new { type = "PRIMARY" } }); }),
        new(CheckId.PrimaryNeverFails, "no health check", stack => { Failover(stack); stack.Set("first", "healthCheckId", null); }),
        new(CheckId.PrimaryNeverFails, "alias without target health", stack => { FailoverAlias(stack, evaluate: false); }),
        new(CheckId.LeafWithoutHealthCheck, "geoproximity leaf", stack => stack.Set("app-uk", "healthCheckId", null)),
        new(CheckId.AliasIgnoresHealth, "secondary alias of three", stack => NearAliases(stack, evaluate: false)),
        new(CheckId.AliasTargetMissing, "no such name", stack => Alias(stack, "www", "nowhere." + SampleStack.Domain)),
        new(CheckId.AliasCycle, "two aliases", stack => { Alias(stack, "a", "b." + SampleStack.Domain); Alias(stack, "b", "a." + SampleStack.Domain); }),
        new(CheckId.MultivalueAlias, "multivalue", stack =>
        {
            Alias(stack, "www", "app." + SampleStack.Domain);
            stack.Set("www", DeclaredRecordSet.Multivalue, true).Set("www", "setIdentifier", "x");
        }),
        new(CheckId.HealthCheckOnSimpleRecord, "simple", stack => { Simple(stack, "db", "A", 60, "10.10.1.9"); stack.Set("db", "healthCheckId", "app-uk-check"); }),
        new(CheckId.SingleInstance, "two sets, one address", stack => Weighted(stack, 1, 1, values: ["10.10.1.9"], same: true)),
    ];

    public static readonly RuleCase[] Spares =
    [
        new(CheckId.RecordWithoutTtl, "zero", stack => Simple(stack, "db", "A", 0, "10.10.1.9")),
        new(CheckId.RecordWithoutTtl, "an alias has none", stack => Alias(stack, "www", "app." + SampleStack.Domain)),
        new(CheckId.RecordTtlOutlivesFailover, "60", stack => stack.Set("app-uk", "ttl", 60).Set("app-us", "ttl", 60)),
        new(CheckId.RecordTtlOutlivesFailover, "a plain record of an hour", stack => Simple(stack, "db", "A", 3600, "10.10.1.9")),
        new(CheckId.RecordTtlsDiffer, "of two names", stack => Simple(stack, "db", "A", 300, "10.10.1.9")),
        new(CheckId.RecordValueInvalid, "AAAA", stack => Simple(stack, "db", "AAAA", 60, "2001:db8::1")),
        new(CheckId.RecordValueInvalid, "text of any kind", stack => Simple(stack, "db", "TXT", 60, "\"10.1\"")),
        new(CheckId.RecordValueTwice, "two values", stack => Simple(stack, "db", "A", 60, "10.10.1.9", "10.10.1.10")),
        new(CheckId.RecordHasTooManyValues, "A with two", stack => Simple(stack, "db", "A", 60, "10.10.1.9", "10.10.1.10")),
        new(CheckId.CnameAtApex, "below the apex", stack => Simple(stack, "db", "CNAME", 60, "a.example.com")),
        new(CheckId.RecordAddressOnNoNetwork, "fifth address", stack => Simple(stack, "db", "A", 60, "172.16.1.4")),
        new(CheckId.SetIdentifierInvalid, "128 characters", stack => stack.Set("app-uk", "setIdentifier", new string('x', 128))),
        new(CheckId.SetIdentifierTwice, "on another type", stack => stack
            .Add(ResourceType.Record, "six-1", Typed("uk", "2001:db8::1", "eu-west-2"))
            .Add(ResourceType.Record, "six-2", Typed("us", "2001:db8::2", "us-west-2"))),
        new(CheckId.PoliciesMixed, "a tree over two names", stack => FailoverAlias(stack, evaluate: true)),
        new(CheckId.PolicyNotInPrivateZone, "in a public zone", stack => stack
            .Add(ResourceType.HostedZone, "public", new { name = "example.org" })
            .Add(ResourceType.Record, "www-1", new { zoneId = "public", name = "www", type = "A", ttl = 60, setIdentifier = "1", records = new[] { "192.0.2.1" }, cidrRoutingPolicy = new { collectionId = "c", locationName = "x" }, healthCheckId = "app-uk-check" })
            .Add(ResourceType.Record, "www-2", new { zoneId = "public", name = "www", type = "A", ttl = 60, setIdentifier = "2", records = new[] { "192.0.2.2" }, cidrRoutingPolicy = new { collectionId = "c", locationName = "*" }, healthCheckId = "app-us-check" })),
        new(CheckId.WeightOutOfRange, "0 and 255", stack => Weighted(stack, 0, 255)),
        new(CheckId.LatencyRegionInvalid, "two Regions", stack => Latency(stack, "eu-west-2", "eu-west-1")),
        new(CheckId.TooManySets, "30 geoproximity records", stack => Nearby(stack, 30)),
        new(CheckId.TooManyRecords, "300 VPCs", stack => Associations(stack, 300)),
        new(CheckId.GeoproximityLocationInvalid, "two decimals", stack => Place(stack, new { coordinates = Point("-51.57", "+180") })),
        new(CheckId.GeoproximityLocationInvalid, "a Local Zone Group", stack => Place(stack, new { localZoneGroup = "us-west-2-den-1" })),
        new(CheckId.GeoproximityLocationTwice, "two points", stack => Place(stack, new { coordinates = Point("51.5", "-0.12") })),
        new(CheckId.GeoproximityIsConstant, "two Regions", stack => Place(stack, new { awsRegion = "eu-west-1" })),
        new(CheckId.NegativeBias, "99", stack => Place(stack, new { awsRegion = "eu-west-2", bias = 99 })),
        new(CheckId.FailoverPairBroken, "one of each", stack => Failover(stack)),
        new(CheckId.PrimaryNeverFails, "alias with target health", stack => FailoverAlias(stack, evaluate: true)),
        new(CheckId.LeafWithoutHealthCheck, "the last resort", stack => { Failover(stack); stack.Set("second", "healthCheckId", null); }),
        new(CheckId.AliasIgnoresHealth, "target health", stack => NearAliases(stack, evaluate: true)),
        new(CheckId.AliasTargetMissing, "another zone", stack => stack
            .Add(ResourceType.Record, "lb", new { zoneId = "zone", name = "lb", type = "A", aliases = new[] { new { name = "internal-1.elb.amazonaws.com", zoneId = "ZHURV8PSTC4K8", evaluateTargetHealth = true } } })),
        new(CheckId.AliasCycle, "two aliases to one name", stack => { Alias(stack, "a", "app." + SampleStack.Domain); Alias(stack, "b", "a." + SampleStack.Domain); }),
        new(CheckId.MultivalueAlias, "a simple alias", stack => Alias(stack, "www", "app." + SampleStack.Domain)),
        new(CheckId.HealthCheckOnSimpleRecord, "no health check", stack => Simple(stack, "db", "A", 60, "10.10.1.9")),
        new(CheckId.SingleInstance, "a simple record", stack => Simple(stack, "db", "A", 60, "10.10.1.9")),
    ];

    private static void Simple(StackBuilder stack, string name, string type, int ttl, params string[] records) =>
        stack.Add(ResourceType.Record, name == "app" ? "app-simple" : name, new { zoneId = "zone", name = name == "app" ? "app." + SampleStack.Domain : name, type, ttl, records });

    private static void Alias(StackBuilder stack, string name, string target) =>
        stack.Add(ResourceType.Record, name, new { zoneId = "zone", name = $"{name}.{SampleStack.Domain}", type = "A", aliases = new[] { new { name = target, zoneId = "zone", evaluateTargetHealth = true } } });

    private static Dictionary<string, object> Set(string id, string value, string policy, object settings, bool check) => new()
    {
        ["zoneId"] = "zone",
        ["name"] = "db",
        ["type"] = "A",
        ["ttl"] = 30,
        ["setIdentifier"] = id,
        ["records"] = new[] { value },
        [policy] = settings,
        ["healthCheckId"] = check ? "app-uk-check" : "",
    };

    private static object Typed(string id, string value, string region) =>
        new { zoneId = "zone", name = "app." + SampleStack.Domain, type = "AAAA", ttl = 30, setIdentifier = id, records = new[] { value }, geoproximityRoutingPolicy = new { awsRegion = region }, healthCheckId = $"app-{id}-check" };

    private static void Weighted(StackBuilder stack, int first, int second, string[]? values = null, bool same = false)
    {
        stack.Add(ResourceType.Record, "db-1", Set("1", "10.10.1.9", DeclaredRecordSet.Weighted, new[] { new { weight = first } }, check: true));
        stack.Add(ResourceType.Record, "db-2", Set("2", same ? "10.10.1.9" : "10.10.1.11", DeclaredRecordSet.Weighted, new[] { new { weight = second } }, check: true));
        if (values is not null)
        {
            stack.Set("db-1", "records", values);
        }
    }

    private static void Latency(StackBuilder stack, string first, string second) => stack
        .Add(ResourceType.Record, "db-1", Set("1", "10.10.1.9", DeclaredRecordSet.Latency, new[] { new { region = first } }, check: true))
        .Add(ResourceType.Record, "db-2", Set("2", "10.10.1.10", DeclaredRecordSet.Latency, new[] { new { region = second } }, check: true));

    private static void Nearby(StackBuilder stack, int count)
    {
        for (var index = 1; index <= count; index++)
        {
            stack.Add(ResourceType.Record, $"db-{index}", Set($"{index}", $"10.10.1.{index + 10}", DeclaredRecordSet.Geoproximity, new { coordinates = Point($"{index}", "0") }, check: true));
        }
    }

    private static void Associations(StackBuilder stack, int count)
    {
        for (var index = 2; index < count; index++)
        {
            stack.Add(ResourceType.ZoneAssociation, $"zone-{index}", new { zoneId = "zone", vpcId = $"vpc-{index}", vpcRegion = "eu-west-2" });
        }
    }

    private static void Place(StackBuilder stack, object location) => stack.Set("app-uk", DeclaredRecordSet.Geoproximity, location);

    private static object[] Point(string latitude, string longitude) => [new { latitude, longitude }];

    private static void Failover(StackBuilder stack) => stack
        .Add(ResourceType.Record, "first", Set("1", "10.10.1.9", DeclaredRecordSet.Failover, new[] { new { type = "PRIMARY" } }, check: true))
        .Add(ResourceType.Record, "second", Set("2", "10.10.1.10", DeclaredRecordSet.Failover, new[] { new { type = "SECONDARY" } }, check: true));

    private static void FailoverAlias(StackBuilder stack, bool evaluate) => stack
        .Add(ResourceType.Record, "first", new { zoneId = "zone", name = "db", type = "A", setIdentifier = "1", failoverRoutingPolicies = new[] { new { type = "PRIMARY" } }, aliases = new[] { new { name = "app." + SampleStack.Domain, zoneId = "zone", evaluateTargetHealth = evaluate } } })
        .Add(ResourceType.Record, "second", Set("2", "10.10.1.10", DeclaredRecordSet.Failover, new[] { new { type = "SECONDARY" } }, check: false));

    private static void NearAliases(StackBuilder stack, bool evaluate)
    {
        foreach (var (site, region) in new[] { ("uk", "eu-west-2"), ("us", "us-west-2") })
        {
            stack.Add(ResourceType.Record, $"near-{site}", new
            {
                zoneId = "zone",
                name = "near",
                type = "A",
                setIdentifier = site,
                geoproximityRoutingPolicy = new { awsRegion = region },
                aliases = new[] { new { name = $"{site}.near.{SampleStack.Domain}", zoneId = "zone", evaluateTargetHealth = evaluate || site == "us" } },
            });
            foreach (var instance in new[] { 1, 2 })
            {
                stack.Add(ResourceType.Record, $"near-{site}-{instance}", new
                {
                    zoneId = "zone",
                    name = $"{site}.near",
                    type = "A",
                    ttl = 30,
                    setIdentifier = $"{instance}",
                    multivalueAnswerRoutingPolicy = true,
                    records = new[] { $"10.{(site == "uk" ? 10 : 20)}.1.{instance + 10}" },
                    healthCheckId = $"app-{site}-check",
                });
            }
        }
    }
}

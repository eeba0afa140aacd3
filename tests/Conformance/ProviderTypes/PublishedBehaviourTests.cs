namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>Both sides of the comparison of behaviour see what they are to compare.</summary>
public sealed class PublishedBehaviourTests
{
    private const string Resource = """
        class Pet extends pulumi.CustomResource {
            static __pulumiType = 'random:index/pet:Pet';
            constructor(name, argsOrState, opts) {
                if (opts.id) {
                    resourceInputs["length"] = state?.length;
                }
                else {
                    resourceInputs["length"] = (args?.length) ?? 2;
                    resourceInputs["separator"] = (args?.separator) ?? "-";
                    resourceInputs["loud"] = pulumi.output((args?.loud) ?? false).apply(JSON.stringify);
                    resourceInputs["code"] = args?.code ? pulumi.secret(args.code) : undefined;
                    resourceInputs["result"] = undefined /*out*/;
                }
                const secretOpts = { additionalSecretOutputs: ["code", "result"] };
            }
        }
        """;

    private const string Objects = """
        var dns;
        (function (dns) {
            function targetArgsProvideDefaults(val) {
                return {
                    ...val,
                    port: (val.port) ?? 53,
                    server: pulumi.output(val.server).apply(v => v),
                };
            }
            dns.targetArgsProvideDefaults = targetArgsProvideDefaults;
        })(dns = exports.dns || (exports.dns = {}));
        """;

    [Fact]
    public void OfResource_EveryTrait_IsRead() => Assert.Equal(
        "random:index/pet:Pet defaults [length=2 loud=false separator=-] secrets in [code] out [code result] json [loud]",
        $"{PublishedBehaviour.OfResource(Resource)}");

    [Fact]
    public void OfResource_Provider_HasTheTokenOfProviders() => Assert.Equal(
        "pulumi:providers:aws", PublishedBehaviour.OfResource("static __pulumiType = 'aws';").Token);

    [Fact]
    public void OfObjects_Defaults_AreFoundByNamespace() => Assert.Equal(
        [("dns", "TargetArgs", "53")],
        PublishedBehaviour.OfObjects(Objects).Select(entry => (entry.Key.Namespace, entry.Key.Name, entry.Value.Defaults["port"])));

    [Theory]
    [InlineData(typeof(Pulumi.Aws.Route53.ZoneArgs), typeof(Pulumi.Aws.Route53.Zone), "aws:route53/zone:Zone defaults [comment=Managed by Pulumi] secrets in [] out [] json []")]
    [InlineData(typeof(Pulumi.Random.RandomPasswordArgs), typeof(Pulumi.Random.RandomPassword), "random:index/randomPassword:RandomPassword defaults [] secrets in [] out [bcryptHash result] json []")]
    [InlineData(typeof(Pulumi.AzureNative.DnsResolver.Inputs.IpConfigurationArgs), null, " defaults [privateIpAllocationMethod=Dynamic] secrets in [] out [] json []")]
    public async Task OfAsync_EveryTrait_IsRead(Type arguments, Type? resource, string expected) =>
        Assert.Equal(expected, $"{await StandInBehaviour.OfAsync(arguments, resource)}");
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Model.Reading;

/// <summary>Finds the resources of kinds that bear on resolution, routing or health, and that the model does not read.</summary>
internal static class UnreadTypes
{
    private static readonly FrozenSet<string> Read = typeof(AwsTypes).GetFields().Concat(typeof(AzureTypes).GetFields())
        .Select(field => (string)field.GetRawConstantValue()!).ToFrozenSet(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> Bearing =
    [
        "aws:route53/", "aws:route53resolver/", "aws:route53recoverycontrol/", "aws:cloudwatch/compositeAlarm:",
        "azure-native:dnsresolver:", "azure-native:privatedns:", "azure:privatedns/", "aws-native:route53",
    ];

    // They bear on resolution by name only.
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.Ordinal,
        "aws:route53/queryLog:QueryLog",
        "aws:route53/resolverQueryLogConfig:ResolverQueryLogConfig",
        "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
        "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization",
        "azure-native:dnsresolver:DnsResolverPolicy",
        "azure-native:dnsresolver:DnsResolverPolicyVirtualNetworkLink");

    public static IEnumerable<NotUnderstood> Of(ImmutableArray<DeclaredResource> resources) =>
        from resource in resources
        where !Read.Contains(resource.Type) && !Harmless.Contains(resource.Type)
        where Bearing.Any(prefix => resource.Type.StartsWith(prefix, StringComparison.Ordinal))
        select new NotUnderstood(resource.Type, resource.Urn, "The twin does not model this type.");
}

using System.Collections.Immutable;
using Pulumi.Testing;

namespace CrossCloudDns.Twin.Capture;

/// <summary>What the recorder answers when the program asks a provider.</summary>
internal static class ProviderFunctions
{
    /// <summary>The account that every ARN names: AWS's own example.</summary>
    public const string AccountId = "123456789012";

    private const string SubscriptionId = "00000000-0000-0000-0000-123456789012";

    /// <summary>The answer to one call.</summary>
    /// <param name="defaultRegion">The Region of calls that name none.</param>
    /// <exception cref="TwinException">The function is not one of these.</exception>
    public static ImmutableDictionary<string, object> Call(MockCallArgs call, string defaultRegion)
    {
        var region = call.Args.TryGetValue("region", out var value) && value is string text ? text : defaultRegion;
        return call.Token switch
        {
            "aws:index/getAvailabilityZones:getAvailabilityZones" => Result(
                ("id", region), ("region", region), ("names", AvailabilityZones.Of(region)), ("state", "available")),
            "aws:index/getRegion:getRegion" => Result(
                ("id", region), ("name", region), ("region", region), ("endpoint", $"ec2.{region}.amazonaws.com")),
            "aws:index/getPartition:getPartition" => Result(
                ("id", "aws"), ("partition", "aws"), ("dnsSuffix", "amazonaws.com"), ("reverseDnsPrefix", "com.amazonaws")),
            "aws:index/getCallerIdentity:getCallerIdentity" => Result(
                ("id", AccountId), ("accountId", AccountId), ("arn", $"arn:aws:iam::{AccountId}:root"), ("userId", AccountId)),
            "azure-native:authorization:getClientConfig" => Result(
                ("clientId", SubscriptionId), ("objectId", SubscriptionId),
                ("subscriptionId", SubscriptionId), ("tenantId", SubscriptionId)),
            _ => throw new TwinException(
                DiagnosticId.UnknownFunction,
                $"The program calls '{call.Token}', whose answer depends on an account. The twin answers getAvailabilityZones, getRegion, "
                    + "getPartition, getCallerIdentity and getClientConfig. Take the value from a setting instead."),
        };
    }

    private static ImmutableDictionary<string, object> Result(params ReadOnlySpan<(string Key, object Value)> members)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in members)
        {
            result[key] = value;
        }

        return result.ToImmutable();
    }
}

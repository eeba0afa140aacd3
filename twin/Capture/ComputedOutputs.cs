using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Pulumi;

namespace CrossCloudDns.Twin.Capture;

/// <summary>What a provider would add to the inputs of a resource once it exists.</summary>
/// <remarks>
/// Every computed string contains the id of its resource, so that a value found in another resource's inputs tells where it
/// came from. An address is a literal only where a program reads one: the public addresses of a tunnel.
/// </remarks>
internal static class ComputedOutputs
{
    private static readonly ImmutableHashSet<string> NeverComputed = ["id", "urn", "region", "location"];

    // Asking a class for its attributes takes longer than declaring a resource of it.
    private static readonly ConcurrentDictionary<Type, ImmutableArray<string>> StringOutputs = new();

    /// <summary>The computed members of one resource, without its inputs.</summary>
    /// <param name="resourceType">The SDK's class, whose output properties say what the provider computes.</param>
    public static Dictionary<string, object> Create(
        string type, string id, Type? resourceType, ImmutableDictionary<string, object> inputs)
    {
        var outputs = new Dictionary<string, object>(StringComparer.Ordinal);
        var strings = resourceType is null ? [] : StringOutputs.GetOrAdd(resourceType, FindStringOutputs);
        foreach (var name in strings.Where(name => !inputs.ContainsKey(name) && !NeverComputed.Contains(name)))
        {
            outputs[name] = name switch
            {
                "arn" => Arn(type, id, inputs),
                "zoneId" => id,
                _ => $"{id}-{name}",
            };
        }

        AddWhatProgramsReadAsLiterals(outputs, type, id, inputs);
        return outputs;
    }

    private static void AddWhatProgramsReadAsLiterals(
        Dictionary<string, object> outputs, string type, string id, ImmutableDictionary<string, object> inputs)
    {
        switch (type)
        {
            case "random:index/randomPassword:RandomPassword" or "random:index/randomString:RandomString":
                outputs["result"] = Characters(id, inputs.GetValueOrDefault("length") is double length ? (int)length : id.Length);
                break;
            case "random:index/randomBytes:RandomBytes" or "random:index/randomId:RandomId":
                outputs["hex"] = id;
                outputs["base64"] = id;
                break;
            case "azure-native:network:PublicIPAddress":
                outputs["ipAddress"] = PublicAddress(id, 0);
                break;
            case "azure-native:network:VirtualNetwork" when inputs.TryGetValue("subnets", out var subnets):
                outputs["subnets"] = WithIds(subnets, id);
                break;
            case "aws:ec2/vpnConnection:VpnConnection":
                outputs["tunnel1Address"] = PublicAddress(id, 0);
                outputs["tunnel2Address"] = PublicAddress(id, 1);
                break;
        }
    }

    private static ImmutableArray<string> FindStringOutputs(Type resourceType)
    {
        // A provider promises exactly the strings that are not nullable; the others are inputs that nobody set.
        var nullability = new NullabilityInfoContext();
        return
        [
            .. resourceType.GetProperties()
                .Where(property => property.PropertyType == typeof(Output<string>)
                    && nullability.Create(property).GenericTypeArguments[0].ReadState == NullabilityState.NotNull)
                .Select(property => property.GetCustomAttribute<OutputAttribute>()?.Name)
                .OfType<string>(),
        ];
    }

    // aws:route53/zone:Zone → route53
    private static string Arn(string type, string id, ImmutableDictionary<string, object> inputs)
    {
        var service = type.Split(':')[1].Split('/')[0];
        var region = inputs.GetValueOrDefault("region") as string ?? "";
        return $"arn:aws:{service}:{region}:{ProviderFunctions.AccountId}:{id}";
    }

    private static string Characters(string id, int length)
    {
        var text = new StringBuilder(id);
        for (var block = 0; text.Length < length; block++)
        {
            text.Append(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}{block}"))));
        }

        return text.ToString(0, Math.Max(length, id.Length));
    }

    // From the range set aside for benchmarks, which no network routes (RFC 2544).
    private static string PublicAddress(string id, byte offset)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        return new IPAddress([198, (byte)(18 + (hash[0] & 1)), hash[1], (byte)((hash[2] & 0xFE) + offset)]).ToString();
    }

    private static object WithIds(object subnets, string networkId) =>
        ((IEnumerable<object?>)subnets)
            .Cast<ImmutableDictionary<string, object?>>()
            .Select(subnet => subnet.SetItem("id", $"{networkId}/subnets/{subnet.GetValueOrDefault("name")}"))
            .Cast<object?>()
            .ToImmutableArray();
}

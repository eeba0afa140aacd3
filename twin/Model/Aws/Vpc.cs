using System.Collections.Immutable;
using System.Net;

namespace CrossCloudDns.Twin.Model;

/// <summary>An AWS virtual private cloud.</summary>
public sealed record Vpc
{
    public required string Id { get; init; }

    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    public required string Region { get; init; }

    /// <summary>Name of its site.</summary>
    public required string Site { get; init; }

    /// <summary>Its IPv4 range; <see langword="null"/> for a network that the stack only refers to.</summary>
    public IPNetwork? Cidr { get; init; }

    /// <summary>Where its resolver answers: the base of its range plus two, in every Availability Zone alike.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html"/>
    public IPAddress? ResolverAddress
    {
        get
        {
            if (Cidr is not { } range)
                return null;
            var octets = range.BaseAddress.GetAddressBytes();
            octets[^1] += 2;
            return new IPAddress(octets);
        }
    }

    /// <summary>Private zones answer only where DNS support and DNS hostnames are both on.</summary>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html"/>
    public bool ResolvesPrivateZones { get; init; } = true;

    public ImmutableArray<VpcSubnet> Subnets { get; init; } = [];
}

/// <summary>A subnet of a <see cref="Vpc"/>.</summary>
/// <param name="AvailabilityZone">Zone name, for example <c>eu-west-2a</c>.</param>
public sealed record VpcSubnet(string Id, string Name, IPNetwork? Cidr, string? AvailabilityZone);

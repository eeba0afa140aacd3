using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CrossCloudDns.Twin.Dns;

/// <summary>A complete domain name of at most 255 octets on the wire and 63 per label.</summary>
/// <remarks>
/// Immutable. The case of letters is kept, and ignored by equality, hashing and order (RFC 4343). Text without a trailing dot is
/// taken as complete all the same: there is no search list here.
/// </remarks>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc1035#section-3.1"/>
public sealed partial class DomainName : IEquatable<DomainName>, IComparable<DomainName>
{
    /// <summary>The longest name in octets, length octets and root included.</summary>
    public const int MaxWireLength = 255;

    /// <summary>The longest label in octets.</summary>
    public const int MaxLabelLength = 63;

    private readonly byte[] _wire;

    private DomainName(byte[] wire) => _wire = wire;

    /// <summary>The root, <c>.</c>.</summary>
    public static DomainName Root { get; } = new([0]);

    /// <summary>The uncompressed wire form, case kept, with the root's zero octet at its end.</summary>
    public ReadOnlySpan<byte> Wire => _wire;

    /// <summary>Whether this is the root.</summary>
    public bool IsRoot => _wire.Length == 1;

    /// <summary>The number of labels; the root has none.</summary>
    public int LabelCount
    {
        get
        {
            var count = 0;
            for (var at = 0; _wire[at] != 0; at += _wire[at] + 1)
                count++;
            return count;
        }
    }

    /// <summary>The labels in presentation form, leftmost first; empty for the root.</summary>
    public ImmutableArray<string> Labels
    {
        get
        {
            var labels = ImmutableArray.CreateBuilder<string>();
            for (var at = 0; _wire[at] != 0; at += _wire[at] + 1)
                labels.Add(PrintLabel(_wire.AsSpan(at + 1, _wire[at])));
            return labels.ToImmutable();
        }
    }

    /// <summary>The name without its first label; <see langword="null"/> for the root.</summary>
    public DomainName? Parent => IsRoot ? null : new DomainName(_wire[(_wire[0] + 1)..]);

    /// <summary>Whether this name is <paramref name="ancestor"/> or lies below it, on label boundaries.</summary>
    public bool IsSubdomainOf(DomainName ancestor)
    {
        ArgumentNullException.ThrowIfNull(ancestor);
        var at = 0;
        while (_wire.Length - at > ancestor._wire.Length)
            at += _wire[at] + 1;
        return EqualIgnoringCase(_wire.AsSpan(at), ancestor._wire);
    }

    /// <summary>Puts one or more labels in front: <c>www</c> before <c>example.org.</c>.</summary>
    /// <returns><see langword="null"/> when the result would be too long or the text is not a name.</returns>
    public DomainName? Prepend(string labels) => TryParse(labels, out var head) ? head.Append(this) : null;

    /// <summary>This name with <paramref name="suffix"/> in place of its root; <see langword="null"/> when too long.</summary>
    public DomainName? Append(DomainName suffix)
    {
        ArgumentNullException.ThrowIfNull(suffix);
        var length = _wire.Length - 1 + suffix._wire.Length;
        return length > MaxWireLength ? null : new DomainName([.. _wire.AsSpan(0, _wire.Length - 1), .. suffix._wire]);
    }

    /// <summary>Builds a name from its uncompressed wire form.</summary>
    /// <returns>False unless the octets are exactly one well-formed, uncompressed name.</returns>
    public static bool TryFromWire(ReadOnlySpan<byte> wire, [NotNullWhen(true)] out DomainName? name)
    {
        name = null;
        if (wire.Length is 0 or > MaxWireLength)
            return false;
        var at = 0;
        while (at < wire.Length && wire[at] != 0)
        {
            if (wire[at] > MaxLabelLength)
                return false;
            at += wire[at] + 1;
        }

        if (at != wire.Length - 1)
            return false;
        name = at == 0 ? Root : new DomainName(wire.ToArray());
        return true;
    }
}

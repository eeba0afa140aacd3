namespace CrossCloudDns.Twin.Dns;

public sealed partial class DomainName
{
    /// <summary>Whether both are the same name; ASCII case does not count.</summary>
    public bool Equals(DomainName? other) => other is not null && EqualIgnoringCase(_wire, other._wire);

    public override bool Equals(object? obj) => Equals(obj as DomainName);

    public override int GetHashCode()
    {
        var hash = 2166136261u;
        foreach (var octet in _wire)
            hash = (hash ^ ToLower(octet)) * 16777619u;
        return (int)hash;
    }

    public static bool operator ==(DomainName? left, DomainName? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(DomainName? left, DomainName? right) => !(left == right);

    public static bool operator <(DomainName left, DomainName right) => left.CompareTo(right) < 0;

    public static bool operator >(DomainName left, DomainName right) => left.CompareTo(right) > 0;

    public static bool operator <=(DomainName left, DomainName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(DomainName left, DomainName right) => left.CompareTo(right) >= 0;

    /// <summary>Canonical order: label by label from the right, a parent before its children (RFC 4034 section 6.1).</summary>
    public int CompareTo(DomainName? other)
    {
        if (other is null)
            return 1;
        Span<byte> mine = stackalloc byte[MaxWireLength];
        Span<byte> theirs = stackalloc byte[MaxWireLength];
        int left = LabelOffsets(mine), right = other.LabelOffsets(theirs);
        while (left > 0 && right > 0)
        {
            int a = mine[--left], b = theirs[--right];
            var order = CompareLabels(_wire.AsSpan(a + 1, _wire[a]), other._wire.AsSpan(b + 1, other._wire[b]));
            if (order != 0)
                return order;
        }

        return left - right;
    }

    /// <summary>The lower-case form of an octet; only A to Z change (RFC 4343 section 3).</summary>
    internal static byte ToLower(byte octet) => octet is >= (byte)'A' and <= (byte)'Z' ? (byte)(octet | 0x20) : octet;

    /// <summary>The wire form in lower case: a key that equals only the same name's.</summary>
    internal byte[] ToLowerWire()
    {
        var lower = new byte[_wire.Length];
        for (var i = 0; i < lower.Length; i++)
            lower[i] = ToLower(_wire[i]);
        return lower;
    }

    // Length octets are at most 63 and so below 'A': a whole wire name can be compared as ASCII.
    internal static bool EqualIgnoringCase(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] && ToLower(left[i]) != ToLower(right[i]))
                return false;
        }

        return true;
    }

    private static int CompareLabels(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = ToLower(left[i]) - ToLower(right[i]);
            if (order != 0)
                return order;
        }

        return left.Length - right.Length;
    }

    private int LabelOffsets(Span<byte> offsets)
    {
        var count = 0;
        for (var at = 0; _wire[at] != 0; at += _wire[at] + 1)
            offsets[count++] = (byte)at;
        return count;
    }
}

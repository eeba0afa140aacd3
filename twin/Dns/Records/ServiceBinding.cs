using System.Collections.Immutable;
using System.Globalization;

namespace CrossCloudDns.Twin.Dns;

/// <summary>The data that SVCB and HTTPS records share, RFC 9460 section 2.</summary>
/// <param name="Priority">0 makes an alias of <paramref name="Target"/>, with no parameters; otherwise lower is preferred.</param>
/// <param name="Target">The alternative endpoint; the root means the owner itself. Never compressed.</param>
/// <param name="Parameters">In strictly ascending order of keys, as the wire form demands.</param>
public sealed record ServiceBinding(ushort Priority, DomainName Target, ImmutableArray<ServiceParameter> Parameters)
{
    public bool Equals(ServiceBinding? other) => other is not null
        && Priority == other.Priority
        && Target == other.Target
        && Parameters.SequenceEqual(other.Parameters);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Priority);
        hash.Add(Target);
        foreach (var parameter in Parameters)
            hash.Add(parameter);
        return hash.ToHashCode();
    }

    public override string ToString() =>
        string.Join(' ', [Priority.ToString(CultureInfo.InvariantCulture), Target.ToString(), .. Parameters.Select(p => p.ToString())]);

    internal static ServiceBinding? Parse(ref PresentationReader reader, EscapeStyle escapes)
    {
        if (!reader.TryReadNumber<ushort>(out var priority) || !reader.TryReadName(out var target))
            return null;
        var parameters = new SortedDictionary<ushort, ServiceParameter>();
        while (!reader.AtEnd)
        {
            // alpn="h2,h3" arrives as two words, the second one quoted.
            if (!reader.TryReadWord(out var word))
                return null;
            var equals = word.IndexOf('=');
            var value = equals < 0 ? default : word[(equals + 1)..];
            if (equals == word.Length - 1 && equals > 0 && !reader.TryReadWord(out value))
                return null;
            var key = equals < 0 ? word : word[..equals];
            if (ServiceParameterText.Parse(key, value, escapes) is not { } parameter || !parameters.TryAdd(parameter.Key, parameter))
                return null;
        }

        return new ServiceBinding(priority, target, [.. parameters.Values]);
    }

    internal static ServiceBinding? Read(ref WireReader reader)
    {
        if (!reader.TryReadUInt16(out var priority) || !reader.TryReadName(out var target))
            return null;
        var parameters = ImmutableArray.CreateBuilder<ServiceParameter>();
        while (reader.Remaining > 0)
        {
            if (!reader.TryReadUInt16(out var key)
                || !reader.TryReadUInt16(out var length)
                || !reader.TryReadBytes(length, out var value)
                || (parameters.Count > 0 && parameters[^1].Key >= key))
                return null;
            parameters.Add(new ServiceParameter(key, new OctetString(value)));
        }

        return new ServiceBinding(priority, target, parameters.ToImmutable());
    }

    internal void Write(ref WireWriter writer)
    {
        writer.WriteUInt16(Priority);
        writer.WriteName(Target);
        foreach (var parameter in Parameters)
        {
            writer.WriteUInt16(parameter.Key);
            writer.WriteUInt16((ushort)parameter.Value.Length);
            writer.WriteBytes(parameter.Value.Octets);
        }
    }
}

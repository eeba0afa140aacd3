using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A class whose <see cref="InputAttribute"/> members become properties on the wire.</summary>
public abstract class InputArgs
{
    private protected InputArgs()
    {
    }

    /// <summary>Wire names and values, in the order of declaration.</summary>
    /// <exception cref="ArgumentNullException">A required member has no value.</exception>
    internal virtual IReadOnlyDictionary<string, object?> ToDictionary()
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in InputMember.Of(GetType()))
        {
            values.Add(member.WireName, member.GetValue(this));
        }

        return values;
    }
}

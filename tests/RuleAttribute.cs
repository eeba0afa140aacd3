using Xunit.v3;

namespace CrossCloudDns.Tests;

/// <summary>Says which rule of docs/fidelity.md a test proves; a test of the repository keeps both in step.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(string id) : Attribute, ITraitAttribute
{
    public string Id { get; } = id;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("rule", Id)];
}

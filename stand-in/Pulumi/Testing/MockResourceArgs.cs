using System.Collections.Immutable;

namespace Pulumi.Testing;

public class MockResourceArgs
{
    public string? Type { get; set; }

    public string? Name { get; set; }

    /// <summary>Wire names and values; what is null or not known is left out.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>Empty, or the URN and the id of an explicit provider.</summary>
    public string? Provider { get; set; }

    /// <summary>Empty, or the id of the resource to read or to import.</summary>
    public string? Id { get; set; }
}

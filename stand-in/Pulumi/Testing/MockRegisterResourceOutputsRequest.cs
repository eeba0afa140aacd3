using System.Collections.Immutable;

namespace Pulumi.Testing;

public class MockRegisterResourceOutputsRequest
{
    public readonly string Urn;

    public readonly ImmutableDictionary<string, Output<object?>> Outputs;

    public MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
        => (Urn, Outputs) = (urn, outputs);
}

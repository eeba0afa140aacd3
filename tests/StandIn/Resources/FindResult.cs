using System.Collections.Immutable;
using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

[OutputType]
internal sealed class FindResult
{
    public readonly ImmutableArray<string> Names;

    public readonly int Total;

    [OutputConstructor]
    private FindResult(ImmutableArray<string> names, int total) => (Names, Total) = (names, total);
}

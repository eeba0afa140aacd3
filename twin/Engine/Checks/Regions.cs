using CrossCloudDns.Infra.Topology.Places;

namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>What the rules ask of places.</summary>
internal static class Regions
{
    public static bool IsKnown(string region) => AwsRegion.TryFind(region, out _);

    /// <summary>Great-circle distance; <see langword="null"/> where either place is not known. Good for comparing, not exact.</summary>
    public static double? Kilometres(string? azureLocation, string? awsRegion) =>
        AzureLocation.TryFind(azureLocation, out var from) && AwsRegion.TryFind(awsRegion, out var to)
            ? from.Coordinates.DistanceTo(to.Coordinates)
            : null;
}

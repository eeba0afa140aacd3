namespace CrossCloudDns.Infra.Topology;

/// <summary>In which form the health checker is deployed.</summary>
public enum CheckerBuild
{
    /// <summary>A portable assembly on Lambda's .NET runtime, built with the program itself.</summary>
    Portable,

    /// <summary>A native program on Lambda's bare runtime, built beforehand by <c>dotnet publish</c>.</summary>
    NativeAot,
}

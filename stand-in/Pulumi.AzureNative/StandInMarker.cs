namespace Pulumi.AzureNative;

public static class StandInMarker;

namespace Pulumi.Aws;

public static class StandInMarker;

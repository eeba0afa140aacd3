namespace Pulumi;

public static class StandInMarker;

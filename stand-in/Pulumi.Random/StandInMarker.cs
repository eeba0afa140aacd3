namespace Pulumi.Random;

public static class StandInMarker;

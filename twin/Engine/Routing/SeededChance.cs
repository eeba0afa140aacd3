namespace CrossCloudDns.Twin.Engine;

/// <summary>A stream of chance that depends on its seed alone (SplitMix64).</summary>
internal struct SeededChance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>From 0 up to, not including, <paramref name="below"/>.</summary>
    public int Next(int below) => (int)(Next() * below);
}

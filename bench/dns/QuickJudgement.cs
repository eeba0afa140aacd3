namespace CrossCloudDns.Bench.Dns;

/// <summary>Whether the twin has lost its lead, told apart from a machine that has a bad moment.</summary>
/// <remarks>
/// A lead is how many times the twin's processor time per query the peer spends, measured in the same turns. It has fallen when it is short
/// of the reported one by more than a third three times in a row; one try that is not short settles that it holds.
/// </remarks>
internal static class QuickJudgement
{
    /// <summary>So many tries have to fall short.</summary>
    public const int Tries = 3;

    /// <summary>The peer's processor time by the twin's, each in its best turn: what disturbs a turn only ever adds to it.</summary>
    /// <exception cref="InvalidOperationException">There is no turn of one of them.</exception>
    public static double Lead(IReadOnlyCollection<double> twin, IReadOnlyCollection<double> peer) => peer.Min() / twin.Min();

    /// <summary>Judges the tries so far.</summary>
    /// <param name="reported">The lead in the committed report.</param>
    /// <param name="tries">Leads measured, in order.</param>
    public static QuickVerdict Of(double reported, IReadOnlyList<double> tries)
    {
        var least = reported * 2 / 3;
        return tries.Any(lead => lead >= least) ? QuickVerdict.Holds
            : tries.Count >= Tries ? QuickVerdict.Fell
            : QuickVerdict.TryAgain;
    }
}

/// <summary>What the tries so far come to.</summary>
internal enum QuickVerdict
{
    Holds,
    TryAgain,
    Fell,
}

namespace CrossCloudDns.HealthChecker;

/// <summary>The checker cannot do its work, and says why. The invocation ends as an error with this message.</summary>
internal sealed class CheckerException(string diagnostic, string problem, Exception? inner = null)
    : Exception($"{diagnostic}: {problem}", inner)
{
    /// <summary>The id, one of <see cref="HealthChecker.Diagnostic"/>.</summary>
    public string Diagnostic { get; } = diagnostic;

    /// <summary>The message without the id.</summary>
    public string Problem { get; } = problem;
}

namespace CrossCloudDns.Twin;

/// <summary>A misuse or a broken set-up, told to the user as one message and without a stack trace.</summary>
public sealed class TwinException : Exception
{
    /// <summary>Creates an error whose message starts with its id.</summary>
    /// <param name="id">One of <see cref="DiagnosticId"/>.</param>
    /// <param name="message">What is wrong, names quoted. What is allowed. What to do.</param>
    public TwinException(string id, string message)
        : base($"{id}: {message}")
    {
    }

    /// <summary>Creates an error from a report that already carries its ids.</summary>
    public TwinException(string report)
        : base(report)
    {
    }
}

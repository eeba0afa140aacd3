namespace CrossCloudDns.Twin.Host;

/// <summary>What AWS would say to a request's signature.</summary>
public abstract record SignatureVerdict
{
    private SignatureVerdict()
    {
    }

    /// <summary>The signature is right.</summary>
    /// <param name="Region">The Region that the request was signed for.</param>
    public sealed record Valid(string Region) : SignatureVerdict;

    /// <summary>The request is refused.</summary>
    /// <param name="Code">AWS's error code.</param>
    public sealed record Refused(string Code, string Message) : SignatureVerdict;
}

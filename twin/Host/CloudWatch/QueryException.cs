namespace CrossCloudDns.Twin.Host;

/// <summary>A request that an AWS service answers with an error. It never leaves the endpoint.</summary>
public sealed class QueryException(string code, string message) : Exception(message)
{
    /// <summary>AWS's error code.</summary>
    public string Code => code;
}

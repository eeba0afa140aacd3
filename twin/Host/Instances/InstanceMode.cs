namespace CrossCloudDns.Twin.Host;

/// <summary>How an instance behaves at present.</summary>
public enum InstanceMode
{
    /// <summary>Answers every request with status 200.</summary>
    Serving,

    /// <summary>Refuses every connection.</summary>
    Refusing,

    /// <summary>Accepts connections and says nothing.</summary>
    Hanging,

    /// <summary>Answers every request with status 500. A TCP instance closes the connection at once.</summary>
    Failing,

    /// <summary>Answers later than a check waits.</summary>
    Slow,

    /// <summary>Presents a certificate of another name. An instance without TLS serves.</summary>
    WrongCertificate,
}

namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing has to change.</summary>
    Note,

    /// <summary>It deploys and works, until the failure that the finding names.</summary>
    Warning,

    /// <summary>A cloud refuses it, or does something else than what is declared.</summary>
    Error,
}

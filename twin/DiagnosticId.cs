namespace CrossCloudDns.Twin;

/// <summary>The ids of the twin's errors. Each has a row in <c>docs/diagnostics.md</c>; ids are never reused.</summary>
public static class DiagnosticId
{
    /// <summary>No <c>Pulumi.yaml</c> in the current directory or above it.</summary>
    public const string ProjectNotFound = "CCD2001";

    /// <summary>No <c>Pulumi.{stack}.yaml</c> beside <c>Pulumi.yaml</c>.</summary>
    public const string StackNotFound = "CCD2002";

    /// <summary>A project or stack file is not the YAML that Pulumi accepts.</summary>
    public const string InvalidYaml = "CCD2003";

    /// <summary>The program failed for another reason than its settings.</summary>
    public const string ProgramFailed = "CCD2004";

    /// <summary>The program calls a provider function whose answer the recorder does not know.</summary>
    public const string UnknownFunction = "CCD2005";

    /// <summary>Two resources have the same type and name.</summary>
    public const string DuplicateResource = "CCD2006";

    /// <summary>A state file is missing or is neither a stack export nor printed resources.</summary>
    public const string InvalidState = "CCD2007";

    /// <summary>Something names an address that the stack does not declare; the twin sends nothing there.</summary>
    public const string AddressOutsideMap = "CCD2008";

    /// <summary>A port that the twin was told to serve on cannot be had.</summary>
    public const string PortTaken = "CCD2009";

    /// <summary>The code of a declared function is not where the stack says.</summary>
    public const string CodeMissing = "CCD2010";

    /// <summary>A name, a type or a place in a query is none.</summary>
    public const string InvalidQuery = "CCD2011";

    /// <summary>A fault hits nothing that the stack declares.</summary>
    public const string InvalidFault = "CCD2012";

    /// <summary>A command that follows a running twin does not find one.</summary>
    public const string NoTwin = "CCD2013";

    /// <summary>A file is not what <c>up --events</c> writes, or is of another stack.</summary>
    public const string InvalidEvents = "CCD2014";

    /// <summary>A price file is missing, or not in the form of the built-in table.</summary>
    public const string InvalidPrices = "CCD2031";

    /// <summary>A command needs a site, and the one named is missing or none was named where there are several.</summary>
    public const string SiteNotFound = "CCD2032";

    /// <summary>No private zone of the stack can be asked for from outside its cloud.</summary>
    public const string NothingToForward = "CCD2033";
}

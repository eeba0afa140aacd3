namespace CrossCloudDns.Twin.Cli;

/// <summary>What the process says at its end.</summary>
public static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>An error was reported: settings, files, ports, or the program itself.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not one of those that <c>--help</c> lists.</summary>
    public const int Usage = 2;
}

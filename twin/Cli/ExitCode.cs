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

    /// <summary>
    /// Ctrl-C or SIGTERM ended a command before it was done, as shells count it. <c>up</c> and <c>query --watch</c> are meant to end so,
    /// and succeed.
    /// </summary>
    public const int Interrupted = 130;
}

namespace CrossCloudDns.Twin.Cli;

/// <summary>How a command prints its result.</summary>
public enum OutputFormat
{
    /// <summary>A table or prose for people.</summary>
    Text,

    /// <summary>One JSON document on standard output, and nothing else there.</summary>
    Json,
}

namespace CrossCloudDns.StandIn;

/// <summary>A line of a table that cannot be read.</summary>
internal sealed class TableException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}

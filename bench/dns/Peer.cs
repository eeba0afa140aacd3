namespace CrossCloudDns.Bench.Dns;

/// <summary>A name server to measure: how to start it on loopback so that it contacts nobody.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Program">What must be installed.</param>
/// <param name="VersionArguments">Make it print its version.</param>
/// <param name="Start">Starts it in a directory of its own; gives the addresses and the port at which it answers.</param>
internal sealed record Peer(
    string Name,
    string Program,
    string[] VersionArguments,
    Func<PeerSetup, Task<RunningPeer>> Start)
{
    public bool IsInstalled => Tool.Find(Program) is not null;

    public string Version => Tool.FirstLine(Program, VersionArguments);
}

/// <summary>Where a peer runs.</summary>
/// <param name="Directory">For its files.</param>
/// <param name="Core">Which core.</param>
/// <param name="Address">At which loopback address, where it has a choice.</param>
/// <param name="Port">At which port.</param>
/// <param name="Upstream">For forwarders: address and port of the server to ask.</param>
internal sealed record PeerSetup(string Directory, int Core, string Address, int Port, (string Address, int Port)? Upstream = null)
{
    public string Write(string name, string text)
    {
        var path = Path.Combine(Directory, name);
        File.WriteAllText(path, text);
        return path;
    }
}

/// <summary>A peer that serves.</summary>
internal sealed record RunningPeer(ServerProcess Process, IReadOnlyList<string> Addresses, int Port) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Process.DisposeAsync();
}

using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using CrossCloudDns.Bench.Dns;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Bench.Program;

/// <summary>How long a name server takes from its start to its first answer with an address.</summary>
internal static class FirstAnswer
{
    private static readonly TimeProvider Clock = TimeProvider.System;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Of a command that is then told to end.</summary>
    public static async Task<double> OfAsync(string directory, IPEndPoint resolver, DomainName name, params IEnumerable<string> command)
    {
        var started = Clock.GetTimestamp();
        using var process = Command.Start(directory, command);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            return await OfAsync(started, resolver, name, () => !process.HasExited);
        }
        finally
        {
            await EndAsync(process);
            await Task.WhenAll(errors, output);
        }
    }

    /// <summary>Of a peer.</summary>
    public static async Task<double> OfAsync(Peer peer, PeerSetup setup, DomainName name)
    {
        var started = Clock.GetTimestamp();
        await using var server = await peer.Start(setup);
        return await OfAsync(started, new IPEndPoint(IPAddress.Parse(setup.Address), setup.Port), name, () => true);
    }

    private static async Task<double> OfAsync(long started, IPEndPoint resolver, DomainName name, Func<bool> alive)
    {
        var client = new DnsClient(Clock);
        while (Clock.GetElapsedTime(started) < Longest && alive())
        {
            var exchange = await client.AskAsync(resolver, new DnsQuestion(name, RecordType.A), Patience);
            if ((exchange as DnsExchange.Answered)?.Parse() is { ResponseCode: ResponseCode.NoError, Answers.IsEmpty: false })
                return Clock.GetElapsedTime(started).TotalSeconds;
            await Task.Delay(TimeSpan.FromMilliseconds(2), Clock);
        }

        throw new InvalidOperationException($"Nothing answers for {name} at {resolver}.");
    }

    // 'dotnet run' hands the signal on to what it runs, and waits for it.
    private static async Task EndAsync(Process process)
    {
        const int terminate = 15;
        if (!process.HasExited)
            _ = Kill(process.Id, terminate);
        await process.WaitForExitAsync();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}

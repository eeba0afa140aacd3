using System.Net;
using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Forwarders;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>A running twin of the sample stack with short TTLs, and what resolvers in front of it forward; shared by the tests of a class.</summary>
/// <remarks>Resolvers keep answers in real time. With the sample's 30 seconds a test would wait for caches most of its time.</remarks>
public sealed class PeeredTwin : IAsyncDisposable
{
    /// <summary>Twin's seconds per real second.</summary>
    public const int Speed = 20;

    /// <summary>The site beside whose network the resolvers are.</summary>
    public const string Site = "uk";

    /// <summary>Its answers are kept for <see cref="Ttl"/>; each site has an instance of its own.</summary>
    public const string Kept = "app.internal.example.com";

    /// <summary>Its answers are never kept, so that each query reaches the twin.</summary>
    public const string NeverKept = "orders.internal.example.com";

    public static readonly TimeSpan Ttl = TimeSpan.FromSeconds(2);

    private readonly FileInfo state = new(Path.Combine(Path.GetTempPath(), $"short-ttl-{Environment.ProcessId}.json"));
    private RunningTwin? twin;
    private ForwarderPlan? plan;

    internal RunningTwin Twin => twin ?? throw new InvalidOperationException("The twin has not been started.");

    /// <summary>What <c>forwarders --site uk</c> plans, with each address at the place where the twin answers for it.</summary>
    internal ForwarderPlan Plan => plan ?? throw new InvalidOperationException("The twin has not been started.");

    /// <summary>The same without the other site: what is left when nobody else may be asked.</summary>
    internal ForwarderPlan OwnSiteOnly => Plan with { Domains = [.. Plan.Domains.Select(domain => domain with { Far = [] })] };

    /// <summary>Starts the twin, unless an earlier test has.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        if (twin is not null)
        {
            return;
        }

        await File.WriteAllTextAsync(state.FullName, await ResourcesAsync(cancellationToken), cancellationToken);
        var model = StackModel.Read(await StateFile.ReadAsync(state, cancellationToken));
        twin = await RunningTwin.StartAsync(cancellationToken, "--speed", $"{Speed}", "--state", state.FullName);
        var places = twin.Ready.Inbound.Values.SelectMany(site => site)
            .ToDictionary(inbound => IPAddress.Parse(inbound.Declared!), inbound => new IPEndPoint(IPAddress.Parse(inbound.Address), inbound.Port));
        var planned = ForwarderPlan.Of(model, model.Sites.Single(site => site.Name == Site));
        plan = planned with
        {
            Domains =
            [
                .. planned.Domains.Select(domain => domain with
                {
                    Near = [.. domain.Near.Select(target => places[target.Address])],
                    Far = [.. domain.Far.Select(target => places[target.Address])],
                }),
            ],
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (twin is not null)
        {
            await twin.DisposeAsync();
        }

        state.Delete();
    }

    /// <summary>What <c>resources</c> prints, with other TTLs.</summary>
    private static async Task<string> ResourcesAsync(CancellationToken cancellationToken)
    {
        var printed = await Tool.RunAsync(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "CrossCloudDns.Twin.dll"), "resources", "--format", "json", "--stack", "dev"], cancellationToken);
        Assert.True(printed.ExitCode == 0, printed.Error);
        var document = JsonNode.Parse(printed.Output)!;
        foreach (var record in document["resources"]!.AsArray())
        {
            foreach (var values in new[] { record!["inputs"]!, record["outputs"]! })
            {
                if ((string?)values["type"] == "A" && values["ttl"] is not null)
                {
                    values["ttl"] = (string?)values["name"] == Kept ? (int)Ttl.TotalSeconds : 0;
                }
            }
        }

        return document.ToJsonString();
    }
}

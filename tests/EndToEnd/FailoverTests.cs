using System.Diagnostics;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>The sample stack, asked with dig while its instances die and come back.</summary>
[Collection("EndToEnd")]
public sealed class FailoverTests
{
    private const int Speed = 20;
    private const string Nearest = "app.internal.example.com";
    private const string Failover = "orders.internal.example.com";

    // What a loaded machine may add to the virtual clock before a change is seen from outside: two real seconds.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2 * Speed);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clients_OfEachSite_GetTheirOwnInstance_OverUdpAndTcp()
    {
        await using var twin = await RunningTwin.StartAsync(Cancelled);

        foreach (var site in new[] { "uk", "us" })
        {
            foreach (var transport in new[] { "+notcp", "+tcp" })
            {
                var answer = await Dig.AskAsync(twin.Ready.Resolvers[site], Nearest, Cancelled, transport);

                Assert.Equal("NOERROR", answer.Status);
                Assert.Equal([twin.Ready.Instances[$"app/{site}"].Declared!], answer.Addresses);
            }
        }

        Assert.Equal(0, await twin.StopAsync(Cancelled));
    }

    [Fact]
    public async Task UnknownName_IsNxDomainWithTheZonesSoa()
    {
        await using var twin = await RunningTwin.StartAsync(Cancelled);

        var answer = await Dig.AskAsync(twin.Ready.Resolvers["uk"], "nowhere.internal.example.com", Cancelled);

        Assert.Equal("NXDOMAIN", answer.Status);
        Assert.Matches(@"(?m)^internal\.example\.com\.\s+\d+\s+IN\s+SOA\s", answer.Text);
    }

    [Fact]
    public async Task InstanceOfASite_Dies_ItsClientsMoveWithinTheBudgetAndComeBack()
    {
        await using var twin = await RunningTwin.StartAsync(Cancelled, "--speed", $"{Speed}");
        var (uk, us) = (twin.Ready.Resolvers["uk"], twin.Ready.Resolvers["us"]);
        string Declared(string instance) => twin.Ready.Instances[instance].Declared!;

        var nearest = await twin.FailAsync(new { kind = "instance", target = "app/uk", mode = "refuse" }, Cancelled);
        var primary = await twin.FailAsync(new { kind = "instance", target = "orders/uk", mode = "refuse" }, Cancelled);
        await AnsweredWithinBudgetAsync(twin, uk, Nearest, Declared("app/us"));
        await AnsweredWithinBudgetAsync(twin, us, Failover, Declared("orders/uk-2"));
        // Not hit: who was served by a healthy instance all along still is.
        Assert.Equal([Declared("app/us")], (await Dig.AskAsync(us, Nearest, Cancelled)).Addresses);

        await twin.RecoverAsync(nearest, Cancelled);
        await twin.RecoverAsync(primary, Cancelled);
        await AnsweredWithinBudgetAsync(twin, uk, Nearest, Declared("app/uk"));
        await AnsweredWithinBudgetAsync(twin, us, Failover, Declared("orders/uk"));
    }

    private static async Task AnsweredWithinBudgetAsync(RunningTwin twin, Endpoint resolver, string name, string address)
    {
        var budget = await twin.BudgetAsync(name, Cancelled);
        var elapsed = Stopwatch.StartNew();
        while (true)
        {
            var answer = await Dig.AskAsync(resolver, name, Cancelled);
            if (answer.Status == "NOERROR" && answer.Addresses.SequenceEqual([address]))
            {
                return;
            }

            Assert.True(
                elapsed.Elapsed * Speed <= budget + Slack,
                $"{name} was not {address} within {budget.TotalSeconds} s of twin time.\n{answer.Text}\n{twin.Errors}");
        }
    }
}

using System.Text.Json;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>Options of <c>up</c>, on the process that a user starts.</summary>
[Collection("EndToEnd")]
public sealed class UpOptionTests
{
    private const string Name = "app.internal.example.com";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Neither the program nor its settings are asked: what was deployed, or printed, is enough. The events of the run tell afterwards what was answered.</summary>
    [Fact]
    public async Task State_WhatResourcesPrinted_IsWhatRuns_AndItsEventsReplay()
    {
        var folder = Directory.CreateTempSubdirectory("up-");
        try
        {
            var (state, events) = (Path.Combine(folder.FullName, "state.json"), Path.Combine(folder.FullName, "events.jsonl"));
            var printed = await TwinAsync("resources", "--format", "json", "--stack", "dev");
            await File.WriteAllTextAsync(state, printed.Replace("172.16.1.10", "172.16.1.99", StringComparison.Ordinal), Cancelled);
            await using (var twin = await RunningTwin.StartAsync(Cancelled, "--state", state, "--events", events))
            {
                Assert.Equal(["172.16.1.99"], (await Dig.AskAsync(twin.Ready.Resolvers["uk"], Name, Cancelled)).Addresses);

                // With its three inbound addresses silent a site is answered through the other one.
                foreach (var inbound in twin.Ready.Inbound["uk"])
                {
                    await twin.FailAsync(new { kind = "inbound", target = inbound.Declared }, Cancelled);
                }

                Assert.Equal(["172.20.1.10"], (await Dig.AskAsync(twin.Ready.Resolvers["uk"], Name, Cancelled)).Addresses);
                Assert.Equal(0, await twin.StopAsync(Cancelled));
            }

            var replayed = await TwinAsync("replay", events, Name, "--from", "uk", "--state", state, "--format", "json");
            Assert.Equal(
                ["172.16.1.99", "172.20.1.10"],
                replayed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("answer").GetString()).Take(2));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What an address drops beyond its limit is shown by <c>QueryBudgetTests</c> and <c>DnsServerTests</c>, on a clock that no load moves.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EnforceLimits_GivesEachInboundAddressItsLimit_AndNobodyElse(bool enforced)
    {
        await using var twin = await RunningTwin.StartAsync(Cancelled, enforced ? ["--enforce-limits"] : []);

        var resolvers = (await twin.StateAsync(Cancelled)).GetProperty("resolvers").EnumerateArray().ToList();

        Assert.All(resolvers, resolver => Assert.Equal(
            enforced && resolver.GetProperty("role").GetString() == "route53-inbound" ? 10_000 : null, Limit(resolver)));
        Assert.Equal(6, resolvers.Count(resolver => resolver.GetProperty("role").GetString() == "route53-inbound"));
    }

    private static int? Limit(JsonElement resolver) =>
        resolver.TryGetProperty("limit", out var limit) && limit.ValueKind == JsonValueKind.Number ? limit.GetInt32() : null;

    private static async Task<string> TwinAsync(params string[] arguments)
    {
        var run = await Tool.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "CrossCloudDns.Twin.dll"), .. arguments], Cancelled);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }
}

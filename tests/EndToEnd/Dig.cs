using System.Text.RegularExpressions;

namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>BIND's <c>dig</c>, asking one server once.</summary>
internal static partial class Dig
{
    public static async Task<DigAnswer> AskAsync(Endpoint server, string name, CancellationToken cancellationToken, params string[] options)
    {
        var run = await Tool.RunAsync(
            Tool.Require("dig"),
            [$"@{server.Address}", "-p", $"{server.Port}", name, "+tries=1", "+time=5", .. options],
            cancellationToken);

        return new DigAnswer(
            Status().Match(run.Output) is { Success: true } status ? status.Groups["status"].Value : "NONE",
            [.. AddressRecord().Matches(run.Output).Select(match => match.Groups["address"].Value)],
            run.Output);
    }

    [GeneratedRegex(@"status: (?<status>[A-Z]+)")]
    private static partial Regex Status();

    [GeneratedRegex(@"^[^;\s]\S*\s+\d+\s+IN\s+A\s+(?<address>\S+)$", RegexOptions.Multiline)]
    private static partial Regex AddressRecord();
}

/// <param name="Status">The response code by name; <c>NONE</c> when nobody answered.</param>
/// <param name="Addresses">The A records of the answer, in order.</param>
/// <param name="Text">All that dig printed.</param>
internal sealed record DigAnswer(string Status, IReadOnlyList<string> Addresses, string Text);

using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>A lookup as JSON tells it: the command line and the API say the same.</summary>
public sealed record LookupView(
    string Name,
    string Type,
    string From,
    string Code,
    ImmutableArray<string> Answers,
    ImmutableArray<string> Authority,
    double WaitedSeconds,
    DateTimeOffset Time,
    ImmutableArray<LookupStep> Trail)
{
    /// <summary>Writes a lookup down.</summary>
    /// <param name="now">When it was made, by the twin's clock.</param>
    public static LookupView Of(ResolverAddressEntry client, Question question, Lookup lookup, DateTimeOffset now) => new(
        question.Name.ToString(),
        question.Type.ToText(),
        client.Name,
        lookup.Answer.Code.ToString().ToUpperInvariant(),
        [.. lookup.Answer.Answers.Select(record => record.ToString())],
        [.. lookup.Answer.Authority.Select(record => record.ToString())],
        lookup.Waited.TotalSeconds,
        now,
        [
            .. lookup.Trail.Entries.Select(entry =>
                new LookupStep(entry.Stage, entry.Verdict, entry.Subject, entry.Reason, entry.After.TotalSeconds)),
        ]);
}

/// <summary>One decision on the way.</summary>
/// <param name="AfterSeconds">How long the query had waited by then for targets that do not respond.</param>
public sealed record LookupStep(TrailStage Stage, TrailVerdict Verdict, string Subject, string Reason, double AfterSeconds);

using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>One answer that the twin gave.</summary>
/// <param name="Number">Counts the answers that were shown, from 0, those no longer held included.</param>
/// <param name="Question">What was asked, as <c>name TYPE</c>.</param>
/// <param name="Code">Response code, or <c>MALFORMED</c>.</param>
/// <param name="Answers">Data of the answer section, in presentation form.</param>
public sealed record RecentAnswer(
    long Number, DateTimeOffset Time, ResolverRole Role, string Resolver, string Site, string Question, string Code,
    ImmutableArray<string> Answers);

/// <summary>The latest answers, for the dashboard. Older ones are overwritten; readers may see one more or one less.</summary>
public sealed class RecentAnswers
{
    private const int Capacity = 256;

    // One reference each, so that no reader meets half of an old answer and half of a new one.
    private readonly Entry?[] _entries = new Entry?[Capacity];
    private long _shown;

    /// <summary>The latest answers to clients, newest first; what inbound endpoints answer to forwarders is part of those.</summary>
    public ImmutableArray<RecentAnswer> Latest(int most)
    {
        var shown = Volatile.Read(ref _shown);
        var latest = ImmutableArray.CreateBuilder<RecentAnswer>();
        for (var number = shown - 1; number >= Math.Max(0, shown - Capacity) && latest.Count < most; number--)
        {
            if (Volatile.Read(ref _entries[number % Capacity]) is { } entry)
            {
                latest.Add(Read(number, entry));
            }
        }

        return latest.ToImmutable();
    }

    internal void Add(DateTimeOffset time, ResolverAddressEntry resolver, Question question, QueryReply reply)
    {
        var number = Interlocked.Increment(ref _shown) - 1;
        Volatile.Write(ref _entries[number % Capacity], new Entry(time, resolver, question, reply));
    }

    private static RecentAnswer Read(long number, Entry entry)
    {
        var (code, answers) = ReplyContent.Of(entry.Reply);
        return new RecentAnswer(
            number, entry.Time, entry.Resolver.Role, entry.Resolver.Name, entry.Resolver.Site, $"{entry.Question.Name} "
                + $"{entry.Question.Type}", code, answers);
    }

    private sealed record Entry(DateTimeOffset Time, ResolverAddressEntry Resolver, Question Question, QueryReply Reply);
}

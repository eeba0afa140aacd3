using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>One answer that the twin gave.</summary>
/// <param name="Number">Counts the answers that were shown, from 0, those no longer held included.</param>
/// <param name="Question">What was asked, as <c>name TYPE</c>.</param>
/// <param name="Code">Response code, or <c>SILENCE</c>.</param>
/// <param name="Answers">Data of the answer section, in presentation form.</param>
public sealed record RecentAnswer(
    long Number, DateTimeOffset Time, ResolverRole Role, string Resolver, string Site, string Question, string Code, ImmutableArray<string> Answers);

/// <summary>The latest answers, for the dashboard. Older ones are overwritten; readers may see one more or one less.</summary>
public sealed class RecentAnswers
{
    private const int Capacity = 256;
    private readonly (DateTimeOffset Time, ResolverAddressEntry Entry, Question Question, QueryReply Reply)?[] _entries = new (DateTimeOffset, ResolverAddressEntry, Question, QueryReply)?[Capacity];
    private long _count;
    private long _shown;

    /// <summary>How many answers were given in all.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The latest answers to clients, newest first; what inbound endpoints answer to forwarders is part of those.</summary>
    public ImmutableArray<RecentAnswer> Latest(int most)
    {
        var shown = Volatile.Read(ref _shown);
        var latest = ImmutableArray.CreateBuilder<RecentAnswer>();
        for (var number = shown - 1; number >= Math.Max(0, shown - Capacity) && latest.Count < most; number--)
        {
            if (_entries[number % Capacity] is { } entry)
            {
                latest.Add(Read(number, entry.Time, entry.Entry, entry.Question, entry.Reply));
            }
        }

        return latest.ToImmutable();
    }

    /// <summary>Counts an answer that is not shown.</summary>
    internal void CountOnly() => Interlocked.Increment(ref _count);

    internal void Add(DateTimeOffset time, ResolverAddressEntry entry, Question question, QueryReply reply)
    {
        CountOnly();
        var number = Interlocked.Increment(ref _shown) - 1;
        lock (_entries)
        {
            _entries[number % Capacity] = (time, entry, question, reply);
        }
    }

    private static RecentAnswer Read(long number, DateTimeOffset time, ResolverAddressEntry entry, Question question, QueryReply reply)
    {
        var (code, answers) = ReplyContent.Of(reply);
        return new RecentAnswer(number, time, entry.Role, entry.Name, entry.Site, $"{question.Name} {question.Type}", code, answers);
    }
}

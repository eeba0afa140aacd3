using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Twin.Host;

/// <summary>What one address answered, for <see cref="RecentAnswers"/>. Under load most are left out.</summary>
/// <param name="answers">The answers of all addresses.</param>
/// <param name="timeline">Told of what clients get; when it changes, the answer is one that was worked out.</param>
/// <param name="entry">The address.</param>
/// <param name="clock">The twin's clock.</param>
internal sealed class AnswerLog(RecentAnswers answers, Timeline timeline, ResolverAddressEntry entry, TimeProvider clock)
{
    // Nobody can read more than a few answers per second, and showing one costs more than answering a query.
    private static readonly long Interval = TimeProvider.System.TimestampFrequency / 20;

    private long _next;

    /// <summary>An answer that was worked out.</summary>
    public void Add(Question question, QueryReply reply)
    {
        var now = clock.GetUtcNow();
        answers.Add(now, entry, question, reply);
        if (entry.Role is ResolverRole.AzureClient or ResolverRole.VpcClient)
        {
            timeline.Note(now, entry, question, reply);
        }
    }

    /// <summary>An answer that had been prepared, or came from the next resolver: the whole message.</summary>
    public void Add(ReadOnlySpan<byte> reply)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (now < Volatile.Read(ref _next) || !DnsMessage.TryParse(reply, out var message) || message.Questions is not [var asked])
        {
            return;
        }

        Volatile.Write(ref _next, now + Interval);
        Add(new Question(asked.Name, asked.Type), new QueryReply.Records(message));
    }
}

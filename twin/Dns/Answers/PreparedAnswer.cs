using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Dns;

/// <summary>What to reply for one name and type: always the same, or one of several by weight.</summary>
/// <remarks>
/// Health has been dealt with by then: whoever prepares answers leaves out what must not be given, and prepares them anew when that
/// changes.
/// </remarks>
public sealed record PreparedAnswer
{
    private PreparedAnswer(ImmutableArray<WeightedReply> replies) => Replies = replies;

    /// <summary>The replies with a weight above zero, in the order given; at least one.</summary>
    public ImmutableArray<WeightedReply> Replies { get; }

    /// <summary>Always the same reply.</summary>
    /// <param name="content">AA, response code and the three record sections count; the rest is the server's business.</param>
    public static PreparedAnswer Always(DnsMessage content) => new([new WeightedReply(1, content)]);

    /// <summary>One of several replies, each as often as its share of the sum of weights.</summary>
    /// <exception cref="ArgumentException">No weight is above zero, or one is below.</exception>
    public static PreparedAnswer OneOf(IEnumerable<WeightedReply> replies)
    {
        ImmutableArray<WeightedReply> all = [.. replies];
        if (all.Any(reply => reply.Weight < 0))
            throw new ArgumentException("A weight is negative.", nameof(replies));
        ImmutableArray<WeightedReply> possible = [.. all.Where(reply => reply.Weight > 0)];
        return possible.IsEmpty ? throw new ArgumentException("No weight is above zero.", nameof(replies)) : new PreparedAnswer(possible);
    }

    public bool Equals(PreparedAnswer? other) => other is not null && Replies.SequenceEqual(other.Replies);

    public override int GetHashCode() => HashCode.Combine(Replies.Length, Replies[0]);
}

/// <summary>A reply and how often it is given.</summary>
/// <param name="Weight">0 or more; the share is this weight over the sum of all.</param>
/// <param name="Content">The reply.</param>
public sealed record WeightedReply(int Weight, DnsMessage Content);

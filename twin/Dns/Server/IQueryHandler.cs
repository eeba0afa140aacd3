namespace CrossCloudDns.Twin.Dns;

/// <summary>Answers the questions of one listener. Called from its threads; requests that need a refusal never get here.</summary>
public interface IQueryHandler
{
    /// <summary>Tries to answer at once. Must not allocate, block, or throw.</summary>
    /// <param name="query">The request.</param>
    /// <param name="response">Where to write the reply; at least <see cref="QueryView.MaxResponse"/> octets.</param>
    /// <param name="length">The octets written; 0 keeps silent.</param>
    /// <returns>False when <see cref="AnswerAsync"/> has to find the answer.</returns>
    bool TryAnswer(in QueryView query, Span<byte> response, out int length);

    /// <summary>Says where to pass a datagram on to that was not answered at once. Must not allocate, block, or throw.</summary>
    /// <param name="query">The request.</param>
    /// <returns>The route; <see langword="null"/>, which is the default, when <see cref="AnswerAsync"/> has to find the answer.</returns>
    ForwardRoute? Route(in QueryView query) => null;

    /// <summary>Finds the answer, asking other servers where needed. May run many times at once.</summary>
    /// <param name="query">The request.</param>
    /// <param name="cancellationToken">Cancelled when the listener stops.</param>
    /// <returns>The reply. An exception makes it SERVFAIL.</returns>
    ValueTask<QueryReply> AnswerAsync(DnsQuery query, CancellationToken cancellationToken);
}

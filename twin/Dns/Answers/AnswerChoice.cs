namespace CrossCloudDns.Twin.Dns;

/// <summary>The encoded replies for one name and type.</summary>
internal sealed class AnswerChoice
{
    private readonly EncodedAnswer[] _answers;
    private readonly ulong[] _bounds;

    public AnswerChoice(PreparedAnswer prepared, Func<DnsMessage, EncodedAnswer> encode)
    {
        _answers = [.. prepared.Replies.Select(reply => encode(reply.Content))];
        _bounds = new ulong[_answers.Length];
        ulong sum = 0;
        for (var i = 0; i < _bounds.Length; i++)
            _bounds[i] = sum += (ulong)prepared.Replies[i].Weight;
    }

    /// <summary>The reply that a draw hits.</summary>
    /// <param name="draw">Evenly spread over all 32-bit values.</param>
    public EncodedAnswer Pick(uint draw)
    {
        if (_answers.Length == 1)
            return _answers[0];
        var hit = draw * _bounds[^1] >> 32;
        var index = 0;
        while (_bounds[index] <= hit)
            index++;
        return _answers[index];
    }
}

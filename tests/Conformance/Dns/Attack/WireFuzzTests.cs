using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>The wire code against damaged messages: no exception, no endless loop, no memory that grows with what a message claims.</summary>
public sealed class WireFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20260101;
    internal const int Inputs = 200_000;

    // A message of 4096 octets has room for some 370 empty records; this is many times what those take.
    private const long MostMemory = 2_000_000;

    [Fact]
    public void TryParse_DamagedMessages_NeverThrowsAndStaysSmall()
    {
        var mutator = new Mutator(Seed);
        int parsed = 0, unstable = 0;
        long worst = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var input = mutator.Next(Corpus.Messages);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var understood = DnsMessage.TryParse(input, out var message);
            worst = Math.Max(worst, GC.GetAllocatedBytesForCurrentThread() - before);
            if (!understood)
                continue;
            parsed++;

            // What was understood can be printed, and written and read again to the same value, unless it no longer fits.
            var wire = message!.ToWire();
            Assert.True(DnsMessage.TryParse(wire, out var again), Convert.ToHexString(input));
            if (!again.Equals(message with { Truncated = again.Truncated }) && !again.Truncated)
                unstable++;
            Assert.All(message.Answers, record => Assert.NotEmpty(record.ToString()));
        }

        Tally.Add("fuzz inputs", Inputs);
        output.WriteLine($"{Inputs} damaged messages, seed {Seed}: {parsed} understood, at most {worst} bytes allocated for one");
        Assert.InRange(parsed, Inputs / 100, Inputs);
        Assert.Equal(0, unstable);
        Assert.InRange(worst, 0, MostMemory);
    }

    [Fact]
    public void Inspect_DamagedRequests_AlwaysGetsTheRightKindOfReply()
    {
        var mutator = new Mutator(Seed + 1);
        var handler = new KeptHandler();
        var counters = new ListenerCounters();
        var pipeline = new RequestPipeline(handler, new ListenerGate(), counters, new DnsServerOptions());
        var response = new byte[ushort.MaxValue];
        int replies = 0, silent = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var input = mutator.Next(Corpus.Messages);
            var transport = (i & 1) == 0 ? QueryTransport.Udp : QueryTransport.Tcp;

            var outcome = pipeline.Process(input, transport, response, out var length, out _);

            // Silence is for what is not a request, and for nothing else.
            var isRequest = input.Length >= 12 && (input[2] & 0x80) == 0;
            Assert.True(isRequest == (outcome == RequestPipeline.Outcome.Reply), Convert.ToHexString(input));
            if (!isRequest)
            {
                silent++;
                continue;
            }

            replies++;
            Assert.True(DnsMessage.TryParse(response.AsSpan(0, length), out var reply), Convert.ToHexString(input));
            Assert.True(reply.IsResponse);
            Assert.Equal(input[..2], response[..2]);
            if (transport == QueryTransport.Udp)
                Assert.InRange(length, 12, 1232);
        }

        Tally.Add("fuzz inputs", Inputs);
        output.WriteLine($"{Inputs} damaged requests, seed {Seed + 1}: {replies} replies, {silent} rightly without");
        Assert.InRange(replies, Inputs / 10, Inputs);
    }

    [Fact]
    public void Belongs_DamagedReplies_AreNeverTakenForAnotherQuestions()
    {
        var mutator = new Mutator(Seed + 2);
        var request = DnsMessage.Query(0x1234, new DnsQuestion(DomainName.Parse("host.conformance.example"), RecordType.A)).ToWire();
        Assert.True(DnsMessage.TryParse(request, out var asked));
        var taken = 0;
        for (var i = 0; i < Inputs; i++)
        {
            var input = mutator.Next(Corpus.Messages);
            if (!ReplyMatch.Belongs(input, request))
                continue;
            taken++;
            if (DnsMessage.TryParse(input, out var reply) && !reply.Questions.IsEmpty)
                Assert.Equal(asked.Questions, reply.Questions);
        }

        Tally.Add("fuzz inputs", Inputs);
        output.WriteLine($"{Inputs} damaged replies, seed {Seed + 2}: {taken} belonged");
        Assert.InRange(taken, 1, Inputs / 2);
    }

    [Fact]
    public void Relay_DamagedReplies_StillGiveWellFormedOnes()
    {
        var mutator = new Mutator(Seed + 3);
        var request = DnsMessage.Query(0x1234, new DnsQuestion(DomainName.Parse("host.conformance.example"), RecordType.A)).ToWire();
        var buffer = new byte[1232];
        for (var i = 0; i < Inputs / 4; i++)
        {
            var length = WireFuzz.Relay(request, mutator.Next(Corpus.Messages), buffer);

            Assert.InRange(length, 12, buffer.Length);
            Assert.Equal(request[..2], buffer[..2]);
            Assert.Equal(request[12..38], buffer[12..38]);
        }

        Tally.Add("fuzz inputs", Inputs / 4);
        output.WriteLine($"{Inputs / 4} damaged replies relayed, seed {Seed + 3}");
    }
}

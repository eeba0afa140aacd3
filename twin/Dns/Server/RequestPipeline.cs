using System.Diagnostics;
using System.Net;
using System.Runtime.CompilerServices;

namespace CrossCloudDns.Twin.Dns;

/// <summary>What happens to a request, whatever brought it: gate, screen, handler, reply. One per listener.</summary>
internal sealed class RequestPipeline(IQueryHandler handler, ListenerGate gate, ListenerCounters counters, DnsServerOptions options)
{
    private readonly ScreenPolicy _policy = new(options.MaxUdpPayload, options.RecursionAvailable);
    private int _waiting;

    /// <summary>What the transport does next.</summary>
    public enum Outcome
    {
        /// <summary>Sends what was written.</summary>
        Reply,

        /// <summary>Nothing.</summary>
        Silence,

        /// <summary>Copies the request and lets <see cref="RequestPipeline.FinishAsync"/> end it.</summary>
        Wait,

        /// <summary>Passes the request on; where that cannot be done, as <see cref="Wait"/>.</summary>
        Forward,

        /// <summary>As <see cref="Wait"/>, but nobody has looked at the request yet.</summary>
        Delay,
    }

    /// <summary>Answers at once if possible. Allocates nothing unless the answer has to wait.</summary>
    /// <param name="request">The request.</param>
    /// <param name="transport">How it arrived.</param>
    /// <param name="response">
    /// Where the reply goes: as large as <see cref="DnsServerOptions.MaxUdpPayload"/>, or 65535 for a stream.
    /// </param>
    /// <param name="length">The octets of the reply.</param>
    /// <param name="ticket">Where to pass the request on to.</param>
    public Outcome Process(
        ReadOnlySpan<byte> request,
        QueryTransport transport,
        Span<byte> response,
        out int length,
        out ForwardTicket ticket)
    {
        length = 0;
        ticket = default;
        counters.CountReceived();
        if (gate.Budget is { } budget && !budget.TryTake())
        {
            counters.CountOverBudget();
            return Outcome.Silence;
        }

        return gate.Fault is { } fault
            ? ProcessFaulty(fault, request, transport, response, out length, out ticket)
            : Answer(request, transport, response, out length, out ticket);
    }

    /// <summary>Ends a request that had to wait.</summary>
    /// <param name="outcome"><see cref="Outcome.Wait"/> or <see cref="Outcome.Delay"/>.</param>
    /// <param name="request">A copy of the request.</param>
    /// <param name="transport">How it arrived.</param>
    /// <param name="tried">The target that has failed it already.</param>
    /// <param name="cancellationToken">Cancelled when the listener stops.</param>
    /// <returns>The reply; empty for none.</returns>
    public async Task<ReadOnlyMemory<byte>> FinishAsync(
        Outcome outcome,
        byte[] request,
        QueryTransport transport,
        IPEndPoint? tried,
        CancellationToken cancellationToken)
    {
        var buffer = new byte[transport == QueryTransport.Tcp ? ushort.MaxValue : options.MaxUdpPayload];
        if (outcome == Outcome.Delay)
        {
            if (gate.Fault is ListenerFault.Delay delay)
                await Task.Delay(delay.By, options.Clock, cancellationToken).ConfigureAwait(false);
            if (Answer(request, transport, buffer, out var length, out _) is Outcome.Reply or Outcome.Silence)
                return buffer.AsMemory(0, length);
        }

        var query = Copy(request, transport, tried);
        try
        {
            if (Interlocked.Increment(ref _waiting) > options.MaxWaitingQueries)
            {
                counters.CountFailed();
                return buffer.AsMemory(0, ReplyWriter.WriteEmpty(query.View, ResponseCode.ServFail, buffer));
            }

            var reply = await handler.AnswerAsync(query, cancellationToken).ConfigureAwait(false);
            return buffer.AsMemory(0, Finish(query, reply, buffer));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            counters.CountFailed();
            options.HandlerFailed?.Invoke(exception);
            return buffer.AsMemory(0, ReplyWriter.WriteEmpty(query.View, ResponseCode.ServFail, buffer));
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private Outcome ProcessFaulty(
        ListenerFault fault,
        ReadOnlySpan<byte> request,
        QueryTransport transport,
        Span<byte> response,
        out int length,
        out ForwardTicket ticket)
    {
        length = 0;
        ticket = default;
        switch (fault)
        {
            case ListenerFault.Delay:
                return Outcome.Delay;
            case ListenerFault.Refuse refuse:
                counters.CountLost();
                Span<byte> name = stackalloc byte[DomainName.MaxWireLength];
                var verdict = RequestScreen.Inspect(request, transport, _policy, name, out var query, out var code);
                if (verdict == RequestScreen.Verdict.Drop)
                    return Outcome.Silence;
                length = ReplyWriter.WriteEmpty(query, verdict == RequestScreen.Verdict.Reject ? code : refuse.Code, response);
                return Outcome.Reply;
            default:
                counters.CountLost();
                return Outcome.Silence;
        }
    }

    [SkipLocalsInit]
    private Outcome Answer(
        ReadOnlySpan<byte> request,
        QueryTransport transport,
        Span<byte> response,
        out int length,
        out ForwardTicket ticket)
    {
        length = 0;
        ticket = default;
        Span<byte> name = stackalloc byte[DomainName.MaxWireLength];
        switch (RequestScreen.Inspect(request, transport, _policy, name, out var query, out var code))
        {
            case RequestScreen.Verdict.Drop:
                return Outcome.Silence;
            case RequestScreen.Verdict.Reject:
                length = ReplyWriter.WriteEmpty(query, code, response);
                return Outcome.Reply;
            default:
                return AskHandler(query, response, out length, out ticket);
        }
    }

    // A handler that throws must not end the thread that serves the address.
    private Outcome AskHandler(in QueryView query, Span<byte> response, out int length, out ForwardTicket ticket)
    {
        ticket = default;
        try
        {
            if (!handler.TryAnswer(query, response, out length))
                return TryRoute(query, out ticket) ? Outcome.Forward : Outcome.Wait;
            length = ReplyWriter.FinishAny(query, response, length);
            counters.CountAnswered();
            return length == 0 ? Outcome.Silence : Outcome.Reply;
        }
        catch (Exception exception)
        {
            counters.CountFailed();
            options.HandlerFailed?.Invoke(exception);
            length = ReplyWriter.WriteEmpty(query, ResponseCode.ServFail, response);
            return Outcome.Reply;
        }
    }

    private bool TryRoute(in QueryView query, out ForwardTicket ticket)
    {
        ticket = default;
        if (query.Transport != QueryTransport.Udp || handler.Route(query) is not { } route)
            return false;
        ticket = new ForwardTicket(route, query.Name.Length, query.MaxResponse);
        return true;
    }

    private DnsQuery Copy(byte[] request, QueryTransport transport, IPEndPoint? tried)
    {
        Span<byte> name = stackalloc byte[DomainName.MaxWireLength];
        RequestScreen.Inspect(request, transport, _policy, name, out var query, out _);
        return new DnsQuery(query) { Tried = tried };
    }

    private int Finish(DnsQuery query, QueryReply reply, Span<byte> buffer)
    {
        var length = reply switch
        {
            QueryReply.Records records => ReplyFinisher.Encode(query, records.Content, options.RecursionAvailable, buffer),
            QueryReply.Relayed relayed => ReplyFinisher.Relay(query, relayed.Message.Span, buffer),
            _ => throw new UnreachableException(),
        };
        counters.CountAnswered();
        return ReplyWriter.FinishAny(query.View, buffer, length);
    }
}

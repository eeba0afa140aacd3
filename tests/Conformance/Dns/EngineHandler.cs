using CrossCloudDns.Twin.Dns;
using CrossCloudDns.Twin.Engine;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Conformance.Dns;

/// <summary>Serves <see cref="ZoneFile"/> as a private hosted zone: a VPC's resolver decides each question.</summary>
internal sealed class EngineHandler : IQueryHandler
{
    private const string Network = "vpc-0001";
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly EngineState _state = EngineState.Start(Stack(), Now);

    public bool TryAnswer(in QueryView query, Span<byte> response, out int length)
    {
        length = 0;
        return false;
    }

    public ValueTask<QueryReply> AnswerAsync(DnsQuery query, CancellationToken cancellationToken) => new(new QueryReply.Records(Decide(query)));

    public DnsMessage Decide(DnsQuery query) =>
        VpcResolver.Decide(_state, Network, new Question(query.Question.Name, query.Type), Now) is ResolverDecision.Answered { Answer: var answer }
            ? new DnsMessage { ResponseCode = answer.Code, Answers = answer.Answers, Authorities = answer.Authority }
            : new DnsMessage { ResponseCode = ResponseCode.Refused };

    private static StackModel Stack() => new()
    {
        Project = "conformance",
        Stack = "dns",
        Vpcs = [new Vpc { Id = Network, Name = Network, Region = "eu-west-2", Site = "uk" }],
        HostedZones =
        [
            new HostedZone
            {
                Id = "Z0001",
                Name = ZoneFile.Apex,
                VpcIds = [Network],
                RecordSets =
                [
                    .. from record in ZoneFile.Records
                       group record by (record.Name, record.Type) into set
                       select new RecordSet
                       {
                           Id = $"{set.Key.Name} {set.Key.Type.ToText()}",
                           Name = set.Key.Name,
                           Type = set.Key.Type,
                           Policy = new RoutingPolicy.Simple(),
                           Content = new RecordContent.Values(set.First().Ttl, [.. set.Select(record => record.Data)]),
                       },
                ],
            },
        ],
    };
}

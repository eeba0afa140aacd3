using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Engine;

/// <summary>What a zone says to a question.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc1034#section-4.3.2"/>
internal static class ZoneLookup
{
    public static ZoneResult Answer(ZoneIndex zone, Question question, QueryOrigin origin, EngineState state, DateTimeOffset now)
    {
        var (node, wildcard, encloser) = zone.Find(question.Name);
        if (node is null)
            return Negative(zone, ResponseCode.NxDomain, $"does not exist; closest encloser {encloser}");

        var trail = wildcard
            ? Trail.Empty.With(
                TrailStage.HostedZone, TrailVerdict.Noted, node.Name.ToString(), $"wildcard at the closest encloser {encloser}")
            : Trail.Empty;
        var type = question.Type == RecordType.Any && !node.IsEmpty ? node.Types.Min() : question.Type;
        var sets = node.Sets(type);
        if (sets.IsEmpty && type != RecordType.Cname)
            sets = node.Sets(RecordType.Cname);
        if (sets.IsEmpty)
        {
            var code = state.Assumptions.MissingTypeIsNxDomain ? ResponseCode.NxDomain : ResponseCode.NoError;
            return Negative(zone, code, node.IsEmpty ? "empty non-terminal" : $"no {question.Type.ToText()} records, others exist");
        }

        var (records, selected) = RecordSelection.Select(sets, question.Name, zone, question.Seed, origin, state, now);
        trail = trail.Then(selected);
        if (records.IsEmpty)
        {
            var none = Negative(zone, ResponseCode.NoError, "no record set fits the query's origin");
            return none with { Trail = trail.Then(none.Trail) };
        }

        var next = type != RecordType.Cname && question.Type != RecordType.Any && records[0].Data is RecordData.Cname cname
            ? cname.Target
            : null;
        return new ZoneResult(new DnsAnswer(ResponseCode.NoError, records, []), next, trail);
    }

    private static ZoneResult Negative(ZoneIndex zone, ResponseCode code, string why) => new(
        new DnsAnswer(code, [], [zone.Soa]),
        Next: null,
        Trail.Empty.With(TrailStage.HostedZone, TrailVerdict.Chosen, code == ResponseCode.NxDomain ? "NXDOMAIN" : "NODATA", why));
}

/// <summary>A zone's answer; with a name to go on with when it is a CNAME.</summary>
internal sealed record ZoneResult(DnsAnswer Answer, DomainName? Next, Trail Trail);

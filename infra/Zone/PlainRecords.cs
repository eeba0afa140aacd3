using Pulumi;
using Pulumi.Aws.Route53;

namespace CrossCloudDns.Infra.Zone;

/// <summary>Records that choose nothing.</summary>
public sealed class PlainRecords : ComponentResource
{
    private const int TextPiece = 255;

    public PlainRecords(string name, PlainRecordsArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:PlainRecords", name, options)
    {
        foreach (var record in args.Records)
        {
            _ = new Record($"{name}-{record.FullName}-{record.Type}", new RecordArgs
            {
                ZoneId = args.ZoneId,
                Name = record.FullName,
                Type = record.Type,
                Ttl = record.TtlSeconds,
                Records = record.Values.Select(value => record.Type == "TXT" ? Pieces(value) : value).ToArray(),
            }, new CustomResourceOptions { Parent = this, DeleteBeforeReplace = true });
        }

        RegisterOutputs();
    }

    /// <summary>
    /// DNS carries text in pieces of 255 characters. The provider puts quotes around the whole, so only those between pieces are written.
    /// </summary>
    private static string Pieces(string text) => string.Join("\"\"", text.Chunk(TextPiece).Select(piece => new string(piece)));
}

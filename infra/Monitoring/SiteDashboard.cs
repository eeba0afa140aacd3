using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrossCloudDns.Infra.Health;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>One page for a site: who is healthy, how fast they answer, what the endpoint carries.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html"/>
public sealed class SiteDashboard : ComponentResource
{
    /// <summary>CloudWatch takes 500 metrics in a widget; a picture of more than this says nothing.</summary>
    private const int MaximumLines = 100;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SiteDashboardArgs _args;

    public SiteDashboard(string name, SiteDashboardArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:SiteDashboard", name, options)
    {
        _args = args;
        _ = new Dashboard(name, new DashboardArgs
        {
            Region = args.Region,
            DashboardName = args.DashboardName,
            DashboardBody = args.InboundEndpointId.ToOutput().Apply(Body),
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    private string Body(string endpointId) => new JsonObject
    {
        ["widgets"] = new JsonArray(
            Widget(0, 0, "Healthy", 60, "Minimum", Targets(MetricNames.Healthy)),
            Widget(12, 0, "Latency (ms)", 60, "Average", Targets(MetricNames.Latency)),
            Widget(0, 6, "Queries", 300, "Sum", [Endpoint("InboundQueryVolume", endpointId)]),
            Widget(12, 6, "Endpoint", 300, "Maximum", [
                Endpoint("EndpointUnhealthyENICount", endpointId), Endpoint("EndpointHealthyENICount", endpointId),
                Endpoint("ResolverEndpointCapacityStatus", endpointId),
            ])),
    }.ToJsonString(Json);

    private JsonObject Widget(int x, int y, string title, int period, string statistic, IEnumerable<JsonArray> metrics) => new()
    {
        ["type"] = "metric",
        ["x"] = x,
        ["y"] = y,
        ["width"] = 12,
        ["height"] = 6,
        ["properties"] = new JsonObject
        {
            ["title"] = $"{_args.Site}: {title}",
            ["region"] = _args.Region,
            ["view"] = "timeSeries",
            ["period"] = period,
            ["stat"] = statistic,
            ["metrics"] = new JsonArray([.. metrics]),
        },
    };

    private IEnumerable<JsonArray> Targets(string metric) => _args.Targets.Take(MaximumLines).Select(target =>
    {
        var line = new JsonArray(_args.Namespace, metric);
        foreach (var (name, value) in MetricNames.Dimensions(_args.Domain, _args.Site).Add(MetricNames.Target, target))
        {
            line.Add(name);
            line.Add(value);
        }

        return line;
    });

    private static JsonArray Endpoint(string metric, string endpointId) => new("AWS/Route53Resolver", metric, "EndpointId", endpointId);
}

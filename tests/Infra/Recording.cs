using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Pulumi.Testing;

namespace CrossCloudDns.Tests.Infra;

/// <summary>What a declaration sent to the providers.</summary>
internal sealed class Recording : IMocks
{
    private static readonly string[] Letters = ["a", "b", "c", "d"];

    private readonly ConcurrentQueue<RecordedResource> _resources = new();
    private readonly ConcurrentQueue<MockCallArgs> _calls = new();
    private readonly ConcurrentDictionary<(string Type, string Name), CustomResourceOptions> _options = new();

    /// <summary>Whether nothing exists yet, so that ids and all that is computed are unknown, as in a first preview.</summary>
    public bool NothingExists { get; init; }

    /// <summary>How many Availability Zones AWS offers.</summary>
    public int Zones { get; init; } = Letters.Length;

    /// <summary>A property of what exists, by the resource's id: where the cloud differs from what the program expects.</summary>
    public Dictionary<string, (string Property, object Value)> Overrides { get; } = new(StringComparer.Ordinal);

    public IEnumerable<MockCallArgs> Calls => _calls;

    public IEnumerable<RecordedResource> All => _resources;

    /// <summary>Runs a declaration as <c>pulumi up</c> would, or as <c>pulumi preview</c>.</summary>
    public static async Task<Recording> Of(Action declare, bool preview = false, int zones = 4)
    {
        var recording = new Recording { Zones = zones };
        await recording.Run(declare, preview);
        return recording;
    }

    public async Task Run(Action declare, bool preview = false)
    {
        RecordedStack.Declare = declare;
        RecordedStack.Transform = args =>
        {
            if (args.Options is CustomResourceOptions options)
            {
                _options[(args.Resource.GetResourceType(), args.Resource.GetResourceName())] = options;
            }

            return null;
        };
        await Deployment.TestAsync<RecordedStack>(
            this, new TestOptions { ProjectName = "cross-cloud-dns", StackName = "dev", IsPreview = preview });
    }

    public IEnumerable<RecordedResource> Of(string type) =>
        _resources.Where(resource => resource.Type == type).OrderBy(resource => resource.Name, StringComparer.Ordinal)
            .Select(resource => resource with { Options = _options.GetValueOrDefault((resource.Type, resource.Name)) });

    public RecordedResource Single(string type, string name) => Assert.Single(Of(type), resource => resource.Name == name);

    public RecordedResource Single(string type) => Assert.Single(Of(type));

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _resources.Enqueue(new RecordedResource(args.Type!, args.Name!, args.Inputs));
        if (NothingExists)
        {
            return Task.FromResult<(string?, object)>((null, args.Inputs.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)));
        }

        var id = string.IsNullOrEmpty(args.Id) ? $"id-of-{args.Name}" : args.Id;
        var state = args.Inputs.ToDictionary(pair => pair.Key, object? (pair) => pair.Value, StringComparer.Ordinal);
        state.TryAdd("name", $"{args.Name}-name");
        state["arn"] = $"arn-of-{args.Name}";
        state["zoneId"] = state.GetValueOrDefault("zoneId") ?? $"zone-of-{args.Name}";
        state["result"] = $"secret-of-{args.Name}";
        state["ipAddress"] = $"address-of-{args.Name}";
        state["tunnel1Address"] = $"tunnel1-of-{args.Name}";
        state["tunnel2Address"] = $"tunnel2-of-{args.Name}";
        state["associationDefaultRouteTableId"] = $"table-of-{args.Name}";
        state["primaryNameServer"] = "ns-1536.awsdns-00.co.uk.";
        if (Overrides.TryGetValue(id, out var other))
        {
            state[other.Property] = other.Value;
        }

        return Task.FromResult<(string?, object)>((id, state));
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        _calls.Enqueue(args);
        var region = args.Args.TryGetValue("region", out var value) ? (string)value : "none";
        return Task.FromResult<object>(args.Token switch
        {
            "aws:index/getAvailabilityZones:getAvailabilityZones" => new Dictionary<string, object>
            {
                ["id"] = region,
                ["region"] = region,
                ["names"] = Letters.Take(Zones).Select(letter => region + letter).ToArray(),
            },
            "aws:index/getCallerIdentity:getCallerIdentity" => new Dictionary<string, object> { ["accountId"] = "123456789012" },
            "azure-native:authorization:getClientConfig" => new Dictionary<string, object> { ["subscriptionId"] = "subscription" },
            _ => throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"Nobody answers {args.Token}.")),
        });
    }

    private sealed class RecordedStack : Stack
    {
        public RecordedStack()
            : base(new StackOptions { ResourceTransformations = { args => Transform!(args) } }) => Declare!();

        public static Action? Declare { get; set; }

        public static ResourceTransformation? Transform { get; set; }
    }
}

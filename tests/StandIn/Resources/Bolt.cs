using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

/// <summary>A resource with required inputs.</summary>
internal sealed class Bolt(string name, BoltArgs args, CustomResourceOptions? options = null)
    : CustomResource("test:index:Bolt", name, args, options);

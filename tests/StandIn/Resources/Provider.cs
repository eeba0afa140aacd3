using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

internal sealed class Provider(string name, ProviderArgs? args = null, CustomResourceOptions? options = null)
    : ProviderResource("test", name, args ?? new ProviderArgs(), options);

namespace CrossCloudDns.Tests.Infra;

/// <summary>Pulumi's test runs share global state and follow each other.</summary>
[CollectionDefinition("Pulumi", DisableParallelization = true)]
public sealed class PulumiCollection;

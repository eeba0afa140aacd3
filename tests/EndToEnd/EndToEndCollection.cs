namespace CrossCloudDns.Tests.EndToEnd;

/// <summary>One running twin at a time: two cores carry its servers, its checkers and the client.</summary>
[CollectionDefinition("EndToEnd", DisableParallelization = true)]
public sealed class EndToEndCollection;

namespace CrossCloudDns.Twin.Model;

/// <summary>An AWS transit gateway: a router of one Region, lost with it.</summary>
public sealed record TransitGateway(string Id, string Name, string Region, string? Site);

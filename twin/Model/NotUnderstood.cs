namespace CrossCloudDns.Twin.Model;

/// <summary>A declared resource that the model could not take in, whole or in part.</summary>
/// <param name="Type">Type token.</param>
/// <param name="Urn">Uniform resource name.</param>
/// <param name="Why">One sentence.</param>
public sealed record NotUnderstood(string Type, string Urn, string Why);

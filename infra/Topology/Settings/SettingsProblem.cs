namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>One thing that is wrong with the settings.</summary>
/// <param name="Id">One of <see cref="SettingsDiagnostic"/>.</param>
/// <param name="Path">The key as the user wrote it, for example <c>sites[0].aws.vpcCidr</c>.</param>
/// <param name="Message">What is wrong, what is allowed and what to do, beginning with the id.</param>
public sealed record SettingsProblem(string Id, string Path, string Message);

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Ids of everything that can be wrong with the settings. Each has a row in docs/diagnostics.md; none is ever reused.</summary>
public static class SettingsDiagnostic
{
    public const string UnknownKey = "CCD0101";
    public const string MissingKey = "CCD0102";
    public const string WrongKind = "CCD0103";
    public const string OutOfRange = "CCD0104";
    public const string NotAChoice = "CCD0105";
    public const string BadName = "CCD0106";
    public const string BadRange = "CCD0107";
    public const string BadAddress = "CCD0108";
    public const string DuplicateName = "CCD0109";
    public const string UnknownRegion = "CCD0110";
    public const string UnknownLocation = "CCD0111";
    public const string OverlappingRanges = "CCD0112";
    public const string BadZones = "CCD0113";
    public const string SharedRegion = "CCD0114";
    public const string BadDomain = "CCD0115";
    public const string NoInstance = "CCD0116";
    public const string UnknownSite = "CCD0117";
    public const string AddressOutsideNetwork = "CCD0118";
    public const string RoutingDoesNotFit = "CCD0119";
    public const string BadCheck = "CCD0120";
    public const string RangeSize = "CCD0121";
    public const string OverLimit = "CCD0122";
    public const string SitesOutOfReach = "CCD0123";
    public const string ForwardingLoop = "CCD0124";
    public const string BadRecord = "CCD0125";
    public const string ShadowedDomain = "CCD0126";
    public const string QuotaToRaise = "CCD0127";
    public const string RangeNotCovered = "CCD0128";
    public const string NativeCheckerMissing = "CCD0129";
    public const string NativeCheckerUnfit = "CCD0130";
    public const string BadDamping = "CCD0131";
}

namespace CrossCloudDns.Twin.Dns;

/// <summary>
/// How a request ended: four bits of the header, and eight more in the OPT record for values above 15 (RFC 6891 section 6.1.3).
/// </summary>
public enum ResponseCode : ushort
{
    NoError = 0,
    FormErr = 1,
    ServFail = 2,
    NxDomain = 3,
    NotImp = 4,
    Refused = 5,
    YxDomain = 6,
    YxRrset = 7,
    NxRrset = 8,
    NotAuth = 9,
    NotZone = 10,
    BadVers = 16,
    BadCookie = 23,
}

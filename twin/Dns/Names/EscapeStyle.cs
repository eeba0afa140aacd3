namespace CrossCloudDns.Twin.Dns;

/// <summary>What a backslash followed by three digits means in text.</summary>
public enum EscapeStyle
{
    /// <summary>A decimal octet 000 to 255, as zone files have it (RFC 1035 section 5.1): <c>\042</c> is an asterisk.</summary>
    Decimal,

    /// <summary>An octal octet 000 to 377, as some hosted DNS services store names and text: <c>\052</c> is an asterisk.</summary>
    Octal,
}

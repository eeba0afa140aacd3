namespace CrossCloudDns.Twin.Dns;

/// <summary>What a transport needs to know to pass a query on.</summary>
/// <param name="Route">Where to.</param>
/// <param name="NameLength">The octets of the name in question.</param>
/// <param name="MaxResponse">The most octets that the requester takes.</param>
internal readonly record struct ForwardTicket(ForwardRoute Route, int NameLength, int MaxResponse);

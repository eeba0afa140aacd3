namespace CrossCloudDns.Twin.Dns;

/// <summary>What a listener does in place of answering.</summary>
public abstract record ListenerFault
{
    private ListenerFault()
    {
    }

    /// <summary>Takes requests and stays silent; streams are cut.</summary>
    public sealed record Silence : ListenerFault;

    /// <summary>Answers everything with a code and no records.</summary>
    public sealed record Refuse(ResponseCode Code = ResponseCode.Refused) : ListenerFault;

    /// <summary>Answers, but only after a while.</summary>
    /// <param name="By">More than zero, on the listener's clock.</param>
    public sealed record Delay(TimeSpan By) : ListenerFault;
}

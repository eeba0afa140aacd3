namespace CrossCloudDns.Twin.Dns;

/// <summary>The switch in front of a listener. It is read for each request, so what is set takes effect with the next one.</summary>
public sealed class ListenerGate
{
    private volatile ListenerFault? _fault;
    private volatile QueryBudget? _budget;

    /// <summary>What goes wrong at the moment.</summary>
    /// <value>Default <see langword="null"/>: nothing.</value>
    public ListenerFault? Fault
    {
        get => _fault;
        set => _fault = value;
    }

    /// <summary>How many requests are taken; the excess is dropped in silence.</summary>
    /// <value>Default <see langword="null"/>: as many as there are.</value>
    public QueryBudget? Budget
    {
        get => _budget;
        set => _budget = value;
    }
}

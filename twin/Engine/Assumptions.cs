namespace CrossCloudDns.Twin.Engine;

/// <summary>What the clouds do not document, or document in two ways: each point with the twin's choice, and a switch.</summary>
public sealed record Assumptions
{
    /// <summary>The twin's choices.</summary>
    public static readonly Assumptions Default = new();

    /// <summary>Formula for a negative geoproximity bias; the documentation gave another one until 2023.</summary>
    /// <value>Default <see cref="BiasFormula.Current"/>. The two agree on biases from 0 to 99.</value>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-geoproximity.html"/>
    public BiasFormula BiasFormula { get; init; } = BiasFormula.Current;

    /// <summary>
    /// Whether a name without records of the type asked for is NODATA, as the SOA page implies, or NXDOMAIN, as the private zone page says.
    /// </summary>
    /// <value>Default <see langword="false"/>: NODATA, as RFC 2308 has it.</value>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html"/>
    public bool MissingTypeIsNxDomain { get; init; }

    /// <summary>Whether Route 53 applies an alarm's TreatMissingData. Its copy of the settings has no such field.</summary>
    /// <value>Default <see langword="false"/>.</value>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_CloudWatchAlarmConfiguration.html"/>
    public bool HealthCheckHonoursTreatMissingData { get; init; }

    /// <summary>Whether a health check that never had enough data is healthy even where its setting says Unhealthy.</summary>
    /// <value>Default <see langword="true"/>.</value>
    /// <seealso href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html"/>
    public bool NewHealthCheckIsHealthy { get; init; } = true;

    /// <summary>
    /// Periods that CloudWatch looks back beyond the evaluation periods for points that are not missing. The documentation has one example:
    /// 5 for 3.
    /// </summary>
    /// <value>Default 2, at least 0.</value>
    /// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html"/>
    public int ExtraEvaluationPeriods { get; init; } = 2;

    /// <summary>
    /// Whether too few breaching points of too recent a date keep the alarm's state. The documentation only says "not immediately ALARM".
    /// </summary>
    /// <value>Default <see langword="false"/>: the state becomes OK.</value>
    /// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html"/>
    public bool PrematureAlarmRetainsState { get; init; }

    /// <summary>Time from a health check's decision to answers that follow it. Seconds; unpublished.</summary>
    /// <value>Default 10 seconds.</value>
    public TimeSpan HealthCheckPropagation { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a forwarder waits for one target. Unpublished.</summary>
    /// <value>Default 1 second.</value>
    public TimeSpan TargetTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Queries in a row without a response until the Azure resolver marks a target unresponsive. Unpublished.</summary>
    /// <value>Default 3, at least 1.</value>
    public int TimeoutsToQuarantine { get; init; } = 3;

    /// <summary>
    /// First back-off from a target that did not respond; each further one is twice as long. Only "exponential" is published.
    /// </summary>
    /// <value>Default 1 second.</value>
    public TimeSpan TargetBackOff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the Azure resolver avoids a target that it has marked unresponsive.</summary>
    /// <value>Default 30 minutes, which is documented.</value>
    /// <seealso href="https://learn.microsoft.com/azure/dns/private-resolver-endpoints-rulesets"/>
    public TimeSpan TargetQuarantine { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What happens while every target is marked unresponsive. Unpublished.</summary>
    /// <value>Default <see langword="true"/>: all are asked again, in order. False: SERVFAIL.</value>
    public bool AsksQuarantinedTargetsWhenNoneIsLeft { get; init; } = true;

    /// <summary>Whether a response of SERVFAIL or REFUSED counts as not responding. Unpublished.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool ServFailCountsAsTimeout { get; init; }

    /// <summary>Whether the resolver of a VPC applies its rules anew to the target of a CNAME. Unpublished.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool CnameTargetsMeetRules { get; init; } = true;

    /// <summary>
    /// On how many of its interfaces an outbound endpoint sends each query, as the article on Resolver endpoint availability observed.
    /// </summary>
    /// <value>Default 2.</value>
    /// <seealso href="https://aws.amazon.com/blogs/networking-and-content-delivery/how-to-achieve-dns-high-availability-with-route-53-resolver-endpoints/"/>
    public int OutboundInterfacesPerQuery { get; init; } = 2;
}

/// <summary>The two formulas that AWS has published for a geoproximity bias.</summary>
public enum BiasFormula
{
    /// <summary>distance × (1 − bias/100), for both signs.</summary>
    Current,

    /// <summary>For a negative bias distance ÷ (1 + bias/100).</summary>
    Before2024,
}

namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>
/// The ids of the findings, by the file of their rule. Each has a row in <c>docs/diagnostics.md</c>; ids are never reused.
/// </summary>
internal static class CheckId
{
    // EndpointResilienceRules
    public const string EndpointInOneZone = "CCD1001";
    public const string EndpointInTwoZones = "CCD1002";
    public const string EndpointHasTooFewAddresses = "CCD1003";
    public const string EndpointHasTooManyAddresses = "CCD1004";
    public const string TooManyEndpointsInRegion = "CCD1005";
    public const string EndpointAddressNotPinned = "CCD1006";
    public const string OutboundEndpointUnused = "CCD1007";
    public const string EndpointRegionMismatch = "CCD1008";
    public const string EndpointsInOneRegion = "CCD1009";

    // EndpointAddressRules
    public const string EndpointAddressOutsideSubnet = "CCD1021";
    public const string EndpointAddressReserved = "CCD1022";
    public const string EndpointAddressTwice = "CCD1023";
    public const string EndpointSubnetShared = "CCD1024";
    public const string EndpointSubnetTooSmall = "CCD1025";
    public const string EndpointSubnetWithoutRouteTable = "CCD1026";

    // EndpointFilterRules
    public const string EndpointTracked = "CCD1041";
    public const string EndpointFilteredOff = "CCD1042";
    public const string EndpointOpenWithoutAcl = "CCD1043";
    public const string AclStopsDns = "CCD1044";
    public const string SecurityGroupDescriptionNotAscii = "CCD1045";
    public const string SecurityGroupAboveQuota = "CCD1046";
    public const string NetworkAclAboveQuota = "CCD1047";

    // AwsNetworkRules
    public const string VpcCannotResolvePrivateZones = "CCD1101";
    public const string VpcNotOnAmazonDns = "CCD1102";
    public const string VpcWithDedicatedTenancy = "CCD1103";
    public const string SubnetOutsideVpc = "CCD1104";
    public const string SubnetRegionMismatch = "CCD1105";
    public const string NetworksOverlap = "CCD1106";

    // ResolverRuleRules
    public const string ForwardRuleIncomplete = "CCD1201";
    public const string ForwardRuleHasOneTarget = "CCD1202";
    public const string ForwardRuleHasTooManyTargets = "CCD1203";
    public const string ForwardRuleTargetsOneNetwork = "CCD1204";
    public const string ForwardRuleUnused = "CCD1205";
    public const string ForwardRuleRegionMismatch = "CCD1206";
    public const string ForwardRuleUsesInboundEndpoint = "CCD1207";
    public const string ForwardRuleShadowsZone = "CCD1208";
    public const string ForwardRuleCutsZone = "CCD1209";

    // ZoneRules
    public const string ZoneAssociationRegionWrong = "CCD1301";
    public const string ZoneVpcsNotIgnored = "CCD1302";
    public const string ZonePublic = "CCD1303";
    public const string ZoneTwiceInVpc = "CCD1304";
    public const string ZoneNegativeAnswersLast = "CCD1305";
    public const string InboundVpcSeesNoZone = "CCD1306";
    public const string RecordOutsideZone = "CCD1307";

    // RecordValueRules
    public const string RecordWithoutTtl = "CCD1401";
    public const string RecordTtlOutlivesFailover = "CCD1402";
    public const string RecordTtlsDiffer = "CCD1403";
    public const string RecordValueInvalid = "CCD1404";
    public const string RecordValueTwice = "CCD1405";
    public const string RecordHasTooManyValues = "CCD1406";
    public const string CnameAtApex = "CCD1407";
    public const string RecordAddressOnNoNetwork = "CCD1408";

    // RecordPolicyRules
    public const string SetIdentifierInvalid = "CCD1421";
    public const string SetIdentifierTwice = "CCD1422";
    public const string PoliciesMixed = "CCD1423";
    public const string PolicyNotInPrivateZone = "CCD1424";
    public const string WeightOutOfRange = "CCD1425";
    public const string LatencyRegionInvalid = "CCD1426";
    public const string TooManySets = "CCD1427";
    public const string TooManyRecords = "CCD1428";

    // GeoproximityRules
    public const string GeoproximityLocationInvalid = "CCD1441";
    public const string GeoproximityLocationTwice = "CCD1442";
    public const string GeoproximityIsConstant = "CCD1443";
    public const string NegativeBias = "CCD1444";

    // FailoverRules
    public const string FailoverPairBroken = "CCD1461";
    public const string PrimaryNeverFails = "CCD1462";
    public const string LeafWithoutHealthCheck = "CCD1463";
    public const string AliasIgnoresHealth = "CCD1464";
    public const string AliasTargetMissing = "CCD1465";
    public const string AliasCycle = "CCD1466";
    public const string MultivalueAlias = "CCD1467";
    public const string HealthCheckOnSimpleRecord = "CCD1468";
    public const string SingleInstance = "CCD1469";

    // HealthCheckRules
    public const string HealthCheckCannotReachPrivateAddress = "CCD1501";
    public const string HealthCheckWithoutAlarm = "CCD1502";
    public const string HealthCheckAlarmElsewhere = "CCD1503";
    public const string HealthCheckWithoutTriggers = "CCD1504";
    public const string CalculatedCheckBroken = "CCD1505";
    public const string HealthCheckDisabled = "CCD1506";
    public const string InstanceDrained = "CCD1507";

    // AlarmRules
    public const string AlarmNotFollowable = "CCD1521";
    public const string AlarmDatapointsAbovePeriods = "CCD1522";
    public const string AlarmWithoutThreshold = "CCD1523";
    public const string AlarmTreatMissingDataUnknown = "CCD1524";
    public const string AlarmWindowTooLong = "CCD1525";
    public const string SilentCheckerPairInconsistent = "CCD1526";
    public const string AlarmWithUnit = "CCD1527";
    public const string SlowDetection = "CCD1528";

    // CheckerRules
    public const string ScheduleExpressionInvalid = "CCD1601";
    public const string ScheduleWindowInvalid = "CCD1602";
    public const string ScheduleFlexible = "CCD1603";
    public const string ScheduleDisabled = "CCD1604";
    public const string ScheduleInputTooLarge = "CCD1605";
    public const string ScheduleRetries = "CCD1606";
    public const string CheckerTimeoutTooShort = "CCD1607";
    public const string CheckerOverlaps = "CCD1608";
    public const string CheckerInOneZone = "CCD1609";
    public const string CheckerOutsideVpc = "CCD1610";
    public const string CheckerCannotPublish = "CCD1611";
    public const string CheckerRuntimeEnds = "CCD1612";
    public const string AlarmSeesNoChecker = "CCD1613";
    public const string CheckerWithoutHeartbeatAlarm = "CCD1614";
    public const string CheckerCannotReachTarget = "CCD1615";

    // PermissionRules
    public const string PolicyTooWide = "CCD1641";
    public const string TrustWithoutCondition = "CCD1642";
    public const string LogsKeptForever = "CCD1643";

    // AzureResolverRules
    public const string ResolverPlacedWrong = "CCD1701";
    public const string TwoResolversInVirtualNetwork = "CCD1702";
    public const string TooManyAzureEndpoints = "CCD1703";
    public const string AzureEndpointSubnetWrong = "CCD1704";
    public const string AzureInboundAddressWrong = "CCD1705";
    public const string AzureInboundAddressDynamic = "CCD1706";
    public const string VirtualNetworkUnsuitable = "CCD1707";
    public const string VirtualNetworkOnCustomDns = "CCD1708";
    public const string AzureNameInvalid = "CCD1709";
    public const string AzureWritesCollide = "CCD1710";
    public const string ReplacementNotDeclared = "CCD1711";

    // AzureInputRules
    public const string AzureChoiceUnknown = "CCD1712";
    public const string AzureInputNotTaken = "CCD1713";
    public const string DiagnosticSettingWithoutLogs = "CCD1714";
    public const string LogAlertOperatorUnknown = "CCD1715";

    // ForwardingRuleRules
    public const string TwoRulesetsInVirtualNetwork = "CCD1721";
    public const string RulesetUnused = "CCD1722";
    public const string ForwardingRuleDomainInvalid = "CCD1723";
    public const string ForwardingRuleDomainTwice = "CCD1724";
    public const string ForwardingRuleTargetInvalid = "CCD1725";
    public const string ForwardingRuleHasOneTarget = "CCD1726";
    public const string ForwardingRuleShadowed = "CCD1727";
    public const string ForwardingRuleTakesAzureDomain = "CCD1728";
    public const string ForwardingRuleDisabled = "CCD1729";
    public const string FirstTargetHotSpot = "CCD1730";
    public const string FirstTargetFarAway = "CCD1731";

    // AzureZoneRules
    public const string PrivateZoneInvalid = "CCD1741";
    public const string GlobalLocationMissing = "CCD1742";
    public const string PrivateLinkWithoutFallback = "CCD1743";
    public const string ForwardedToUnlinkedZone = "CCD1744";
    public const string MetricAlertInvalid = "CCD1745";
    public const string ActionGroupNameTooLong = "CCD1746";
    public const string PrivateZoneTagDropped = "CCD1747";

    // VpnRules
    public const string CustomerGatewayWithoutAsn = "CCD1801";
    public const string VpnSingle = "CCD1802";
    public const string VpnTunnelIdle = "CCD1803";
    public const string VpnInsideRangeWrong = "CCD1804";
    public const string PreSharedKeyInvalid = "CCD1805";
    public const string AzureGatewayFragile = "CCD1806";
    public const string AzureGatewayInvalid = "CCD1807";
    public const string GatewaySubnetWrong = "CCD1808";
    public const string ConnectionWithoutBgpAddress = "CCD1809";
    public const string RoutesNotPropagated = "CCD1810";

    // PathRules
    public const string ForwardingLoop = "CCD1901";
    public const string ForwardedToNobody = "CCD1902";
    public const string ForwardTargetNotListening = "CCD1903";
    public const string ForwardTargetUnreachable = "CCD1904";
    public const string InstanceUnreachable = "CCD1905";
}

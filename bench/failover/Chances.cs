using CrossCloudDns.Twin.Engine;

namespace CrossCloudDns.Bench.Failover;

/// <summary>What chance decides in one run: when within a minute the instance dies, how, and when clients began to keep answers.</summary>
internal sealed record Chances(TimeSpan Death, TimeSpan FirstQuestion, InstanceFailure Mode)
{
    // Neither the machine that is gone nor the process that is gone is the rule.
    public static Chances Of(ulong seed)
    {
        var chance = new SeededChance(seed ^ 0x9E3779B97F4A7C15);
        return new Chances(
            TimeSpan.FromMinutes(2) + TimeSpan.FromSeconds(60 * chance.Next()),
            TimeSpan.FromSeconds(60 * chance.Next()),
            seed % 2 == 0 ? InstanceFailure.Hang : InstanceFailure.Refuse);
    }
}

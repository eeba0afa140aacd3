namespace CrossCloudDns.Bench.Checker;

/// <summary>A checker that is measured: a process that stays, and is given targets again and again.</summary>
internal interface IContender : IAsyncDisposable
{
    string Name { get; }

    bool IsSequential { get; }

    bool CanEncrypt { get; }

    Task<Measurement> RunAsync(TargetFarm farm, Scenario scenario);
}

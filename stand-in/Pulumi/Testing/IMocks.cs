namespace Pulumi.Testing;

/// <summary>Answers in place of the engine and the providers.</summary>
public interface IMocks
{
    /// <summary>A resource is made or read: gives its id and its state.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>A provider function is called: gives its result.</summary>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>A component or the stack has registered its outputs.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}

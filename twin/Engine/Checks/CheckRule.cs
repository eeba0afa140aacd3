using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>One rule over what a stack declares. Pure: the same stack gives the same findings.</summary>
internal abstract class CheckRule(string id, Severity severity, string title)
{
    /// <summary>One of <see cref="CheckId"/>.</summary>
    public string Id { get; } = id;

    public Severity Severity { get; } = severity;

    public string Title { get; } = title;

    /// <summary>What the rule finds; nothing on a stack that keeps it.</summary>
    public abstract IEnumerable<Finding> Evaluate(DeclaredStack stack);

    protected Finding Found(DeclaredResource resource, string reason, string remedy) =>
        new(Id, Severity, Title, resource.Urn, reason, remedy);
}

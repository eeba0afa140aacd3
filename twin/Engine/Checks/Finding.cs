namespace CrossCloudDns.Twin.Engine.Checks;

/// <summary>One thing that is wrong, or fragile, in a stack.</summary>
/// <param name="Id">Id of the rule, with a row in <c>docs/diagnostics.md</c>.</param>
/// <param name="Title">What the rule is about, the same for all its findings.</param>
/// <param name="Resource">URN of the resource to change.</param>
/// <param name="Reason">What is wrong with this resource, names quoted, and what follows from it.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Finding(string Id, Severity Severity, string Title, string Resource, string Reason, string Remedy);

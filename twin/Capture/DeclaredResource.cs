using System.Collections.Immutable;
using System.Text.Json;

namespace CrossCloudDns.Twin.Capture;

/// <summary>One resource that a stack declares or has deployed, in the words of its provider.</summary>
/// <remarks>
/// It is made of JSON and not of SDK types, so that a program run under the recorder, a printed
/// <c>resources --format json</c> and a <c>pulumi stack export</c> all yield the same thing.
/// </remarks>
public sealed record DeclaredResource
{
    /// <summary>Type token, for example <c>aws:route53/zone:Zone</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Logical name, unique within its type and parent.</summary>
    public required string Name { get; init; }

    /// <summary>Uniform resource name: <c>urn:pulumi:{stack}::{project}::{types}::{name}</c>.</summary>
    public required string Urn { get; init; }

    /// <summary>The provider's id. What other resources refer to.</summary>
    public required string Id { get; init; }

    /// <summary>What the program asked for: a JSON object under wire names; what is unset is absent.</summary>
    public required JsonElement Inputs { get; init; }

    /// <summary>The whole state: a JSON object of the inputs and what the provider computed.</summary>
    public required JsonElement Outputs { get; init; }

    /// <summary>Reference to the provider, <c>{urn}::{id}</c>; empty for a default provider.</summary>
    public string Provider { get; init; } = "";

    /// <summary>URNs of the resources that must exist first.</summary>
    public ImmutableArray<string> DependsOn { get; init; } = [];

    /// <summary>Input paths whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Input paths whose change replaces the resource.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Whether a replacement deletes the old resource before it creates the new one.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>Whether deletion is refused.</summary>
    public bool Protect { get; init; }

    /// <summary>URN of the parent; <see langword="null"/> directly under the stack.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether the resource existed before and is only read (<c>X.Get</c>).</summary>
    public bool Read { get; init; }
}

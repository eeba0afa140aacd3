using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Topology.Settings.Reference;

/// <summary>One key of the settings, as its reader asks for it.</summary>
/// <param name="Path">From the root, with <c>[]</c> for any element of a list: <c>sites[].aws.region</c>.</param>
public sealed record SettingKey(string Path, SettingKind Kind)
{
    /// <summary>Whether leaving it out is an error.</summary>
    public bool Required { get; init; }

    /// <summary>The names that a <see cref="SettingKind.Choice"/> allows, in the order of the reader.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What holds where the key is left out, as the user would write it; <see langword="null"/> where that depends.</summary>
    public string? Default { get; init; }

    /// <summary>The smallest and the largest number, where there are such.</summary>
    public (long Minimum, long Maximum)? Bounds { get; init; }

    /// <summary>What it decides, in prose.</summary>
    public string? Description { get; init; }

    /// <summary>The object that it belongs to; empty at the root.</summary>
    public string Owner => Path.LastIndexOf('.') is var dot and >= 0 ? Path[..dot] : "";

    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}

using System.Collections.Immutable;
using System.Globalization;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>Collects what is wrong with the settings, so that one run reports all of it.</summary>
/// <param name="file">The file that the user edits, for example <c>Pulumi.dev.yaml</c>.</param>
public sealed class SettingsProblems(string file)
{
    private readonly ImmutableArray<SettingsProblem>.Builder _problems = ImmutableArray.CreateBuilder<SettingsProblem>();

    public string File { get; } = file;

    public bool Any => _problems.Count > 0;

    public ImmutableArray<SettingsProblem> All => _problems.ToImmutable();

    /// <summary>Notes one problem.</summary>
    /// <param name="id">One of <see cref="SettingsDiagnostic"/>.</param>
    /// <param name="path">The key as the user wrote it.</param>
    /// <param name="what">Follows the key: <c>is "300"</c>.</param>
    /// <param name="allowed">A whole sentence without its full stop.</param>
    /// <param name="remedy">A whole sentence without its full stop; the file's name is added.</param>
    public void Add(string id, string path, string what, string allowed, string remedy) =>
        _problems.Add(new SettingsProblem(id, path, $"{id}: '{path}' {what}. {allowed}. {remedy} in {File}."));

    /// <summary>The report that the user reads: one problem a line, in the order in which the settings were read.</summary>
    public string Report() => string.Join(
        '\n',
        _problems.Select(problem => $"  {problem.Message}")
            .Prepend(string.Create(
                CultureInfo.InvariantCulture, $"{File} has {_problems.Count} {(_problems.Count == 1 ? "error" : "errors")}:")));
}

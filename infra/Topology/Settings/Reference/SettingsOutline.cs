using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Topology.Settings.Reference;

/// <summary>
/// Listens to the readers: settings that are read with an outline are taken as empty, except that every object can be read, that the
/// choices given are made and that the keys given are there. What was asked for is then all that can be written.
/// </summary>
internal sealed class SettingsOutline(ImmutableDictionary<string, string> choices, ImmutableHashSet<string> present)
{
    private readonly Dictionary<string, SettingKey> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _required = new(StringComparer.Ordinal);
    private readonly HashSet<string> _decisive = new(StringComparer.Ordinal);

    public IEnumerable<SettingKey> Keys => _keys.Values.Select(key => key with { Required = _required.Contains(key.Path) });

    /// <summary>Keys whose being there changes what else is asked for.</summary>
    public IEnumerable<string> Decisive => _decisive;

    /// <summary>A later word on a key is the more exact one: a range is asked for as a text first.</summary>
    public void Add(SettingKey key) => _keys[key.Path] = key;

    public void Require(string path) => _required.Add(path);

    public bool Has(string path)
    {
        _decisive.Add(path);
        return present.Contains(path);
    }

    public string? ChoiceOf(string path) => choices.GetValueOrDefault(path);
}

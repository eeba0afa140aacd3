using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Topology.Settings.Reference;

/// <summary>Every key that the settings know, found by letting the readers ask.</summary>
public static class SettingsReference
{
    /// <summary>
    /// All keys, ordered by path. What is asked for may hang on a choice or on another key, so each of those is tried once; what is
    /// required is what every reader that asked for it required.
    /// </summary>
    public static ImmutableArray<SettingKey> Keys()
    {
        var documentation = SettingsDocumentation.Load();
        var always = Read([], []);
        var readings = always.Keys
            .SelectMany(key => key.Choices.Select(choice => Read([KeyValuePair.Create(key.Path, choice)], [])))
            .Concat(always.Decisive.Select(path => Read([], [path])))
            .Prepend(always)
            .ToList();
        return
        [
            .. from reading in readings
               from key in reading.Keys
               group key by key.Path into asked
               orderby asked.Key
               select asked.First() with
               {
                   Required = asked.All(key => key.Required),
                   Description = documentation.GetValueOrDefault(asked.Key),
               },
        ];
    }

    private static SettingsOutline Read(IEnumerable<KeyValuePair<string, string>> choices, IEnumerable<string> present)
    {
        var outline = new SettingsOutline(
            choices.ToImmutableDictionary(StringComparer.Ordinal), present.ToImmutableHashSet(StringComparer.Ordinal));
        StackSettings.Read(SettingsObject.Outlined(outline), new SettingsProblems("the settings"));
        return outline;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CrossCloudDns.Infra.Topology.Addresses;
using CrossCloudDns.Infra.Topology.Settings.Reference;

namespace CrossCloudDns.Infra.Topology.Settings;

/// <summary>
/// One object of the settings, read key by key. A key exists because somebody reads it: whatever was not asked for by
/// <see cref="RefuseUnknownKeys"/> is a mistake of the user's.
/// </summary>
public sealed class SettingsObject
{
    private readonly JsonElement _element;
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);
    private readonly SettingsOutline? _outline;

    public SettingsObject(JsonElement element, string path, SettingsProblems problems)
        : this(element, path, problems, null)
    {
    }

    private SettingsObject(JsonElement element, string path, SettingsProblems problems, SettingsOutline? outline)
    {
        _element = element;
        Path = path;
        Problems = problems;
        _outline = outline;
    }

    /// <summary>Nothing at all, which tells an outline what is asked for.</summary>
    internal static SettingsObject Outlined(SettingsOutline outline) =>
        new(JsonElement.Parse("{}"), "", new SettingsProblems("the settings"), outline);

    /// <summary>Where it stands, as the user wrote it; empty at the root.</summary>
    public string Path { get; }

    public SettingsProblems Problems { get; }

    public string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    public bool Has(string key) => _outline?.Has(PathOf(key)) ?? Find(key) is not null;

    /// <summary>The text under a key, or <see langword="null"/> where there is none.</summary>
    public string? Text(string key)
    {
        Outline(key, SettingKind.Text);
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(key, value, "Text is expected");
            return null;
        }

        return value.GetString();
    }

    /// <summary>
    /// Like <see cref="Text"/>, but it is a mistake to leave the key out. <paramref name="allowed"/> is a whole sentence without its full
    /// stop.
    /// </summary>
    public string? RequiredText(string key, string allowed)
    {
        Require(key, allowed);
        return Text(key);
    }

    public bool Flag(string key, bool otherwise)
    {
        Outline(key, SettingKind.Flag, setting => setting with { Default = otherwise ? "true" : "false" });
        if (Find(key) is not { } value)
        {
            return otherwise;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Wrong(key, value, "true or false is expected");
        return otherwise;
    }

    public int Number(string key, int otherwise, int minimum, int maximum, string unit = "")
    {
        var number = Number(key, minimum, maximum, unit);
        Outline(key, SettingKind.Number, setting => setting with
        {
            Default = otherwise.ToString(CultureInfo.InvariantCulture),
            Bounds = (minimum, maximum),
        });
        return number ?? otherwise;
    }

    public int? Number(string key, int minimum, int maximum, string unit = "")
    {
        Outline(key, SettingKind.Number, setting => setting with { Bounds = (minimum, maximum) });
        if (Find(key) is not { } value)
        {
            return null;
        }

        var what = unit.Length == 0 ? "A whole number" : $"A whole number of {unit}";
        var allowed = string.Create(CultureInfo.InvariantCulture, $"{what} from {minimum} to {maximum} is expected");
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
        {
            Wrong(key, value, allowed);
            return null;
        }

        if (number >= minimum && number <= maximum)
        {
            return (int)number;
        }

        Problems.Add(
            SettingsDiagnostic.OutOfRange, PathOf(key), string.Create(CultureInfo.InvariantCulture, $"is {number}"), allowed,
            number < minimum ? "Raise it" : "Lower it");
        return null;
    }

    /// <summary>Degrees of latitude or longitude with at most two decimals.</summary>
    public decimal? Degrees(string key, int maximum)
    {
        Outline(key, SettingKind.Degrees, setting => setting with { Bounds = (-maximum, maximum) });
        var allowed = string.Create(
            CultureInfo.InvariantCulture, $"Degrees from -{maximum} to {maximum} with at most two decimals are expected");
        Require(key, allowed);
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var degrees)
            && Math.Abs(degrees) <= maximum && decimal.Round(degrees, 2) == degrees)
        {
            return degrees;
        }

        Wrong(key, value, allowed);
        return null;
    }

    /// <summary>Every key with its text, where the keys are the user's own.</summary>
    public IEnumerable<(string Key, string Value)> AllTexts()
    {
        _outline?.Add(new SettingKey(Path, SettingKind.Map));
        foreach (var key in _element.EnumerateObject().Select(property => property.Name))
        {
            if (Text(key) is { } text)
            {
                yield return (key, text);
            }
        }
    }

    /// <summary>One of a few names, or <paramref name="otherwise"/> where the key is left out.</summary>
    public T Choice<T>(string key, T otherwise, params (string Name, T Value)[] choices)
    {
        var written = Text(key);
        Outline(key, SettingKind.Choice, setting => setting with
        {
            Choices = [.. choices.Select(choice => choice.Name)],
            Default = choices.FirstOrDefault(choice => EqualityComparer<T>.Default.Equals(choice.Value, otherwise)).Name,
        });
        if ((written ?? _outline?.ChoiceOf(PathOf(key))) is not { } text)
        {
            return otherwise;
        }

        foreach (var (name, value) in choices)
        {
            if (name == text)
            {
                return value;
            }
        }

        var names = choices.Select(choice => choice.Name).ToList();
        Problems.Add(
            SettingsDiagnostic.NotAChoice, PathOf(key), $"is \"{text}\"", $"Allowed is {string.Join(", ", names)}",
            $"Write {NearestKey.Find(text, names) ?? "one of them"}");
        return otherwise;
    }

    public Ipv4Cidr? Cidr(string key) => Plain(key, SettingKind.Range) is { } text ? Cidr(PathOf(key), text) : null;

    public ImmutableArray<Ipv4Cidr> Cidrs(string key) =>
        [.. Texts(key, SettingKind.Ranges).Select((text, index) => Cidr(Indexed(key, index), text)).OfType<Ipv4Cidr>()];

    public Ipv4Address? Address(string key) => Plain(key, SettingKind.Address) is { } text ? Address(PathOf(key), text) : null;

    public ImmutableArray<string> Texts(string key) => Texts(key, SettingKind.Texts);

    private string? Plain(string key, SettingKind kind)
    {
        var text = Text(key);
        Outline(key, kind);
        return text;
    }

    private ImmutableArray<string> Texts(string key, SettingKind kind) =>
        [.. Items(key, kind).Where(item => Expect(item.Path, item.Value, JsonValueKind.String, "A list of texts is expected"))
            .Select(item => item.Value.GetString()!)];

    public ImmutableArray<Ipv4Address> Addresses(string key) =>
        [.. Texts(key, SettingKind.Addresses).Select((text, index) => Address(Indexed(key, index), text)).OfType<Ipv4Address>()];

    public SettingsObject? Child(string key)
    {
        Outline(key, SettingKind.Object);
        if (_outline is not null)
        {
            return new SettingsObject(_element, PathOf(key), Problems, _outline);
        }

        return Find(key) is { } value && Expect(PathOf(key), value, JsonValueKind.Object, "An object with keys is expected")
            ? new SettingsObject(value, PathOf(key), Problems)
            : null;
    }

    public ImmutableArray<SettingsObject> Children(string key) => _outline is null ? Objects(key) : [OutlinedElement(key, _outline)];

    private SettingsObject OutlinedElement(string key, SettingsOutline outline)
    {
        Outline(key, SettingKind.Objects);
        return new SettingsObject(_element, $"{PathOf(key)}[]", Problems, outline);
    }

    private ImmutableArray<SettingsObject> Objects(string key) =>
        [.. Items(key, SettingKind.Objects)
            .Where(item => Expect(item.Path, item.Value, JsonValueKind.Object, "A list of objects is expected"))
            .Select(item => new SettingsObject(item.Value, item.Path, Problems))];

    public void Require(string key, string allowed)
    {
        _outline?.Require(PathOf(key));
        if (Find(key) is null)
        {
            Problems.Add(SettingsDiagnostic.MissingKey, PathOf(key), "is missing", allowed, "Add it");
        }
    }

    /// <summary>Reports every key that nobody has asked for. To be called last.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var property in _element.EnumerateObject().Where(property => !_asked.Contains(property.Name)))
        {
            var meant = NearestKey.Find(property.Name, _asked);
            Problems.Add(
                SettingsDiagnostic.UnknownKey, PathOf(property.Name), "is no setting", $"Allowed here is {string.Join(", ", _asked)}",
                meant is null ? "Remove it" : $"Did you mean '{meant}'? Rename or remove it");
        }
    }

    private void Outline(string key, SettingKind kind, Func<SettingKey, SettingKey>? details = null)
    {
        if (_outline is not null)
        {
            var setting = new SettingKey(PathOf(key), kind);
            _outline.Add(details is null ? setting : details(setting));
        }
    }

    private ImmutableArray<(string Path, JsonElement Value)> Items(string key, SettingKind kind)
    {
        Outline(key, kind);
        return Items(key);
    }

    private ImmutableArray<(string Path, JsonElement Value)> Items(string key) =>
        Find(key) is { } value && Expect(PathOf(key), value, JsonValueKind.Array, "A list is expected")
            ? [.. value.EnumerateArray().Select((item, index) => (Indexed(key, index), item))]
            : [];

    private Ipv4Cidr? Cidr(string path, string text)
    {
        if (Ipv4Cidr.TryParseLoose(text, out var cidr, out var hasHostBits) && !hasHostBits)
        {
            return cidr;
        }

        Problems.Add(
            SettingsDiagnostic.BadRange, path, $"is \"{text}\"",
            "An IPv4 range without host bits is expected, as 10.10.0.0/16",
            hasHostBits ? $"Write {cidr}" : "Write the range");
        return null;
    }

    private Ipv4Address? Address(string path, string text)
    {
        if (Ipv4Address.TryParse(text, out var address))
        {
            return address;
        }

        Problems.Add(
            SettingsDiagnostic.BadAddress, path, $"is \"{text}\"", "An IPv4 address is expected, as 172.16.1.10", "Write the address");
        return null;
    }

    private string Indexed(string key, int index) => string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{index}]");

    private JsonElement? Find(string key)
    {
        _asked.Add(key);
        return _element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private bool Expect(string path, JsonElement value, JsonValueKind kind, string allowed)
    {
        if (value.ValueKind == kind)
        {
            return true;
        }

        Problems.Add(SettingsDiagnostic.WrongKind, path, $"is {value.GetRawText()}", allowed, "Change it");
        return false;
    }

    private void Wrong(string key, JsonElement value, string allowed) =>
        Problems.Add(SettingsDiagnostic.WrongKind, PathOf(key), $"is {value.GetRawText()}", allowed, "Change it");
}

using System.Collections.Immutable;
using System.Text.Json;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Reads the fields of one target and notes those that are not allowed, so that one target's mistake stays its own.</summary>
internal sealed class FieldReader(JsonElement target, string path, ImmutableArray<string>.Builder errors)
{
    private const string OneLine = "A text of one line and 1 to 1024 characters";

    public string Id => Has("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";

    public bool IsClean { get; private set; } = true;

    /// <summary>Notes that a field is not allowed to be what it is.</summary>
    public void Refuse(string key, string allowed) => Refuse(key, Has(key, out var value) ? value.ToString() : "absent", allowed);

    /// <summary>As above, for fields that may hold a secret: <paramref name="shown"/> takes the place of the value.</summary>
    public void Refuse(string key, string shown, string allowed)
    {
        IsClean = false;
        errors.Add(
            $"{Diagnostic.Target}: '{path}.{key}' of target '{Id}' is '{shown}'. {allowed} is allowed. "
            + "Correct the check and deploy again.");
    }

    /// <summary>A text of one line; <see langword="null"/> where there is none.</summary>
    public string? Text(string key)
    {
        if (!Has(key, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= 1024 } text && IsOneLine(text))
        {
            return text;
        }

        Refuse(key, OneLine);
        return null;
    }

    public string RequiredText(string key)
    {
        if (Text(key) is { } text)
        {
            return text;
        }

        if (!Has(key, out _))
        {
            Refuse(key, OneLine);
        }

        return "";
    }

    /// <summary>A text of any form, such as a certificate.</summary>
    public string? Block(string key)
    {
        if (!Has(key, out var value) || (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: 0 }))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Refuse(key, value.ValueKind.ToString(), "A text");
            return null;
        }

        return value.GetString();
    }

    public int Number(string key, int? fallback, int least, int most)
    {
        var number = fallback ?? 0;
        var isNumber = Has(key, out var value)
            ? value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out number)
            : fallback is not null;
        if (isNumber && number >= least && number <= most)
        {
            return number;
        }

        Refuse(key, $"A whole number from {least} to {most}");
        return least;
    }

    public ImmutableArray<string> Texts(string key, string allowed)
    {
        if (!Has(key, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            Refuse(key, $"A list of texts, {allowed},");
            return [];
        }

        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    /// <summary>Names with their values, sorted by name.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Map(string key)
    {
        if (!Has(key, out var value))
        {
            return [];
        }

        if (!IsMapOfTexts(value))
        {
            Refuse(key, value.ValueKind.ToString(), "An object of texts");
            return [];
        }

        return ReadMap(value);
    }

    public static bool IsOneLine(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsMapOfTexts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().All(property => property.Value.ValueKind == JsonValueKind.String);

    public static ImmutableArray<KeyValuePair<string, string>> ReadMap(JsonElement value) =>
        [.. value.EnumerateObject()
            .Select(property => KeyValuePair.Create(property.Name, property.Value.GetString()!))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    private bool Has(string key, out JsonElement value)
    {
        value = default;
        return target.ValueKind == JsonValueKind.Object && target.TryGetProperty(key, out value) && value.ValueKind != JsonValueKind.Null;
    }
}

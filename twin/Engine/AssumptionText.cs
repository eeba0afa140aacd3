using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Assumptions as people write them: <c>name=value</c>, times in seconds.</summary>
public static class AssumptionText
{
    private static readonly ImmutableSortedDictionary<string, PropertyInfo> Properties =
        typeof(Assumptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .ToImmutableSortedDictionary(property => Kebab(property.Name), property => property, StringComparer.Ordinal);

    /// <summary>Every assumption that can be switched, with the twin's choice.</summary>
    public static ImmutableSortedDictionary<string, string> Defaults { get; } =
        Properties.ToImmutableSortedDictionary(
            entry => entry.Key, entry => Write(entry.Value.GetValue(Assumptions.Default)!), StringComparer.Ordinal);

    /// <summary>Switches one assumption.</summary>
    /// <param name="problem">What is wrong and what is allowed, when the result is false.</param>
    public static bool TrySwitch(
        Assumptions known, string text, [NotNullWhen(true)] out Assumptions? switched, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(text);
        switched = null;
        problem = null;
        var (name, value) = text.Split('=', 2) is [var before, var after] ? (before, after) : (text, "");
        if (!Properties.TryGetValue(name, out var property))
        {
            problem = $"There is no assumption '{name}'. There are "
                + $"{string.Join(", ", Defaults.Select(entry => $"{entry.Key}={entry.Value}"))}.";
            return false;
        }

        if (Read(property.PropertyType, value) is not { } read)
        {
            problem = $"'{value}' is no value of '{name}'. It takes {Allowed(property.PropertyType)}.";
            return false;
        }

        var copy = known with { };
        property.SetValue(copy, read);
        switched = copy;
        return true;
    }

    private static object? Read(Type type, string value) =>
        type == typeof(bool) ? (bool.TryParse(value, out var flag) ? flag : null)
        : type == typeof(int) ? (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null)
        : type == typeof(TimeSpan) ? (
            double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= int.MaxValue
                ? TimeSpan.FromSeconds(seconds)
                : null)
        : type.IsEnum ? Enum.GetValues(type).Cast<object>().FirstOrDefault(choice => Write(choice) == value)
        : throw new UnreachableException();

    private static string Allowed(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(int) ? "a whole number, 0 or more"
        : type == typeof(TimeSpan) ? "seconds, 0 or more"
        : string.Join(" or ", Enum.GetValues(type).Cast<object>().Select(Write));

    private static string Write(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        TimeSpan time => time.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => Kebab(value.ToString()!),
    };

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}

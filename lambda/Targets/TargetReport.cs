using System.Collections.Immutable;

namespace CrossCloudDns.HealthChecker.Targets;

/// <summary>Reads the simple settings of one target and notes those that are not allowed.</summary>
internal sealed class TargetReport(string path, string? id, ImmutableArray<string>.Builder errors)
{
    public bool IsClean { get; private set; } = true;

    public void Add(string key, object? value, string allowed)
    {
        IsClean = false;
        errors.Add($"{Diagnostic.Target}: '{path}.{key}' of target '{id}' is '{value}'. {allowed} is allowed. Correct the check and deploy again.");
    }

    public string Text(string key, string? value, int longest)
    {
        if (value is not null && value.Length > 0 && value.Length <= longest && !value.Any(char.IsControl))
        {
            return value;
        }

        Add(key, value, $"A text of 1 to {longest} printable characters");
        return "";
    }

    public int Number(string key, int? value, int? fallback, int least, int most)
    {
        if ((value ?? fallback) is { } number && number >= least && number <= most)
        {
            return number;
        }

        Add(key, value, $"A number from {least} to {most}");
        return least;
    }
}

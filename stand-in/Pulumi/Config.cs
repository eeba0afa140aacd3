using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>Reads the configuration of a stack.</summary>
public sealed class Config
{
    private readonly string _name;

    /// <param name="name">The namespace of the keys; by default the name of the project.</param>
    public Config(string? name = null)
    {
        const string Suffix = ":config";
        name ??= Deployment.Instance.ProjectName;
        _name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    public string? Get(string key) => Deployment.Running.Config.Get(FullKey(key));

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public bool? GetBoolean(string key)
        => Get(key) switch
        {
            null => null,
            "true" => true,
            "false" => false,
            var text => throw Invalid(key, text, nameof(Boolean)),
        };

    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    public int? GetInt32(string key)
        => Get(key) switch
        {
            null => null,
            var text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) => value,
            var text => throw Invalid(key, text, nameof(Int32)),
        };

    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    public double? GetDouble(string key)
        => Get(key) switch
        {
            null => null,
            var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
            var text => throw Invalid(key, text, nameof(Double)),
        };

    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    [return: MaybeNull]
    public T GetObject<T>(string key) => ReadObject<T>(key, options: null);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => ReadObject<T>(key, options);

    public Output<T>? GetSecretObject<T>(string key) => Get(key) is null ? null : Output.CreateSecret(ReadObject<T>(key, options: null)!);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options)
        => ReadObject<T>(key, options) is { } value ? Output.CreateSecret(value) : null;

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public T RequireObject<T>(string key) => Get(key) is null ? throw Missing(key) : ReadObject<T>(key, options: null)!;

    public T RequireObject<T>(string key, JsonSerializerOptions options)
        => Get(key) is null ? throw Missing(key) : ReadObject<T>(key, options)!;

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options)
        => Output.CreateSecret(RequireObject<T>(key, options));

    private string FullKey(string key) => $"{_name}:{key}";

    private T? ReadObject<T>(string key, JsonSerializerOptions? options)
    {
        var text = Get(key);
        try
        {
            return text is null ? default : JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException exception)
        {
            throw Invalid(key, text, typeof(T).FullName!, exception);
        }
    }

    private RunException Missing(string key)
        => new($"Missing Required configuration variable '{FullKey(key)}'\n"
            + $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private RunException Invalid(string key, string? value, string expected, Exception? inner = null)
        => new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {expected}", inner);
}

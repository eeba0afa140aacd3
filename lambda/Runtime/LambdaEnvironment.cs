using System.Globalization;
using CrossCloudDns.HealthChecker.Signing;

namespace CrossCloudDns.HealthChecker.Runtime;

/// <summary>What Lambda tells a function through its environment.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html"/>
internal sealed class LambdaEnvironment(
    Uri runtimeApi,
    string region,
    Credentials credentials,
    Uri cloudWatchEndpoint,
    double processors)
{
    /// <summary>"At 1,769 MB, a function has the equivalent of one vCPU."</summary>
    /// <seealso href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html"/>
    private const double MegabytesForOneProcessor = 1769;

    public Uri RuntimeApi { get; } = runtimeApi;
    public string Region { get; } = region;
    public Credentials Credentials { get; } = credentials;
    public Uri CloudWatchEndpoint { get; } = cloudWatchEndpoint;

    /// <summary>How much of a processor the function has: Lambda gives it in proportion to the memory.</summary>
    /// <value>1 where the memory is not said.</value>
    public double Processors { get; } = processors;

    /// <param name="variable">Reads one variable; <see langword="null"/> where it is not set.</param>
    /// <exception cref="CheckerException">A variable is missing, or an endpoint is not an absolute http or https URL.</exception>
    public static LambdaEnvironment Read(Func<string, string?> variable)
    {
        var region = Required("AWS_REGION");
        return new LambdaEnvironment(
            new Uri($"http://{Required("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/"),
            region,
            new Credentials(Required("AWS_ACCESS_KEY_ID"), Required("AWS_SECRET_ACCESS_KEY"), Optional("AWS_SESSION_TOKEN")),
            Endpoint("AWS_ENDPOINT_URL_CLOUDWATCH") ?? Endpoint("AWS_ENDPOINT_URL") ?? RegionalEndpoint(region),
            ReadProcessors(Optional("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")));

        string? Optional(string name) => variable(name) is { Length: > 0 } value ? value : null;

        string Required(string name) => Optional(name) ?? throw new CheckerException(
            Diagnostic.Environment,
            $"The environment variable '{name}' is not set. Lambda sets it for every function. Run the checker in Lambda or in the twin.");

        Uri? Endpoint(string name)
        {
            if (Optional(name) is not { } value)
            {
                return null;
            }

            return Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? uri
                : throw new CheckerException(
                    Diagnostic.Environment,
                    $"The environment variable '{name}' is '{value}'. An absolute http or https URL is allowed. Correct or remove it.");
        }
    }

    private static double ReadProcessors(string? megabytes) =>
        int.TryParse(megabytes, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size / MegabytesForOneProcessor
            : 1;

    private static Uri RegionalEndpoint(string region)
    {
        var suffix = region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";
        return new Uri($"https://monitoring.{region}.{suffix}");
    }
}

using CrossCloudDns.HealthChecker;
using CrossCloudDns.HealthChecker.Runtime;

namespace CrossCloudDns.Tests.Lambda.Runtime;

public sealed class LambdaEnvironmentTests
{
    private static readonly Dictionary<string, string> Least = new(StringComparer.Ordinal)
    {
        ["AWS_LAMBDA_RUNTIME_API"] = "127.0.0.1:9001",
        ["AWS_REGION"] = "eu-west-2",
        ["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
    };

    [Theory]
    [InlineData("", "", "https://monitoring.eu-west-2.amazonaws.com/")]
    [InlineData("AWS_REGION", "cn-north-1", "https://monitoring.cn-north-1.amazonaws.com.cn/")]
    [InlineData("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "http://127.0.0.1:1/")]
    [InlineData("AWS_ENDPOINT_URL_CLOUDWATCH", "http://127.0.0.1:2", "http://127.0.0.1:2/")]
    public void Read_Endpoint_IsTheRegionsUnlessItIsSaid(string name, string value, string expected)
    {
        var environment = LambdaEnvironment.Read(Variables(name, value));

        Assert.Equal(expected, environment.CloudWatchEndpoint.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:9001/2018-06-01/", environment.RuntimeApi.AbsoluteUri);
        Assert.Null(environment.Credentials.SessionToken);
    }

    [Theory]
    [InlineData("AWS_LAMBDA_RUNTIME_API")]
    [InlineData("AWS_REGION")]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    public void Read_VariableIsMissing_NamesIt(string name)
    {
        var exception = Assert.Throws<CheckerException>(() => LambdaEnvironment.Read(Variables(name, "")));

        Assert.Equal(
            $"CCD3001: The environment variable '{name}' is not set. Lambda sets it for every function. Run the checker in Lambda or in the twin.",
            exception.Message);
    }

    [Theory]
    [InlineData("1769", 1)]
    [InlineData("256", 0.1447)]
    [InlineData("", 1)]
    [InlineData("lots", 1)]
    public void Read_Memory_IsAShareOfAProcessor(string megabytes, double expected) =>
        Assert.Equal(expected, LambdaEnvironment.Read(Variables("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", megabytes)).Processors, 4);

    [Fact]
    public void Read_EndpointIsNoUrl_SaysWhatIsAllowed() =>
        Assert.Equal(
            "CCD3001: The environment variable 'AWS_ENDPOINT_URL_CLOUDWATCH' is 'somewhere'. An absolute http or https URL is allowed. Correct or remove it.",
            Assert.Throws<CheckerException>(() => LambdaEnvironment.Read(Variables("AWS_ENDPOINT_URL_CLOUDWATCH", "somewhere"))).Message);

    private static Func<string, string?> Variables(string name, string value) =>
        asked => asked == name ? value : Least.GetValueOrDefault(asked);
}

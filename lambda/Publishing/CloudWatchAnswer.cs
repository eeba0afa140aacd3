using System.Net;

namespace CrossCloudDns.HealthChecker.Publishing;

/// <summary>CloudWatch's answer to one request.</summary>
internal readonly struct CloudWatchAnswer(HttpStatusCode status, string body)
{
    public HttpStatusCode Status { get; } = status;
    public string Body { get; } = body;

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Whether the same request may be accepted later.</summary>
    /// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html"/>
    public bool IsWorthRetrying =>
        (int)Status >= 500
        || Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
        || Code is "Throttling" or "ThrottlingException" or "RequestLimitExceeded" or "TooManyRequestsException";

    /// <summary>The service's name of the error, out of the XML that the Query protocol answers with.</summary>
    public string Code => Between("<Code>", "</Code>") ?? "no error code";

    public string Message => Between("<Message>", "</Message>") ?? "no message";

    private string? Between(string before, string after)
    {
        var start = Body.IndexOf(before, StringComparison.Ordinal) + before.Length;
        var end = start < before.Length ? -1 : Body.IndexOf(after, start, StringComparison.Ordinal);
        return end < 0 ? null : Body[start..end];
    }
}

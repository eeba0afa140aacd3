using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace CrossCloudDns.Twin.Host;

/// <summary>Reads the body of a PutMetricData request in the AWS Query protocol, and refuses what CloudWatch refuses.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html"/>
public static class PutMetricDataRequest
{
    private const int MostMetrics = 1000;
    private const int MostDimensions = 30;
    private const int MostValues = 150;

    /// <summary>Reads all data of the request.</summary>
    /// <exception cref="QueryException">The request is one that CloudWatch refuses.</exception>
    public static ImmutableArray<MetricDatum> Read(string body)
    {
        var form = QueryHelpers.ParseQuery(body);
        if (Text(form, "Action") is not "PutMetricData")
        {
            throw new QueryException("InvalidAction", $"The action '{Text(form, "Action")}' is not one of: PutMetricData.");
        }

        var metricNamespace = Required(form, "Namespace");
        if (metricNamespace.StartsWith("AWS/", StringComparison.Ordinal))
        {
            throw new QueryException("InvalidParameterValue", "Namespaces that start with 'AWS/' are reserved.");
        }

        var data = ImmutableArray.CreateBuilder<MetricDatum>();
        for (var number = 1; HasMember(form, $"MetricData.member.{number}."); number++)
        {
            if (number > MostMetrics)
            {
                throw new QueryException("InvalidParameterValue", $"A request carries at most {MostMetrics} metrics.");
            }

            data.Add(Datum(form, metricNamespace, $"MetricData.member.{number}."));
        }

        return data.Count > 0
            ? data.ToImmutable()
            : throw new QueryException("MissingParameter", "The parameter MetricData is required.");
    }

    private static MetricDatum Datum(Dictionary<string, StringValues> form, string metricNamespace, string member)
    {
        var (count, sum, minimum, maximum) = Statistics(form, member);
        return new MetricDatum(
            metricNamespace, Required(form, member + "MetricName"), Dimensions(form, member), Timestamp(form, member), count, sum, minimum,
            maximum);
    }

    private static (double Count, double Sum, double Minimum, double Maximum) Statistics(
        Dictionary<string, StringValues> form, string member)
    {
        var given = new[] { "Value", "Values.member.1", "StatisticValues.SampleCount" }.Where(name => form.ContainsKey(member + name))
            .ToArray();
        if (given.Length != 1)
        {
            throw new QueryException(
                "InvalidParameterCombination", $"Exactly one of Value, Values and StatisticValues is required at {member}: got "
                    + $"{given.Length}.");
        }

        if (given[0] == "Value")
        {
            var value = Number(form, member + "Value");
            return (1, value, value, value);
        }

        if (given[0] == "StatisticValues.SampleCount")
        {
            var statistics = member + "StatisticValues.";
            return (Number(form, statistics + "SampleCount"), Number(form, statistics + "Sum"),
                Number(form, statistics + "Minimum"), Number(form, statistics + "Maximum"));
        }

        var result = (Count: 0.0, Sum: 0.0, Minimum: double.PositiveInfinity, Maximum: double.NegativeInfinity);
        for (var number = 1; form.ContainsKey($"{member}Values.member.{number}"); number++)
        {
            if (number > MostValues)
            {
                throw new QueryException("InvalidParameterValue", $"A datum carries at most {MostValues} values.");
            }

            var value = Number(form, $"{member}Values.member.{number}");
            var counts = $"{member}Counts.member.{number}";
            var count = form.ContainsKey(counts) ? Number(form, counts) : 1;
            result = (result.Count + count, result.Sum + (value * count), Math.Min(result.Minimum, value), Math.Max(result.Maximum, value));
        }

        return result;
    }

    private static ImmutableSortedDictionary<string, string> Dimensions(Dictionary<string, StringValues> form, string member)
    {
        var dimensions = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var number = 1; HasMember(form, $"{member}Dimensions.member.{number}."); number++)
        {
            if (number > MostDimensions)
            {
                throw new QueryException("InvalidParameterValue", $"A metric has at most {MostDimensions} dimensions.");
            }

            var dimension = $"{member}Dimensions.member.{number}.";
            dimensions[Required(form, dimension + "Name")] = Required(form, dimension + "Value");
        }

        return dimensions.ToImmutable();
    }

    private static DateTimeOffset? Timestamp(Dictionary<string, StringValues> form, string member)
    {
        var text = Text(form, member + "Timestamp");
        if (text.Length == 0)
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var timestamp)
            ? timestamp
            : throw new QueryException("InvalidParameterValue", $"The timestamp '{text}' is not in ISO 8601 form.");
    }

    private static double Number(Dictionary<string, StringValues> form, string name)
    {
        var text = Required(form, name);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new QueryException("InvalidParameterValue", $"'{text}' at {name} is not a finite number.");
    }

    private static bool HasMember(Dictionary<string, StringValues> form, string prefix) =>
        form.ContainsKey(prefix + "MetricName") || form.ContainsKey(prefix + "Value") || form.ContainsKey(prefix + "Name");

    private static string Required(Dictionary<string, StringValues> form, string name) =>
        Text(form, name) is { Length: > 0 } text
            ? text
            : throw new QueryException("MissingParameter", $"The parameter {name} is required.");

    private static string Text(Dictionary<string, StringValues> form, string name) =>
        form.TryGetValue(name, out var values) ? values.ToString() : "";
}

using System.Globalization;
using System.Text.Json;
using CrossCloudDns.Twin.Engine.Checks.Declared;

namespace CrossCloudDns.Twin.Engine.Checks.Rules;

internal sealed class GeoproximityLocationInvalid()
    : CheckRule(CheckId.GeoproximityLocationInvalid, Severity.Error, "Geoproximity location that Route 53 refuses")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        let block = set.PolicyBlock(DeclaredRecordSet.Geoproximity)
        where block is not null
        let wrong = Wrong(block.Value)
        where wrong is not null
        select Found(
            set.Resource,
            $"Record {set.Label} {wrong}.",
            "Declare exactly one of 'awsRegion', 'localZoneGroup' or 'coordinates' with at most two decimals.");

    private static string? Wrong(JsonElement block)
    {
        var coordinates = block.Items("coordinates").ToList();
        var region = block.Text("awsRegion");
        var locations = (region is null ? 0 : 1) + (block.Text("localZoneGroup") is null ? 0 : 1) + (coordinates.Count > 0 ? 1 : 0);
        return locations switch
        {
            0 => "has a geoproximity policy without a location",
            > 1 => "has more than one geoproximity location",
            _ when region is not null && !Regions.IsKnown(region) => $"names Region '{region}', which AWS does not have",
            _ => coordinates.Select(WrongPoint).FirstOrDefault(wrong => wrong is not null),
        };
    }

    private static string? WrongPoint(JsonElement point) =>
        WrongDegrees(point.Text("latitude"), 90) is { } latitude ? $"has latitude '{latitude}'"
        : WrongDegrees(point.Text("longitude"), 180) is { } longitude ? $"has longitude '{longitude}'"
        : null;

    private static string? WrongDegrees(string? text, int most) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most && degrees.Scale <= 2
            ? null
            : text ?? "";
}

internal sealed class GeoproximityLocationTwice()
    : CheckRule(CheckId.GeoproximityLocationTwice, Severity.Error, "Two geoproximity records at one location")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from records in stack.Zones.Groups
        from same in records.Sets
            .Where(set => set.PolicyBlock(DeclaredRecordSet.Geoproximity) is not null)
            .GroupBy(set => Location(set.PolicyBlock(DeclaredRecordSet.Geoproximity)!.Value), StringComparer.Ordinal)
        where same.Key.Length > 0 && same.Count() > 1
        select Found(
            same.Last().Resource,
            $"{same.Count()} sets of '{records.Name}' ({records.Type}) are at '{same.Key}'; Route 53 refuses two geoproximity records "
                + "at one location.",
            "Group the instances of a place under one geoproximity alias.");

    private static string Location(JsonElement block) =>
        block.Text("awsRegion") ?? block.Text("localZoneGroup")
        ?? string.Join(' ', block.Items("coordinates").Select(point => $"{point.Text("latitude")},{point.Text("longitude")}"));
}

internal sealed class GeoproximityIsConstant()
    : CheckRule(CheckId.GeoproximityIsConstant, Severity.Warning, "Geoproximity that always gives the same answer")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack)
    {
        var regions = stack.Resolver.Inbound.Select(endpoint => endpoint.Region).Distinct(StringComparer.Ordinal).ToList();
        foreach (var records in stack.Zones.Groups)
        {
            var near = records.Sets.Where(set => set.Policies.Contains(DeclaredRecordSet.Geoproximity)).ToList();
            if (near.Count == 1)
            {
                yield return Found(
                    near[0].Resource,
                    $"'{records.Name}' ({records.Type}) has one geoproximity record: there is nothing to be near to.",
                    "Add an instance in a second site, or use the simple policy.");
            }
            else if (near.Count > 1 && regions.Count == 1)
            {
                yield return Found(
                    near[0].Resource,
                    $"'{records.Name}' ({records.Type}) routes by proximity, and the stack's only inbound endpoints are in "
                        + $"'{regions[0]}'. Route 53 takes a forwarded query to come from the inbound endpoint's Region, so every client "
                        + $"outside AWS gets the record nearest to '{regions[0]}'.",
                    "Give every Region with clients its own inbound endpoint and its own ruleset.");
            }
        }
    }
}

internal sealed class NegativeBias()
    : CheckRule(CheckId.NegativeBias, Severity.Note, "Negative bias, whose effect AWS documents in two ways")
{
    public override IEnumerable<Finding> Evaluate(DeclaredStack stack) =>
        from set in stack.Zones.RecordSets
        let bias = set.PolicyBlock(DeclaredRecordSet.Geoproximity)?.Number("bias")
        where bias < 0
        select Found(
            set.Resource,
            $"Record {set.Label} has bias {bias}. Today's guide multiplies the distance by {1 - (bias / 100):0.##}, an older one "
                + $"divides it by {1 + (bias / 100):0.##}; which one holds is not confirmed.",
            "Use a positive bias on the other records in its place.");
}

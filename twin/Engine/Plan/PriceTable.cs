using System.Collections.Immutable;
using System.Text.Json;

namespace CrossCloudDns.Twin.Engine.Plan;

/// <summary>One price.</summary>
/// <param name="Id">What cost lines refer to.</param>
/// <param name="Unit">What one of it is: hour, month, million queries, …</param>
/// <param name="Date">When it was noted.</param>
/// <param name="Confirmed">Whether the number was read at its source; one that was not is marked wherever it is shown.</param>
/// <param name="Source">Where it is, or should be, published.</param>
public sealed record Price(string Id, string What, string Unit, decimal Usd, string Date, bool Confirmed, string Source);

/// <summary>What things cost, each with the date and the source of its price.</summary>
/// <param name="Region">Where the prices hold.</param>
/// <param name="HoursPerMonth">730: a year's hours over twelve.</param>
public sealed record PriceTable(string Currency, string Region, int HoursPerMonth, ImmutableArray<Price> Prices)
{
    private const string Resource = "CrossCloudDns.Twin.prices.json";

    // Above the table that is read with it: static members get their values in the order of the text.
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The table in this assembly.</summary>
    public static PriceTable BuiltIn { get; } = ReadBuiltIn();

    public Price this[string id] => Prices.First(price => price.Id == id);

    /// <summary>Reads a table in the form of the one in this assembly; prices that it leaves out keep their values.</summary>
    /// <exception cref="FormatException">The text is no such table.</exception>
    public static PriceTable Override(string json)
    {
        var table = Read(json);
        var known = BuiltIn.Prices.Select(price => price.Id).ToHashSet(StringComparer.Ordinal);
        if (table.Prices.FirstOrDefault(price => !known.Contains(price.Id)) is { } unknown)
        {
            throw new FormatException(
                $"Price '{unknown.Id}' is unknown. Known are {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }

        return table with
        {
            Prices = [.. BuiltIn.Prices.Select(price => table.Prices.FirstOrDefault(over => over.Id == price.Id) ?? price)],
        };
    }

    private static PriceTable ReadBuiltIn()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks '{Resource}'.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    private static PriceTable Read(string json)
    {
        try
        {
            var table = JsonSerializer.Deserialize<PriceTable>(json, Strict);
            return table is null || table.Prices.IsDefault ? throw new FormatException("The price table is empty.") : table;
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The price table is not of the form that 'plan' prints: {exception.Message}", exception);
        }
    }
}

using System.Globalization;

namespace CrossCloudDns.Bench.Dns;

/// <summary>How much to measure.</summary>
internal sealed record DnsBenchmarkOptions
{
    /// <summary>Only BIND and the twin, briefly; see <see cref="QuickCheck"/>.</summary>
    public bool Quick { get; init; }

    /// <summary>Seconds per measurement.</summary>
    public double Seconds { get; init; } = 3;

    /// <summary>Measurements per server and kind, taken in turns.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>Windows of 50 ms at 10,000 queries per second in which latencies are measured, for each server, in turns.</summary>
    public int LatencyWindows { get; init; } = 400;

    /// <summary>Minutes at 10,000 queries per second, with a look at the memory after each; 0 leaves it out.</summary>
    public int SoakMinutes { get; init; }

    /// <summary>Where the report goes; a quick run writes none.</summary>
    public string Output { get; init; } = Repository.Reports;

    public static DnsBenchmarkOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new DnsBenchmarkOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--quick" => options with { Quick = true },
                "--seconds" => options with { Seconds = double.Parse(arguments[++i], CultureInfo.InvariantCulture) },
                "--runs" => options with { Runs = int.Parse(arguments[++i], CultureInfo.InvariantCulture) },
                "--windows" => options with { LatencyWindows = int.Parse(arguments[++i], CultureInfo.InvariantCulture) },
                "--soak" => options with { SoakMinutes = int.Parse(arguments[++i], CultureInfo.InvariantCulture) },
                "--output" => options with { Output = arguments[++i] },
                var unknown => throw new ArgumentException(
                    $"'{unknown}' is no option of 'dns'. There are --quick, --seconds, --runs, --windows, --soak and --output."),
            };
        }

        return options;
    }
}

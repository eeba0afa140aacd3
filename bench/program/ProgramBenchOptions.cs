using System.Globalization;

namespace CrossCloudDns.Bench.Program;

/// <summary>How much to measure.</summary>
internal sealed record ProgramBenchOptions
{
    /// <summary>Runs of each command, in turns.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>Whether a clean clone is made and built, which takes some minutes.</summary>
    public bool CleanClone { get; init; } = true;

    /// <summary>Whether the tests of the clone run too, which takes many.</summary>
    public bool Tests { get; init; }

    public string Output { get; init; } = Repository.Reports;

    public static ProgramBenchOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ProgramBenchOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--runs" => options with { Runs = int.Parse(arguments[++i], CultureInfo.InvariantCulture) },
                "--no-clone" => options with { CleanClone = false },
                "--tests" => options with { Tests = true },
                "--output" => options with { Output = arguments[++i] },
                var unknown => throw new ArgumentException(
                    $"'{unknown}' is no option of 'program'. There are --runs, --no-clone, --tests and --output."),
            };
        }

        return options;
    }
}

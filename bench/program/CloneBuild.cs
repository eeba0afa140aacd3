using System.Globalization;
using System.Net;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Bench.Program;

/// <summary>What somebody waits for who clones the repository, and then changes one file of it.</summary>
internal static class CloneBuild
{
    // A compiler server takes several builds until its own code is compiled for good. The median is of one in use, as at work; the report
    // tells all of them in order.
    private const int Changes = 9;

    private static string[] Build => ["dotnet", "build", "twin", "-v", "q", "-nologo"];

    public static async Task<IReadOnlyList<Timing>> RunAsync(
        string directory, IPEndPoint resolver, DomainName name, ProgramBenchOptions options)
    {
        var timings = new List<Timing>();
        var port = resolver.Port.ToString(CultureInfo.InvariantCulture);
        await Command.TimeAsync(Repository.Root, "git", "clone", "-q", Repository.Root, directory);
        var answer = await FirstAnswer.OfAsync(
            directory, resolver, name, ["dotnet", "run", "--project", "twin", "--", "up", "--dns-port", port, "--http-port", "0"]);
        timings.Add(new Timing("clean clone to the first answer: `dotnet run --project twin`", [answer]));
        Console.Error.WriteLine("program: clone answered");

        var nothing = new List<double>();
        var changed = new List<double>();
        var file = Path.Combine(directory, "twin", "Engine", "Question.cs");
        await Command.TimeAsync(directory, Build);
        for (var change = 0; change < Changes; change++)
        {
            nothing.Add(await Command.TimeAsync(directory, Build));
            await File.AppendAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"internal sealed record Change{change};\n"));
            changed.Add(await Command.TimeAsync(directory, Build));
        }

        timings.Add(new Timing("`dotnet build twin` with nothing changed", nothing));
        timings.Add(new Timing("`dotnet build twin` with one file of the engine changed", changed, Goal: 5));
        if (options.Tests)
        {
            var tests = await Command.TimeAsync(directory, "dotnet", "test", "--nologo");
            timings.Add(new Timing("`dotnet test` in that clone, build included", [tests]));
        }

        return timings;
    }
}

using System.CommandLine;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Plan;
using CrossCloudDns.Twin.Engine.Plan.Reports;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>plan</c>: resources, addresses, capacity, cost and failover time, before anything is deployed.</summary>
internal static class PlanCommand
{
    public static Command Create(StackOptions stack)
    {
        var format = FormatOption.Create<PlanFormat>("Tables for people, JSON for programs, or Markdown for a document.");
        var prices = new Option<FileInfo?>("--prices")
        {
            Description = "Prices that replace the built-in ones, in the form of the table in the documentation.",
            HelpName = "file",
        };
        var queries = new Option<decimal>("--queries")
        {
            Description = "Million queries a month through Resolver endpoints, for the cost.",
            HelpName = "millions",
        };
        var difference = new Option<string?>("--diff")
        {
            Description = "Show only what differs from another stack, or from the file of a stack export.",
            HelpName = "stack|file",
        };
        var command = new Command(
            "plan", "Says what deploying the stack amounts to: resources, addresses, query capacity, monthly cost, time to fail over.")
        {
            format, prices, queries, difference,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var table = await ReadPricesAsync(arguments.GetValue(prices), cancellationToken);
            var (captured, plan) = await Progress.ShowAsync(
                arguments.InvocationConfiguration.Error,
                "Planning",
                async steps =>
                {
                    steps.Report(new Progress.Step("Running the program", 1, 2));
                    var resources = await stack.CaptureAsync(arguments, cancellationToken);
                    steps.Report(new Progress.Step($"Adding up {resources.Resources.Length} resources", 2, 2));
                    return (resources, StackPlan.Of(resources, table, arguments.GetValue(queries)));
                },
                cancellationToken);
            var output = arguments.InvocationConfiguration.Output;
            if (arguments.GetValue(difference) is { } other)
            {
                var otherStack = await CaptureOtherAsync(other, cancellationToken);
                var differences = PlanDifference.Between(
                    otherStack, StackPlan.Of(otherStack, table, arguments.GetValue(queries)), captured, plan);
                await output.WriteLineAsync(
                    DifferenceReport.Write(other, captured.Stack, differences, arguments.GetValue(format)).AsMemory(), cancellationToken);
                return ExitCode.Success;
            }

            var title = $"Plan of {captured.Project}, stack {captured.Stack}";
            var report = arguments.GetValue(format) switch
            {
                PlanFormat.Json => PlanJson.Write(plan),
                PlanFormat.Markdown => PlanText.Markdown(title, PlanTables.Of(plan)),
                _ => PlanText.Text(title, PlanTables.Of(plan)),
            };
            await output.WriteLineAsync(report.AsMemory(), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<PriceTable> ReadPricesAsync(FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return PriceTable.BuiltIn;
        }

        if (!file.Exists)
        {
            throw new TwinException(
                DiagnosticId.InvalidPrices,
                $"The price file '{file.FullName}' does not exist. Name a JSON file in the form of the built-in table.");
        }

        try
        {
            return PriceTable.Override(await File.ReadAllTextAsync(file.FullName, cancellationToken));
        }
        catch (FormatException exception)
        {
            throw new TwinException(DiagnosticId.InvalidPrices, $"The price file '{file.Name}' cannot be used. {exception.Message}");
        }
    }

    private static Task<CapturedStack> CaptureOtherAsync(string other, CancellationToken cancellationToken) =>
        File.Exists(other)
            ? StateFile.ReadAsync(new FileInfo(other), cancellationToken)
            : StackOptions.CaptureAsync(other);
}

/// <summary>How <c>plan</c> prints.</summary>
public enum PlanFormat
{
    /// <summary>Aligned tables.</summary>
    Text,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>Markdown tables.</summary>
    Markdown,
}

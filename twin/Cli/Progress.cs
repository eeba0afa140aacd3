using Spectre.Console;

namespace CrossCloudDns.Twin.Cli;

/// <summary>
/// Tells people at a terminal how far a long piece of work has come. Says nothing anywhere else, and leaves nothing behind.
/// </summary>
internal static class Progress
{
    /// <summary>Does the work on another thread.</summary>
    /// <param name="error">Where prose goes. Only a terminal shows progress.</param>
    /// <param name="what">What is done, for as long as the work does not say it itself.</param>
    /// <param name="work">Is given where to report its steps.</param>
    public static async Task<T> ShowAsync<T>(
        TextWriter error, string what, Func<IProgress<Step>, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!Terminal.IsTerminal(error))
        {
            return await Task.Run(() => work(new Silence()), cancellationToken);
        }

        var console = Terminal.For(error);
        var display = console.Progress().AutoClear(enabled: true).Columns(
            new SpinnerColumn(Spinner.Known.Line), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
            new ElapsedTimeColumn());
        return await display.StartAsync(async context =>
        {
            var bar = context.AddTask(Markup.Escape(what));
            bar.IsIndeterminate = true;
            return await Task.Run(() => work(new Bar(bar)), cancellationToken);
        });
    }

    /// <summary>A step that begins.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Count">How many there are.</param>
    public readonly record struct Step(string What, int Number, int Count);

    private sealed class Silence : IProgress<Step>
    {
        public void Report(Step value)
        {
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<Step>
    {
        public void Report(Step value)
        {
            task.IsIndeterminate = false;
            task.Description = Markup.Escape($"{value.What}, {value.Number} of {value.Count}");
            task.MaxValue = value.Count;
            task.Value = value.Number - 1;
        }
    }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CrossCloudDns.Twin.Capture;

/// <summary>Turns a failed run of the program into one message for the person at the keyboard.</summary>
internal static partial class ProgramFailure
{
    private const string Wrapped = "failed with an unhandled exception";

    /// <summary>
    /// A report that the program made itself comes out as it is. Of anything else the message stays and the stack trace goes.
    /// </summary>
    public static TwinException Describe(Exception exception)
    {
        var messages = (exception is AggregateException several ? several.Flatten().InnerExceptions : [exception])
            .Select(failure => failure.Message)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        var own = messages.Where(message => Id().IsMatch(message)).ToImmutableArray();
        return own.IsEmpty
            ? new TwinException(
                DiagnosticId.ProgramFailed,
                $"The program failed: {string.Join('\n', messages.Select(WithoutTrace))}\nThis is a fault of the program, not of its "
                    + "settings.")
            : new TwinException(string.Join('\n', own.Select(WithoutTrace)));
    }

    private static string WithoutTrace(string message)
    {
        // What the SDK wraps begins with where it happened; a report that the program made itself comes bare, with its own heading.
        var start = message.Contains(Wrapped, StringComparison.Ordinal) ? Id().Match(message) : Match.Empty;
        var report = start.Success ? message[start.Index..] : message;
        return string.Join('\n', report.Split('\n').Where(line => !line.StartsWith("   at ", StringComparison.Ordinal))).TrimEnd();
    }

    [GeneratedRegex(@"\bCCD\d{4}: ", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}

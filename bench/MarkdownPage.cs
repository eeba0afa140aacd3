using System.Globalization;
using System.Text;

namespace CrossCloudDns.Bench;

/// <summary>A report as it is written: the same numbers whatever the machine's language, the same ends of lines on every machine.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder _text = new();

    public void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    /// <summary>A heading with the empty lines that it needs.</summary>
    public void Head(int level, string title)
    {
        if (_text.Length > 0)
            Line($"");
        Line($"{new string('#', level)} {title}");
        Line($"");
    }

    public override string ToString() => _text.ToString();

    /// <summary>Whether a goal is reached; nothing where there is none.</summary>
    public static string Verdict(bool? isMet) => isMet switch
    {
        true => "yes",
        false => "no",
        null => "",
    };
}

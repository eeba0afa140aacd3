namespace CrossCloudDns.StandIn;

/// <summary>Reads type words: <c>string</c>, <c>[T]</c> (list), <c>{T}</c> (map), <c>A|B</c> (union), or a name.</summary>
internal static class TypeReader
{
    public static TypeShape Read(int line, string text, string module)
    {
        if (FindBar(text) is var bar and > 0)
        {
            return new TypeShape.Union(Read(line, text[..bar], module), Read(line, text[(bar + 1)..], module));
        }

        return text switch
        {
            "string" or "bool" or "int" or "double" => new TypeShape.Primitive(text),
            "archive" => new TypeShape.Primitive("Archive"),
            "any" => new TypeShape.Any(),
            ['[', .. var element, ']'] => new TypeShape.List(Read(line, element, module)),
            ['{', .. var element, '}'] => new TypeShape.Map(Read(line, element, module)),
            _ when text.All(c => char.IsLetterOrDigit(c) || c is '.' or '_') && text.Length > 0 => Name(text, module),
            _ => throw new TableException(line, $"'{text}' is no type."),
        };
    }

    private static TypeShape.Named Name(string text, string module)
    {
        var dot = text.LastIndexOf('.');
        return dot < 0 ? new TypeShape.Named(module, text) : new TypeShape.Named(text[..dot], text[(dot + 1)..]);
    }

    private static int FindBar(string text)
    {
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '[' or '{' => 1, ']' or '}' => -1, _ => 0 };
            if (depth == 0 && text[at] == '|')
            {
                return at;
            }
        }

        return -1;
    }
}

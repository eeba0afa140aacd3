using System.Text;

namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>Reads the part of TypeScript that generated provider packages use in their declaration files.</summary>
internal sealed class DeclarationReader
{
    private readonly string _text;
    private readonly List<TypeDeclaration> _found = [];
    private int _at;
    private bool _deprecated;

    private DeclarationReader(string text) => _text = text;

    public static IReadOnlyList<TypeDeclaration> Read(string text)
    {
        var reader = new DeclarationReader(text);
        reader.Body("");
        return reader._found;
    }

    /// <summary>Statements up to the end of the file or of the enclosing brace.</summary>
    private void Body(string enclosing)
    {
        while (Skip() && _text[_at] != '}')
        {
            var head = Until(c => c is '{' or ';');
            var words = head.Replace(":", " : ", StringComparison.Ordinal).Split((char[])[' ', '\n', '<'], StringSplitOptions.RemoveEmptyEntries);
            if (_at >= _text.Length || _text[_at++] == ';')
            {
                continue;
            }

            switch (words.SkipWhile(word => word is "export" or "declare").ToArray())
            {
                case ["namespace", var name, ..]:
                    Body(enclosing.Length == 0 ? name : $"{enclosing}.{name}");
                    _at++;
                    break;
                case ["interface" or "class" or "const", var name, ..]:
                    _found.Add(new TypeDeclaration(enclosing, name, [.. Members()]));
                    break;
                default:
                    SkipBraces();
                    break;
            }
        }
    }

    private IEnumerable<MemberDeclaration> Members()
    {
        while (Skip() && _text[_at] != '}')
        {
            var deprecated = _deprecated;
            var name = Until(c => c is ':' or '(' or ';' or '}');
            if (_text[_at] == ':')
            {
                _at++;
                var type = TypeText();
                var bare = name.Replace("readonly ", "", StringComparison.Ordinal).Trim();
                if (!bare.Contains(' ', StringComparison.Ordinal))
                {
                    yield return new MemberDeclaration(bare.TrimEnd('?').Trim('"'), type, bare.EndsWith('?'), deprecated);
                }
            }
            else if (_text[_at] != '}')
            {
                TypeText();
            }
        }

        _at++;
    }

    /// <summary>Everything up to the semicolon that ends the member, with comments left out.</summary>
    private string TypeText()
    {
        var type = new StringBuilder();
        for (var depth = 0; Skip(keepSpace: true); _at++)
        {
            var c = _text[_at];
            depth += c switch { '{' or '(' or '[' => 1, '}' or ')' or ']' => -1, _ => 0 };
            if (depth == 0 && c == ';')
            {
                _at++;
                break;
            }

            type.Append(c);
        }

        return type.ToString().Trim();
    }

    private string Until(Func<char, bool> end)
    {
        var start = _at;
        while (_at < _text.Length && !end(_text[_at]))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private void SkipBraces()
    {
        for (var depth = 1; depth > 0 && Skip(); _at++)
        {
            depth += _text[_at] switch { '{' => 1, '}' => -1, _ => 0 };
        }
    }

    /// <summary>Passes space and comments and remembers whether the last comment deprecates; false at the end of the text.</summary>
    private bool Skip(bool keepSpace = false)
    {
        var commented = false;
        while (_at < _text.Length)
        {
            if (_text.AsSpan(_at).StartsWith("/*"))
            {
                var end = _text.IndexOf("*/", _at, StringComparison.Ordinal) + 2;
                _deprecated = _text.AsSpan(_at, end - _at).Contains("@deprecated", StringComparison.Ordinal);
                commented = true;
                _at = end;
            }
            else if (_text.AsSpan(_at).StartsWith("//"))
            {
                _at = _text.IndexOf('\n', _at) is var end and >= 0 ? end : _text.Length;
            }
            else if (!keepSpace && char.IsWhiteSpace(_text[_at]))
            {
                _at++;
            }
            else
            {
                break;
            }
        }

        if (!commented && !keepSpace)
        {
            _deprecated = false;
        }

        return _at < _text.Length;
    }
}

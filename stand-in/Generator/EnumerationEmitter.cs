namespace CrossCloudDns.StandIn;

/// <summary>Emits a string-valued enumeration: a struct that only has the listed values.</summary>
internal static class EnumerationEmitter
{
    public static void Emit(Declaration.Enumeration enumeration, SourceWriter writer)
    {
        var name = enumeration.Name;
        writer.Line("[EnumType]");
        writer.Block($"public readonly struct {name} : IEquatable<{name}>", () =>
        {
            writer.Line("private readonly string _value;");
            writer.Line();
            writer.Line($"private {name}(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));");
            writer.Line();
            foreach (var member in enumeration.Members)
            {
                if (member.Deprecated)
                {
                    writer.Line("[Obsolete(\"Deprecated by the provider.\")]");
                }

                writer.Line($"public static {name} {member.Name} {{ get; }} = new {name}(\"{member.Value}\");");
            }

            writer.Line();
            writer.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
            writer.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
            writer.Line($"public static explicit operator string({name} value) => value._value;");
            writer.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
            writer.Line($"public bool Equals({name} other) => string.Equals(_value, other._value, StringComparison.Ordinal);");
            writer.Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;");
            writer.Line("public override string ToString() => _value;");
        });
    }
}

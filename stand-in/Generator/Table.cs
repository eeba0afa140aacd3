using System.Collections.Immutable;

namespace CrossCloudDns.StandIn;

/// <summary>The types of one provider package, as written in its types.txt (see stand-in/README.md for the grammar).</summary>
/// <param name="Package">NuGet id and root namespace, such as <c>Pulumi.Aws</c>.</param>
/// <param name="Version">The official version that the table was taken from.</param>
/// <param name="HasState">Whether <c>Get</c> takes a <c>State</c>: so with bridged providers, not with azure-native.</param>
internal sealed record Table(string Package, string Version, bool HasState, ImmutableArray<Declaration> Declarations)
{
    public Declaration? Find(string module, string name, Func<Declaration, bool> kind) =>
        Declarations.FirstOrDefault(d => d.Module == module && d.Name == name && kind(d));
}

/// <param name="Module">Namespace below the package's, empty for the root.</param>
internal abstract record Declaration(string Module, string Name)
{
    internal sealed record Resource(string Module, string Name, string Token, ImmutableArray<Property> Properties)
        : Declaration(Module, Name)
    {
        public bool IsProvider => Token.StartsWith("pulumi:providers:", StringComparison.Ordinal);
    }

    internal sealed record Function(string Module, string Name, string Token, ImmutableArray<Property> Properties)
        : Declaration(Module, Name);

    /// <param name="IsPlain">Used by functions, which take both a plain and an <c>Input</c> form.</param>
    internal sealed record Object(string Module, string Name, bool IsPlain, ImmutableArray<Property> Properties)
        : Declaration(Module, Name);

    internal sealed record Enumeration(string Module, string Name, ImmutableArray<Member> Members)
        : Declaration(Module, Name);

    internal sealed record Member(string Name, string Value, bool Deprecated);
}

/// <param name="Wire">The name that the provider knows.</param>
/// <param name="Name">The C# name.</param>
/// <param name="In">The type as an input, if it is one.</param>
/// <param name="Out">The type as an output, if it is one.</param>
/// <param name="Default">C# expression that the constructor assigns.</param>
internal sealed record Property(
    string Wire, string Name, ValueType? In, ValueType? Out, string? Default, bool Secret, bool Deprecated);

internal sealed record ValueType(TypeShape Shape, bool Optional);

internal abstract record TypeShape
{
    private TypeShape()
    {
    }

    internal sealed record Primitive(string CSharp) : TypeShape;

    internal sealed record Any : TypeShape;

    internal sealed record List(TypeShape Element) : TypeShape;

    internal sealed record Map(TypeShape Element) : TypeShape;

    internal sealed record Union(TypeShape First, TypeShape Second) : TypeShape;

    internal sealed record Named(string Module, string Name) : TypeShape;
}

using System.Diagnostics;

namespace CrossCloudDns.StandIn;

/// <summary>Spells the types of a table in C#, in each of their forms.</summary>
internal sealed class TypeNames(Table table)
{
    /// <summary>The type of a property, without the mark of nullability.</summary>
    public string Spell(TypeShape shape, Form form) => form is Form.Output or Form.Plain
        ? Element(shape, form, mutable: form == Form.Plain)
        : shape switch
        {
            TypeShape.Any => "object",
            TypeShape.List(var element) => $"InputList<{Element(element, form)}>",
            TypeShape.Map(var element) => $"InputMap<{Element(element, form)}>",
            TypeShape.Union(var first, var second) => $"InputUnion<{Element(first, form)}, {Element(second, form)}>",
            _ => $"Input<{Element(shape, form)}>",
        };

    /// <summary>Whether an absent value is spelled <c>T?</c>; immutable arrays say it with their default.</summary>
    public static bool IsNullable(ValueType type) => type.Optional && type.Shape is not TypeShape.List;

    public string Namespace(string module) => module.Length == 0 ? table.Package : $"{table.Package}.{module}";

    private string Element(TypeShape shape, Form form, bool mutable = false) => shape switch
    {
        TypeShape.Primitive(var name) => name,
        TypeShape.Any => "object",
        TypeShape.List(var element) => $"{(mutable ? "List" : "ImmutableArray")}<{Element(element, form)}>",
        TypeShape.Map(var element) => $"{(mutable ? "Dictionary" : "ImmutableDictionary")}<string, {Element(element, form)}>",
        TypeShape.Union(var first, var second) => $"Union<{Element(first, form)}, {Element(second, form)}>",
        TypeShape.Named(var module, var name) => Named(module, name, form),
        _ => throw new UnreachableException(),
    };

    private string Named(string module, string name, Form form)
    {
        if (table.Find(module, name, d => d is Declaration.Enumeration) is not null)
        {
            return $"global::{Namespace(module)}.{name}";
        }

        if (table.Find(module, name, d => d is Declaration.Object) is not Declaration.Object declared)
        {
            throw new TableException(0, $"'{module}.{name}' is used and not declared.");
        }

        return $"global::{Namespace(module)}.{(form == Form.Output ? "Outputs" : "Inputs")}.{ClassName(declared, form)}";
    }

    public static string ClassName(Declaration.Object declared, Form form) => (form, declared.IsPlain) switch
    {
        (Form.Output, true) => $"{declared.Name}Result",
        (Form.Output, false) => declared.Name,
        (Form.Invoke, true) => $"{declared.Name}InputArgs",
        (Form.State, _) => $"{declared.Name}GetArgs",
        _ => $"{declared.Name}Args",
    };
}

namespace CrossCloudDns.StandIn;

/// <summary>Emits the classes that hold properties: arguments and states with <c>[Input]</c>, results with readonly fields.</summary>
internal sealed class MemberEmitter(SourceWriter writer, TypeNames names)
{
    /// <param name="ofProvider">A provider's settings travel as strings, everything else in them as JSON.</param>
    public void Arguments(string name, string baseClass, IEnumerable<Property> properties, Form form, bool ofProvider = false)
    {
        var inputs = properties.Where(p => Type(p, form) is not null).ToList();
        writer.Block($"public sealed class {name} : global::Pulumi.{baseClass}", () =>
        {
            foreach (var property in inputs)
            {
                Input(property, Type(property, form)!, form, ofProvider);
            }

            writer.Block($"public {name}()", () =>
            {
                foreach (var property in inputs.Where(p => p.Default is not null))
                {
                    writer.Line($"{property.Name} = {property.Default};");
                }
            });
            writer.Line($"public static new {name} Empty => new {name}();");
        });
    }

    public void Result(string name, IEnumerable<Property> properties)
    {
        var outputs = properties.Where(p => p.Out is not null).ToList();
        writer.Line("[OutputType]");
        writer.Block($"public sealed class {name}", () =>
        {
            foreach (var property in outputs)
            {
                writer.Line($"public readonly {Spell(property.Out!, Form.Output)} {property.Name};");
            }

            var parameters = outputs.Select(p => $"{Spell(p.Out!, Form.Output)} @{p.Wire}");
            writer.Line("[OutputConstructor]");
            writer.Block($"private {name}({string.Join(", ", parameters)})", () =>
            {
                foreach (var property in outputs)
                {
                    writer.Line($"this.{property.Name} = @{property.Wire};");
                }
            });
        });
    }

    public string Spell(ValueType type, Form form) =>
        names.Spell(type.Shape, form) + (TypeNames.IsNullable(type) ? "?" : "");

    /// <summary>In a state everything is optional, and what only comes out can be given too.</summary>
    private static ValueType? Type(Property property, Form form) => form == Form.State
        ? property.In ?? (property.Out is { } computed ? computed with { Optional = true } : null)
        : property.In;

    private void Input(Property property, ValueType type, Form form, bool ofProvider)
    {
        var isString = type.Shape is TypeShape.Primitive("string");
        var required = type.Optional ? "" : ", required: true";
        var json = ofProvider && !isString ? ", json: true" : "";
        writer.Line($"[Input(\"{property.Wire}\"{required}{json})]");

        var spelled = names.Spell(type.Shape, form);
        var isCollection = type.Shape is TypeShape.List or TypeShape.Map;
        var isSecret = property.Secret && form is not Form.Plain;
        if (!isCollection && !property.Secret)
        {
            var isValue = type.Shape is TypeShape.Primitive("bool" or "int" or "double") && form == Form.Plain;
            var initial = type.Optional || isValue ? "" : " = null!;";
            writer.Line($"public {spelled}{(type.Optional ? "?" : "")} {property.Name} {{ get; set; }}{initial}");
            writer.Line();
            return;
        }

        // The field's name is part of the behaviour: it is what a missing required list is reported by.
        var field = $"_{property.Wire}";
        writer.Line($"private {spelled}? {field};");
        if (property.Deprecated)
        {
            writer.Line("[Obsolete(\"Deprecated by the provider.\")]");
        }

        writer.Block($"public {spelled}{(isCollection ? "" : "?")} {property.Name}", () =>
        {
            writer.Line(isCollection ? $"get => {field} ??= new {spelled}();" : $"get => {field};");
            writer.Line(isSecret ? $"set => {field} = {Secret(type.Shape, spelled, form)};" : $"set => {field} = value;");
        });
    }

    private string Secret(TypeShape shape, string spelled, Form form) => shape switch
    {
        TypeShape.List(var element) =>
            $"Output.All(value, Output.CreateSecret({names.Spell(new TypeShape.List(element), Form.Output)}.Empty)).Apply(v => v[0])",
        TypeShape.Map(var element) =>
            $"Output.All(value, Output.CreateSecret({names.Spell(new TypeShape.Map(element), Form.Output)}.Empty)).Apply(v => v[0])",
        _ => $"Output.Tuple<{spelled}?, int>(value, Output.CreateSecret(0)).Apply(t => t.Item1)",
    };
}

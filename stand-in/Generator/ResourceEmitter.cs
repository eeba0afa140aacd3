namespace CrossCloudDns.StandIn;

/// <summary>Emits a resource with its arguments and, where the provider has it, its state.</summary>
internal static class ResourceEmitter
{
    public static void Emit(Declaration.Resource resource, Table table, SourceWriter writer, MemberEmitter members, TypeNames names)
    {
        var name = resource.Name;
        var prefix = resource.IsProvider ? "Provider" : "Custom";
        writer.Line($"[ProviderResourceType(\"{resource.Token}\")]");
        writer.Block($"public partial class {name} : global::Pulumi.{prefix}Resource", () =>
        {
            foreach (var property in resource.Properties.Where(p => p.Out is not null))
            {
                writer.Line($"[Output(\"{property.Wire}\")]");
                writer.Line($"public Output<{members.Spell(property.Out!, Form.Output)}> {property.Name} {{ get; private set; }} = null!;");
                writer.Line();
            }

            Constructors(resource, table.HasState, writer);
            Options(resource, writer);
        });

        members.Arguments($"{name}Args", "ResourceArgs", resource.Properties, Form.Args, resource.IsProvider);
        if (table.HasState && !resource.IsProvider)
        {
            members.Arguments($"{name}State", "ResourceArgs", resource.Properties.Select(Optional), Form.State);
        }
    }

    private static Property Optional(Property property) =>
        property with { In = property.In is { } type ? type with { Optional = true } : null };

    private static void Constructors(Declaration.Resource resource, bool hasState, SourceWriter writer)
    {
        var name = resource.Name;
        var type = resource.IsProvider ? resource.Token["pulumi:providers:".Length..] : resource.Token;
        var args = resource.Properties.All(p => p.In is null or { Optional: true }) ? $"{name}Args? args = null" : $"{name}Args args";
        writer.Line($"public {name}(string name, {args}, CustomResourceOptions? options = null)");
        writer.Block($"    : base(\"{type}\", name, args ?? new {name}Args(), MakeResourceOptions(options, \"\"))", () => { });
        if (resource.IsProvider)
        {
            return;
        }

        var (parameter, argument) = hasState ? ($"{name}State? state = null, ", "state, ") : ("", "");
        writer.Line($"private {name}(string name, Input<string> id, {parameter}CustomResourceOptions? options = null)");
        writer.Block($"    : base(\"{type}\", name, {(hasState ? "state" : "null")}, MakeResourceOptions(options, id))", () => { });
        writer.Line($"public static {name} Get(string name, Input<string> id, {parameter}CustomResourceOptions? options = null)");
        writer.Line($"    => new {name}(name, id, {argument}options);");
        writer.Line();
    }

    private static void Options(Declaration.Resource resource, SourceWriter writer) =>
        writer.Block("private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)", () =>
        {
            var secrets = resource.Properties.Where(p => p.Secret && p.Out is not null).Select(p => $"\"{p.Wire}\"").ToList();
            var listed = secrets.Count == 0 ? "" : $", AdditionalSecretOutputs = {{ {string.Join(", ", secrets)} }}";
            writer.Line($"var defaults = new CustomResourceOptions {{ Version = Utilities.Version{listed} }};");
            writer.Line("var merged = CustomResourceOptions.Merge(defaults, options);");
            writer.Line("merged.Id = id ?? merged.Id;");
            writer.Line("return merged;");
        });
}

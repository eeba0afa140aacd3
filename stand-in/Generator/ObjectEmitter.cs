namespace CrossCloudDns.StandIn;

/// <summary>Emits a nested object in the forms that its uses ask for.</summary>
internal static class ObjectEmitter
{
    public static void Emit(Declaration.Object shape, string root, bool inState, SourceWriter writer, MemberEmitter members)
    {
        var isInput = shape.Properties.Any(p => p.In is not null);
        if (isInput || inState)
        {
            writer.Block($"namespace {root}.Inputs", () =>
            {
                if (isInput && shape.IsPlain)
                {
                    members.Arguments(TypeNames.ClassName(shape, Form.Plain), "InvokeArgs", shape.Properties, Form.Plain);
                    members.Arguments(TypeNames.ClassName(shape, Form.Invoke), "ResourceArgs", shape.Properties, Form.Invoke);
                }
                else if (isInput)
                {
                    members.Arguments(TypeNames.ClassName(shape, Form.Args), "ResourceArgs", shape.Properties, Form.Args);
                }

                if (inState)
                {
                    members.Arguments(TypeNames.ClassName(shape, Form.State), "ResourceArgs", shape.Properties, Form.State);
                }
            });
        }

        if (shape.Properties.Any(p => p.Out is not null))
        {
            writer.Block($"namespace {root}.Outputs", () =>
                members.Result(TypeNames.ClassName(shape, Form.Output), shape.Properties));
        }
    }
}

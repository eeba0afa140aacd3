namespace CrossCloudDns.StandIn;

/// <summary>Emits a provider function: its plain call, its calls on outputs, their arguments and the result.</summary>
internal static class FunctionEmitter
{
    public static void Emit(Declaration.Function function, SourceWriter writer, MemberEmitter members)
    {
        var name = function.Name;
        var result = $"{name}Result";
        var inputs = function.Properties.Where(p => p.In is not null).ToList();
        var mayOmit = inputs.All(p => p.In!.Optional);

        writer.Block($"public static class {name}", () =>
        {
            Method("Task", "InvokeAsync", Parameter($"{name}Args", mayOmit), "InvokeOptions? options = null", $"{name}Args");
            Method("Output", "Invoke", Parameter($"{name}InvokeArgs", mayOmit), "InvokeOptions? options = null", $"{name}InvokeArgs");
            Method("Output", "Invoke", Parameter($"{name}InvokeArgs", mayOmit: false), "InvokeOutputOptions options", $"{name}InvokeArgs");
        });

        if (inputs.Count > 0)
        {
            members.Arguments($"{name}Args", "InvokeArgs", function.Properties, Form.Plain);
            members.Arguments($"{name}InvokeArgs", "InvokeArgs", function.Properties, Form.Invoke);
        }

        members.Result(result, function.Properties);

        string Parameter(string type, bool mayOmit) =>
            inputs.Count == 0 ? "" : mayOmit ? $"{type}? args = null, " : $"{type} args, ";

        void Method(string wrapper, string method, string args, string options, string argsType)
        {
            var given = inputs.Count == 0 ? "InvokeArgs.Empty" : $"args ?? new {argsType}()";
            writer.Line($"public static {wrapper}<{result}> {method}({args}{options})");
            writer.Line(
                $"    => global::Pulumi.Deployment.Instance.{method}<{result}>(\"{function.Token}\", {given}, options.WithDefaults());");
            writer.Line();
        }
    }
}

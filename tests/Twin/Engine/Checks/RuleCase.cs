using System.Text.Json.Nodes;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

/// <summary>A change to the sound stack, and the rule that it is about.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="What">What the change is; unique within the rule.</param>
/// <param name="Also">Ids of other rules that rightly find something too.</param>
internal sealed record RuleCase(string Rule, string What, Action<StackBuilder> Change, params string[] Also)
{
    public override string ToString() => $"{Rule}: {What}";
}

/// <summary>Writes inputs as a test needs them.</summary>
internal static class Inputs
{
    public static JsonObject Object(this JsonNode node, string name) => node[name]!.AsObject();

    public static JsonArray List(this JsonNode node, string name) => node[name]!.AsArray();

    public static JsonNode At(this JsonNode node, string name, int index) => node.List(name)[index]!;
}

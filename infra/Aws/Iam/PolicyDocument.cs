using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrossCloudDns.Infra.Aws.Iam;

/// <summary>Writes IAM policies. The same statements always give the same text, so that nothing changes without a change.</summary>
internal static class PolicyDocument
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(params PolicyStatement[] statements) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray([.. statements.Select(Statement)]),
    }.ToJsonString(Json);

    private static JsonObject Statement(PolicyStatement statement)
    {
        var json = new JsonObject { ["Effect"] = statement.Effect };
        if (statement.Service is not null)
        {
            json["Principal"] = new JsonObject { ["Service"] = statement.Service };
        }
        else if (statement.Account is not null)
        {
            json["Principal"] = new JsonObject { ["AWS"] = $"arn:aws:iam::{statement.Account}:root" };
        }
        else if (statement.Anybody)
        {
            json["Principal"] = "*";
        }

        json["Action"] = new JsonArray([.. statement.Actions.Select(action => JsonValue.Create(action))]);
        if (!statement.Resources.IsEmpty)
        {
            json["Resource"] = new JsonArray([.. statement.Resources.Select(resource => JsonValue.Create(resource))]);
        }

        if (!statement.Conditions.IsEmpty)
        {
            json["Condition"] = Conditions(statement);
        }

        return json;
    }

    private static JsonObject Conditions(PolicyStatement statement)
    {
        var json = new JsonObject();
        foreach (var condition in statement.Conditions)
        {
            var operands = json[condition.Operator] as JsonObject ?? [];
            operands[condition.Key] = condition.Value;
            json[condition.Operator] = operands;
        }

        return json;
    }
}

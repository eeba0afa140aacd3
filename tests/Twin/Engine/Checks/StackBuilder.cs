using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Engine.Checks;

namespace CrossCloudDns.Tests.Twin.Engine.Checks;

/// <summary>A stack under construction: resources by logical name, whose inputs a test may change.</summary>
internal sealed class StackBuilder
{
    private readonly List<Entry> resources = [];

    /// <summary>Adds a resource whose id is its logical name, as other resources refer to it.</summary>
    public StackBuilder Add(string type, string name, object inputs, string? id = null, string[]? after = null, string[]? ignore = null, string[]? replace = null)
    {
        resources.Add(new Entry(type, name, id ?? name, JsonSerializer.SerializeToNode(inputs)!.AsObject(), after ?? [], ignore ?? [], replace ?? []));
        return this;
    }

    /// <summary>Changes the inputs of one resource.</summary>
    public StackBuilder Change(string name, Action<JsonObject> change)
    {
        change(Single(name).Inputs);
        return this;
    }

    /// <summary>Sets one input of one resource; <see langword="null"/> removes it.</summary>
    public StackBuilder Set(string name, string input, object? value) =>
        Change(name, inputs =>
        {
            inputs.Remove(input);
            if (value is not null)
            {
                inputs[input] = JsonSerializer.SerializeToNode(value);
            }
        });

    public StackBuilder Remove(params string[] names)
    {
        foreach (var name in names)
        {
            resources.Remove(Single(name));
        }

        return this;
    }

    /// <summary>Forgets the options of one resource.</summary>
    public StackBuilder WithoutOptions(string name)
    {
        var entry = Single(name);
        resources[resources.IndexOf(entry)] = entry with { After = [], Ignore = [], Replace = [] };
        return this;
    }

    public CapturedStack Build() => new(
        "cross-cloud-dns",
        "test",
        ImmutableSortedDictionary<string, string>.Empty,
        [.. resources.Select(entry => entry.Declare()).OrderBy(resource => resource.Urn, StringComparer.Ordinal)]);

    /// <summary>Ids of the findings, each once.</summary>
    public IReadOnlyList<string> FindingIds() => [.. StackCheck.Run(Build()).Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal)];

    private Entry Single(string name) => resources.Single(entry => entry.Name == name);

    private sealed record Entry(string Type, string Name, string Id, JsonObject Inputs, string[] After, string[] Ignore, string[] Replace)
    {
        public DeclaredResource Declare()
        {
            var inputs = JsonSerializer.SerializeToElement(Inputs);
            return new DeclaredResource
            {
                Type = Type,
                Name = Name,
                Urn = Urn(Name),
                Id = Id,
                Inputs = inputs,
                Outputs = inputs,
                DependsOn = [.. After.Select(Urn)],
                IgnoreChanges = [.. Ignore],
                ReplaceOnChanges = [.. Replace],
            };
        }

        private static string Urn(string name) => $"urn:pulumi:test::cross-cloud-dns::{name}";
    }
}

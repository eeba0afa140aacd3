using System.Collections.Immutable;
using System.Text.Json;
using CrossCloudDns.Twin.Capture;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Tests.Twin.Model;

/// <summary>Writes down a stack as its captured resources, in the words of the providers.</summary>
internal sealed class StackBuilder
{
    private readonly List<DeclaredResource> _resources = [];

    /// <summary>Adds a resource; its id is its name with a number, its outputs are its inputs and what is given.</summary>
    /// <param name="inputs">An anonymous object under wire names.</param>
    /// <returns>The id.</returns>
    public string Add(string type, string name, object inputs, object? computed = null, string? id = null, string provider = "")
    {
        id ??= $"{name}-0{_resources.Count:D3}";
        var given = JsonSerializer.SerializeToElement(inputs);
        var outputs = given.EnumerateObject().ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);
        if (computed is not null)
        {
            foreach (var property in JsonSerializer.SerializeToElement(computed).EnumerateObject())
                outputs[property.Name] = property.Value;
        }

        _resources.Add(new DeclaredResource
        {
            Type = type,
            Name = name,
            Urn = Urn(type, name),
            Id = id,
            Inputs = given,
            Outputs = JsonSerializer.SerializeToElement(outputs),
            Provider = provider,
        });
        return id;
    }

    public static string Urn(string type, string name) => $"urn:pulumi:test::cross-cloud-dns::{type}::{name}";

    public CapturedStack Capture() => new(
        "cross-cloud-dns",
        "test",
        ImmutableSortedDictionary<string, string>.Empty.Add("aws:region", "eu-west-2"),
        [.. _resources.OrderBy(resource => resource.Urn, StringComparer.Ordinal)]);

    public StackModel Read() => StackModel.Read(Capture());
}

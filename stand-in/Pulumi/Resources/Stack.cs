using System.Reflection;

namespace Pulumi;

/// <summary>The root of a deployment. A program derives from it and declares its resources in the constructor.</summary>
public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(RootType, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", ToComponentOptions(options))
        => Deployment.Running.Stack = this;

    /// <summary>Exports every property that carries <see cref="OutputAttribute"/>.</summary>
    /// <exception cref="RunException">A property has no value, or one that is no output.</exception>
    internal void RegisterPropertyOutputs()
    {
        var outputs = GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.DeclaringType?.IsAssignableFrom(typeof(Stack)) != true)
            .Select(property => (Property: property, Attribute: property.GetCustomAttribute<OutputAttribute>()))
            .Where(pair => pair.Attribute is not null)
            .ToDictionary(pair => pair.Attribute!.Name ?? pair.Property.Name, pair => pair.Property.GetValue(this), StringComparer.Ordinal);

        var missing = outputs.Where(output => output.Value is null).Select(output => output.Key).ToArray();
        if (missing.Length > 0)
        {
            throw new RunException($"Output(s) '{string.Join(", ", missing)}' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.");
        }

        var wrong = outputs.Where(output => output.Value is not IOutput).Select(output => output.Key).ToArray();
        if (wrong.Length > 0)
        {
            throw RunException.OutputsHaveIncorrectType(wrong);
        }

        RegisterOutputs(outputs);
    }

    private static ComponentResourceOptions? ToComponentOptions(StackOptions? options)
        => options is null
            ? null
            : new()
            {
                ResourceTransformations = options.ResourceTransformations,
                ResourceTransforms = options.ResourceTransforms,
            };
}

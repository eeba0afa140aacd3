using Pulumi;
using Pulumi.Random;

namespace CrossCloudDns.Infra.Link;

/// <summary>A tunnel's key: AWS takes 8 to 64 letters, digits, dots and underscores, not beginning with a zero.</summary>
internal static class PresharedKey
{
    private const int Length = 40;

    public static Output<string> Declare(string name, Resource parent)
    {
        var random = new RandomPassword(name, new RandomPasswordArgs { Length = Length, Special = false }, new CustomResourceOptions
        {
            Parent = parent,
            AdditionalSecretOutputs = { "result" },
        });
        return Output.CreateSecret(random.Result.Apply(result => $"k{result}"));
    }
}

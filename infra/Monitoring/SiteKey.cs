using CrossCloudDns.Infra.Aws.Iam;
using Pulumi;
using Pulumi.Aws.Kms;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>
/// A key for what a site keeps: logs, alerts, the targets in its schedules. The account administers it; each service may use it only for
/// what the account owns.
/// </summary>
public sealed class SiteKey : ComponentResource
{
    private const int DeletionWindowDays = 30;

    public SiteKey(string name, string region, Input<string> accountId, ResourceTags tags, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:SiteKey", name, options)
    {
        var key = new Key(name, new KeyArgs
        {
            Region = region,
            Description = $"Logs, alerts and schedules of {name}",
            EnableKeyRotation = true,
            DeletionWindowInDays = DeletionWindowDays,
            Policy = accountId.ToOutput().Apply(account => PolicyOf(region, account)),
            Tags = tags.Named(name),
        }, new CustomResourceOptions { Parent = this });
        Arn = key.Arn;
        RegisterOutputs();
    }

    [Output]
    public Output<string> Arn { get; private set; }

    private static string PolicyOf(string region, string account) => PolicyDocument.Of(
        new PolicyStatement { Account = account, Actions = ["kms:*"], Resources = ["*"] },
        new PolicyStatement
        {
            Service = $"logs.{region}.amazonaws.com",
            Actions = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
            Resources = ["*"],
            Conditions = [new PolicyCondition("ArnLike", "kms:EncryptionContext:aws:logs:arn", $"arn:aws:logs:{region}:{account}:*")],
        },
        new PolicyStatement
        {
            Service = "cloudwatch.amazonaws.com",
            Actions = ["kms:Decrypt", "kms:GenerateDataKey*"],
            Resources = ["*"],
            Conditions = [new PolicyCondition("StringEquals", "aws:SourceAccount", account)],
        });
}

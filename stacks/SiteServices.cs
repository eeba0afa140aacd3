using CrossCloudDns.Infra.Monitoring;
using Pulumi;

namespace CrossCloudDns.Stacks;

/// <summary>What a site's Region offers to the rest of it: a key and a topic, where they are asked for.</summary>
internal sealed class SiteServices
{
    public SiteServices(SiteDeclaration declared, StackContext stack)
    {
        var region = declared.Site.Aws.Region.Code;
        if (stack.Topology.Settings.CustomerKeys)
        {
            KmsKeyArn = new SiteKey($"{declared.Site}-key", region, stack.AccountId, declared.Tags).Arn;
        }

        if (!stack.Topology.Settings.Alerts.Emails.IsEmpty)
        {
            TopicArn = new AlertTopic($"{declared.Site}-alerts", new AlertTopicArgs
            {
                Region = region,
                Emails = stack.Topology.Settings.Alerts.Emails,
                AccountId = stack.AccountId,
                KmsKeyArn = KmsKeyArn,
                Tags = declared.Tags,
            }).TopicArn;
        }
    }

    public Input<string>? KmsKeyArn { get; }

    public Input<string>? TopicArn { get; }
}

using CrossCloudDns.Infra.Aws.Iam;
using Pulumi;
using Pulumi.Aws.Sns;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>Where the alarms of one Region go: alarms tell topics of their own Region only. Each address has to confirm by mail.</summary>
public sealed class AlertTopic : ComponentResource
{
    public AlertTopic(string name, AlertTopicArgs args, ComponentResourceOptions? options = null)
        : base("cross-cloud-dns:infra:AlertTopic", name, options)
    {
        var topic = new Topic(name, new TopicArgs
        {
            Region = args.Region,
            KmsMasterKeyId = args.KmsKeyArn,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        TopicArn = topic.Arn;
        _ = new TopicPolicy(name, new TopicPolicyArgs
        {
            Region = args.Region,
            Arn = topic.Arn,
            Policy = Output.Tuple(topic.Arn, args.AccountId.ToOutput()).Apply(names => PolicyDocument.Of(new PolicyStatement
            {
                Service = "cloudwatch.amazonaws.com",
                Actions = ["sns:Publish"],
                Resources = [names.Item1],
                Conditions = [new PolicyCondition("StringEquals", "aws:SourceAccount", names.Item2)],
            })),
        }, new CustomResourceOptions { Parent = this });
        foreach (var email in args.Emails)
        {
            _ = new TopicSubscription($"{name}-{email}", new TopicSubscriptionArgs
            {
                Region = args.Region,
                Topic = topic.Arn,
                Protocol = "email",
                Endpoint = email,
            }, new CustomResourceOptions { Parent = this });
        }

        RegisterOutputs();
    }

    [Output]
    public Output<string> TopicArn { get; private set; }
}

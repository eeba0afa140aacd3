using Pulumi;

namespace CrossCloudDns.Infra.Monitoring;

/// <summary>Whom an alarm tells.</summary>
internal static class AlarmActions
{
    public static InputList<string> Of(Input<string>? topicArn)
    {
        var actions = new InputList<string>();
        if (topicArn is not null)
        {
            actions.Add(topicArn);
        }

        return actions;
    }
}

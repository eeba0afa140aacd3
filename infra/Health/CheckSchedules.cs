using System.Globalization;
using CrossCloudDns.Infra.Aws.Iam;
using Pulumi;
using Pulumi.Aws.Scheduler;
using Pulumi.Aws.Scheduler.Inputs;

namespace CrossCloudDns.Infra.Health;

/// <summary>Runs a checker every minute, with its targets as the event, and lets nobody else use the right to do so.</summary>
internal sealed class CheckSchedules : ComponentResource
{
    public CheckSchedules(string name, HealthCheckerArgs args, Output<string> functionArn, Resource parent)
        : base("cross-cloud-dns:infra:CheckSchedules", name, new ComponentResourceOptions { Parent = parent })
    {
        var region = args.Site.Aws.Region.Code;
        var group = new ScheduleGroup(name, new ScheduleGroupArgs
        {
            Region = region,
            Tags = args.Tags.ToMap(),
        }, new CustomResourceOptions { Parent = this });
        var role = DeclareRole(name, args, group.Arn, functionArn);
        var events = CheckerEvent.Split(args.Settings.Namespace, args.Domain, args.Site.Name, args.Targets, args.Size);
        for (var index = 0; index < events.Length; index++)
        {
            var schedule = index == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{index + 1}");
            DeclareSchedule(schedule, events[index], args, group.Name, role, functionArn);
        }

        RegisterOutputs();
    }

    private void DeclareSchedule(
        string name, string input, HealthCheckerArgs args, Input<string> group, Input<string> role, Input<string> functionArn) =>
        _ = new Schedule(name, new ScheduleArgs
        {
            Region = args.Site.Aws.Region.Code,
            GroupName = group,
            Description = $"Checks the instances of site {args.Site.Name}",
            ScheduleExpression = "rate(1 minute)",
            FlexibleTimeWindow = new ScheduleFlexibleTimeWindowArgs { Mode = "OFF" },
            KmsKeyArn = args.KmsKeyArn,
            Target = new ScheduleTargetArgs
            {
                Arn = functionArn,
                RoleArn = role,
                Input = input,
                RetryPolicy = new ScheduleTargetRetryPolicyArgs { MaximumRetryAttempts = 0, MaximumEventAgeInSeconds = 60 },
            },
        }, new CustomResourceOptions { Parent = this });

    private Output<string> DeclareRole(string name, HealthCheckerArgs args, Output<string> groupArn, Output<string> functionArn)
    {
        var trust = Output.Tuple(args.AccountId.ToOutput(), groupArn).Apply(names => PolicyDocument.Of(new PolicyStatement
        {
            Service = "scheduler.amazonaws.com",
            Actions = ["sts:AssumeRole"],
            Conditions =
            [
                new PolicyCondition("StringEquals", "aws:SourceAccount", names.Item1),
                new PolicyCondition("StringEquals", "aws:SourceArn", names.Item2),
            ],
        }));
        var rights = Output.Tuple(functionArn, args.KmsKeyArn?.ToOutput() ?? Output.Create(""))
            .Apply(arns => PolicyDocument.Of(Rights(arns.Item1, arns.Item2)));
        return ServiceRole.Declare(
            name, args.FunctionName, $"Runs the health checker of site {args.Site.Name}", trust, rights, args.Tags, this).Arn;
    }

    /// <summary>With a key of one's own, the schedule's input can be read only by who may use the key.</summary>
    private static PolicyStatement[] Rights(string functionArn, string keyArn)
    {
        var invoke = new PolicyStatement { Actions = ["lambda:InvokeFunction"], Resources = [functionArn, $"{functionArn}:*"] };
        return keyArn.Length == 0 ? [invoke] : [invoke, new PolicyStatement { Actions = ["kms:Decrypt"], Resources = [keyArn] }];
    }
}

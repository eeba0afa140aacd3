using System.Collections.Immutable;
using CrossCloudDns.Twin.Dns;

namespace CrossCloudDns.Twin.Engine;

/// <summary>Follows CNAMEs, asking one resolver step after another.</summary>
internal static class CnameChain
{
    private const int MaxLength = 16;

    /// <param name="step">Decides one name: an answer with the name to go on with, or another decision.</param>
    public static ResolverDecision Follow(Question question, Func<Question, (ResolverDecision Decision, DomainName? Next)> step)
    {
        var prefix = ImmutableArray<ResourceRecord>.Empty;
        var trail = Trail.Empty;
        var asked = question;
        for (var length = 0; length < MaxLength; length++)
        {
            var (decision, next) = step(asked);
            trail = trail.Then(decision.Trail);
            switch (decision)
            {
                case ResolverDecision.Answered { Answer: var answer } when next is not null && !answer.Answers.IsEmpty:
                    prefix = prefix.AddRange(answer.Answers);
                    asked = asked with { Name = next };
                    continue;
                case ResolverDecision.Answered { Answer: var answer }:
                    return new ResolverDecision.Answered(answer with { Answers = prefix.AddRange(answer.Answers) }) { Trail = trail };
                case ResolverDecision.Forward forward:
                    return forward with { Prefix = prefix, Question = asked, Trail = trail };
                default:
                    return prefix.IsEmpty
                        ? decision with { Trail = trail }
                        : new ResolverDecision.Answered(DnsAnswer.Refused with { Answers = prefix }) { Trail = trail };
            }
        }

        trail = trail.With(TrailStage.HostedZone, TrailVerdict.Chosen, question.Name.ToString(), $"more than {MaxLength} CNAMEs in a row");
        return new ResolverDecision.Answered(DnsAnswer.ServFail) { Trail = trail };
    }
}

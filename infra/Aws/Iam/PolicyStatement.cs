using System.Collections.Immutable;

namespace CrossCloudDns.Infra.Aws.Iam;

/// <summary>One statement of an IAM policy.</summary>
internal sealed record PolicyStatement
{
    public string Effect { get; init; } = "Allow";

    public required ImmutableArray<string> Actions { get; init; }

    /// <summary>Empty in a trust policy, which has a service instead.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>The service that may act, as <c>lambda.amazonaws.com</c>.</summary>
    public string? Service { get; init; }

    /// <summary>The account that may act through its own IAM; for key policies.</summary>
    public string? Account { get; init; }

    /// <summary>Anybody whom the conditions let through; for endpoint policies.</summary>
    public bool Anybody { get; init; }

    /// <summary>Each one an operator, a key and a value.</summary>
    public ImmutableArray<PolicyCondition> Conditions { get; init; } = [];
}

/// <summary>One condition, as <c>StringEquals</c>, <c>aws:SourceAccount</c> and an account.</summary>
internal sealed record PolicyCondition(string Operator, string Key, string Value);

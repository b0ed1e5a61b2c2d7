using Guardrails.Core.Ids;

namespace Guardrails.Core.Policies.Simulation;

/// <summary>The principal that asks to assume a role.</summary>
public sealed record Caller
{
    private Caller()
    {
    }

    /// <summary>The account it belongs to; null for a service.</summary>
    public AccountId? Account { get; private init; }

    /// <summary>The ARNs by which a trust policy can name it; empty for a service.</summary>
    public IReadOnlyList<string> Arns { get; private init; } = [];

    /// <summary>The service's name; null for anybody else.</summary>
    public string? Service { get; private init; }

    /// <summary>A root user, an IAM user, or a role.</summary>
    /// <param name="account">The account it belongs to.</param>
    /// <param name="arn">Its ARN, as in <c>aws:PrincipalArn</c>: for a session the role's.</param>
    /// <param name="sessionArn">The session's own ARN, for an assumed role.</param>
    public static Caller Of(AccountId account, string arn, string? sessionArn = null) =>
        new() { Account = account, Arns = sessionArn is null ? [arn] : [arn, sessionArn] };

    /// <summary>An AWS service.</summary>
    /// <param name="name">Its service principal, such as <c>lambda.amazonaws.com</c>.</param>
    public static Caller OfService(string name) => new() { Service = name };
}

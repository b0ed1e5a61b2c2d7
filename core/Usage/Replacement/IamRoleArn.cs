using System.Text.RegularExpressions;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>The ARN of an IAM role.</summary>
/// <remarks>
/// Sessions name their role by its ARN with its path. Sources:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html and
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
/// </remarks>
public sealed partial record IamRoleArn
{
    private readonly string _text;

    private IamRoleArn(string text, Partition partition, AccountId account, string name) =>
        (_text, Partition, Account, Name) = (text, partition, account, name);

    /// <summary>Its partition.</summary>
    public Partition Partition { get; }

    /// <summary>Its account.</summary>
    public AccountId Account { get; }

    /// <summary>The role's name, without its path.</summary>
    public string Name { get; }

    /// <summary>The ARN, or null where the text is none of a role.</summary>
    public static IamRoleArn? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Form().Match(text);
        return match.Success
            && Partition.TryParse(match.Groups["partition"].Value) is { } partition
            && AccountId.TryParse(match.Groups["account"].Value) is { } account
            ? new(text, partition, account, match.Groups["name"].Value)
            : null;
    }

    /// <summary>True where a session of the role made the call.</summary>
    /// <remarks>
    /// Source:
    /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
    /// </remarks>
    public bool Issued(RootActivity call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Caller.TryGet(out var caller)
            && caller.Session?.Issuer is { Type: "Role", Arn: { } arn } && arn == _text;
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    [GeneratedRegex(
        @"\Aarn:(?<partition>[a-z-]+):iam::(?<account>[0-9]{12}):role/([!-.0-~]{1,255}/)*"
        + @"(?<name>[A-Za-z0-9_+=,.@-]{1,64})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

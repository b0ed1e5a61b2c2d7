using System.Text.RegularExpressions;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Decisions;

/// <summary>The signer of a request, as AWS STS names it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Arn">
/// The ARN, such as <c>arn:aws:sts::222222222222:assumed-role/ROLE/SESSION</c>: a role stands in it without its path.
/// </param>
/// <param name="UserId">The unique id; of a role's session, the role's id and the session's name.</param>
/// <remarks>
/// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
/// </remarks>
public sealed record CallerIdentity(string Account, string Arn, string UserId);

/// <summary>A session of a role in the account of the functions. Its name is not believed yet.</summary>
/// <param name="Identity">The signer, as AWS STS names it.</param>
/// <param name="Role">The role's name, without its path.</param>
/// <param name="RoleId">The role's unique id.</param>
/// <param name="Session">The session's name.</param>
public sealed partial record RoleCaller(CallerIdentity Identity, string Role, string RoleId, string Session)
{
    private const string SignIn =
        "Sign in with IAM Identity Center, or with a role that decisions.people of the organization file lists, and "
        + "run the command again.";

    /// <summary>Takes a session of a role of one account, and nothing else.</summary>
    /// <param name="identity">The signer.</param>
    /// <param name="account">The account of the functions.</param>
    /// <param name="partition">Its partition.</param>
    /// <exception cref="RefusedException">It is something else.</exception>
    public static RoleCaller Of(CallerIdentity identity, AccountId account, Partition partition)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(partition);
        if (identity.Account != account.Value)
        {
            throw new RefusedException(
                $"The credentials are of account {Shown(identity.Account)}. Decisions count from account {account} "
                + $"alone, whose roles can be read. {SignIn}");
        }

        var (arn, id) = (SessionArn().Match(identity.Arn), SessionId().Match(identity.UserId));
        if (!arn.Success || arn.Groups["partition"].Value != partition.Name
            || arn.Groups["account"].Value != account.Value)
            throw new RefusedException($"{WhatIs(identity.Arn)} {SignIn}");
        return id.Success && id.Groups["session"].Value == arn.Groups["session"].Value
            ? new(identity, arn.Groups["role"].Value, id.Groups["role"].Value, arn.Groups["session"].Value)
            : throw new RefusedException(
                $"AWS STS names the session by an id that does not belong to its ARN, {Shown(identity.Arn)}. {SignIn}");
    }

    private static string WhatIs(string arn) => arn.Split(':', 6) is not [_, _, _, _, _, var resource]
        ? "AWS STS names the signer by no ARN that is known."
        : resource switch
        {
            "root" => "The credentials are of a root user or of a session of it, which anybody could have opened.",
            _ when resource.StartsWith("user/", StringComparison.Ordinal) =>
                "The credentials are of an IAM user: its key can be anybody's, and lasts.",
            _ when resource.StartsWith("federated-user/", StringComparison.Ordinal) =>
                "The credentials are of a federated user, whose name its maker chose.",
            _ => $"AWS STS names the signer {Shown(arn)}, which is no session of a role.",
        };

    private static string Shown(string text) => Json.Printable.Short(text, longest: 200);

    // Role and session names are of these characters alone; \w would take letters of other scripts.
    [GeneratedRegex(
        @"^arn:(?<partition>[a-z-]+):sts::(?<account>[0-9]{12}):assumed-role/(?<role>[A-Za-z0-9_+=,.@-]{1,64})"
        + @"/(?<session>[A-Za-z0-9_+=,.@-]{2,64})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SessionArn();

    [GeneratedRegex(
        @"^(?<role>AROA[A-Z0-9]{12,124}):(?<session>[A-Za-z0-9_+=,.@-]{2,64})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SessionId();
}

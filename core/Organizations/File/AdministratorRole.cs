using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The ARN of one role of the delegated administrator account.</summary>
internal static partial class AdministratorRole
{
    private const string Accepted =
        "the ARN of one role of the delegated administrator account, without wildcards, such as "
        + "\"arn:aws:iam::222222222222:role/RootOperators\"";

    /// <summary>The pattern of the ARN of one role.</summary>
    public const string RolePattern = @"^arn:[a-z-]+:iam::[0-9]{12}:role/([A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]+$";

    /// <summary>The shape of an ARN of a role.</summary>
    public static readonly TextShape<string> Shape = new("a role's ARN", Accepted, RolePattern, TryParse);

    /// <summary>Refuses a role of another account or partition.</summary>
    /// <param name="role">The role.</param>
    /// <param name="why">The reason why it must be one of that account.</param>
    public static void Check(
        Located<string>? role,
        Located<AccountId>? administrator,
        OrganizationSection? organization,
        string why,
        FileErrors errors)
    {
        if (role is null || administrator is null || organization is null)
            return;

        var expected = $"arn:{organization.Partition}:iam::{administrator.Value}:role/";
        if (!role.Value.StartsWith(expected, StringComparison.Ordinal))
        {
            errors.Add(
                role.At,
                $"'{Printable.Short(role.Value)}' is no role of the delegated administrator account "
                    + $"{administrator.Value}: {why}",
                $"an ARN that begins with \"{expected}\"");
        }
    }

    /// <summary>Reads the ARN of one role, of whatever account.</summary>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out string role) =>
        (role = RoleArn().IsMatch(text) ? text : null) is not null;

    [GeneratedRegex(RolePattern + "(?!\n)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RoleArn();
}

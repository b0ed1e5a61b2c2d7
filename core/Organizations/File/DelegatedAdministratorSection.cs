using Guardrails.Core.Ids;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The member account that runs detection.</summary>
internal static class DelegatedAdministratorSection
{
    private const string Accepted = "the one member account that runs detection, " + AccountId.Accepted;

    public static readonly IShape<AccountId> Shape = new SingleShape<AccountId>(
        IdShapes.Account,
        "an organization has one delegated administrator here, because its rules, "
            + "its aggregator and its results live in one account",
        Accepted);

    public static void Check(Located<AccountId>? administrator, OrganizationSection? organization, FileErrors errors)
    {
        if (administrator is not null && administrator.Value == organization?.ManagementAccount?.Value)
        {
            errors.Add(
                administrator.At,
                $"'{administrator.Value}' is the management account, "
                    + "and AWS lets only a member account be a delegated administrator",
                Accepted);
        }
    }
}

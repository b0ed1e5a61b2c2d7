using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Roles;

/// <summary>The roles that read reports, as conditions of a statement that names everybody.</summary>
internal static class ReportReaders
{
    public static PolicyStatement Only(OrganizationConfig config, PolicyStatement statement) => statement
        .When("ArnEquals", "aws:PrincipalArn", config.Reporting.Readers)
        .When("StringEquals", "aws:PrincipalOrgID", config.Id.Value);
}

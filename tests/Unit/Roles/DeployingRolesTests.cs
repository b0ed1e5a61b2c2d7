using Guardrails.Core.Roles;

namespace Guardrails.Tests.Unit.Roles;

public sealed class DeployingRolesTests
{
    private const string Quarantine = "arn:aws:iam::111111111111:role/GuardrailsQuarantine";

    /// <summary>Or else every quarantine that is lifted as it was decided would open an incident.</summary>
    [Fact]
    public void What_the_role_that_quarantines_changes_is_meant_where_there_is_one()
    {
        DeployingRoles.Of(RoleExamples.Commercial).ShouldContain(Quarantine);
        DeployingRoles.Of(RoleExamples.Commercial with { Remediation = new(Enabled: false) })
            .ShouldNotContain(Quarantine);
    }
}

using Guardrails.Core.Organizations;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Organizations;

public sealed class OrganizationWarningsTests
{
    [Theory]
    [InlineData("\"333333333333\"", "")]
    [InlineData("\"222222222222\", \"333333333333\"", "222222222222 is the delegated administrator")]
    [InlineData("\"111111111111\"", "111111111111 is the management account")]
    public void Excluding_the_accounts_that_matter_most_is_a_warning(string excluded, string warning) =>
        OrganizationWarnings.OfExcluded(
            OrganizationFiles.Valid(OrganizationFiles.With($"\"excludedAccounts\": [{excluded}]")))
            .Select(sentence => sentence[..sentence.IndexOf(',')]).ShouldBe(warning.Length == 0 ? [] : [warning]);

    [Theory]
    [InlineData("", "")]
    [InlineData("\"NoActiveRootAccessKeys\": { \"enabled\": true }", "NoActiveRootAccessKeys")]
    [InlineData("\"NoActiveRootAccessKeys\": { \"enabled\": false }", "")]
    [InlineData(
        "\"RootHardwareMfa\": { \"enabled\": true, \"parameters\": { \"devices\": \"fido\" } }", "RootHardwareMfa")]
    public void A_control_that_only_a_root_session_can_answer_is_a_warning_where_the_management_account_is_not_excluded(string controls, string warned)
    {
        Warned($"\"controls\": {{ {controls} }}").ShouldBe(warned);
        Warned($"\"controls\": {{ {controls} }}, \"excludedAccounts\": [\"111111111111\"]").ShouldBeEmpty();

        static string Warned(string sections) => string.Join(' ', OrganizationWarnings.OfUnreachable(
            OrganizationFiles.Valid(OrganizationFiles.With(sections)))
                .Select(sentence => sentence[..sentence.IndexOf(':')]));
    }
}

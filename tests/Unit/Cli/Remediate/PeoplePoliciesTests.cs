using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Tests.Unit.Cli.Remediate;

public sealed class PeoplePoliciesTests
{
    [Fact]
    public void People_read_the_ledger_invoke_one_function_and_may_do_nothing_else()
    {
        var policy = PolicyDocument.Parse(PeoplePolicies.Decide);

        policy.Minified().ShouldNotContain("\"*\"");
        ActionsOf(PeoplePolicies.Decide).ShouldBe(
            [DynamoDbActions.Query, "kms:Decrypt", LambdaActions.InvokeFunction], ignoreOrder: true);
        PeoplePolicies.Decide.ShouldContain($"table/{DeployedNames.Ledger}\"");
        PeoplePolicies.Decide.ShouldContain($"function:{DeployedNames.Decisions}\"");
    }

    [Fact]
    public void The_second_policy_lists_accounts_alone()
    {
        PolicyDocument.Parse(PeoplePolicies.ListAll);

        ActionsOf(PeoplePolicies.ListAll).ShouldBe([OrganizationsActions.ListAccounts]);
    }

    private static IEnumerable<string> ActionsOf(string policy) =>
        System.Text.RegularExpressions.Regex.Matches(policy, "\"([a-z0-9]+:[A-Z*][A-Za-z*]*)\"")
            .Select(match => match.Groups[1].Value)
            .Where(action => action != "kms:ViaService");
}

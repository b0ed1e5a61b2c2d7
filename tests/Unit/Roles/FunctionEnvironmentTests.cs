using System.Text;
using System.Text.Json;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Core.Roles.Deployment;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Roles;

public sealed class FunctionEnvironmentTests
{
    private static readonly OrganizationConfig Config = OrganizationConfigs.With();

    [Fact]
    public void A_usual_file_fits_every_function()
    {
        FunctionEnvironment.FaultsOf(Config).ShouldBeEmpty();
        DeployedFunction.All.Select(function => Bytes(Config, function)).Max().ShouldBeLessThan(2048);
    }

    [Fact]
    public void Operators_that_just_fit_are_no_fault_and_one_character_more_is_one_with_path_function_and_numbers()
    {
        var spare = 4096 - Bytes(Operators(1), DeployedFunction.RootActivity);

        FunctionEnvironment.FaultsOf(Operators(1 + spare)).ShouldBeEmpty();

        var tooLong = Operators(2 + spare);
        var caller = FunctionEnvironment.Of(tooLong, DeployedFunction.RootActivity)
            .Variables[EnvironmentVariables.RootSessionCallers];
        FunctionEnvironment.FaultsOf(tooLong).ShouldBe(
        [
            (
                "$.rootSessions.operators",
                $"takes {caller.Length} of the 4097 bytes of environment variables of the function "
                + "GuardrailsRootActivity, and AWS Lambda has room for 4096: name fewer, or shorter ones."),
        ]);
    }

    [Fact]
    public void People_whose_roles_have_long_paths_are_a_fault_of_their_own()
    {
        var people = Enumerable.Range(0, 10).Select(number => Role($"{new string('p', 500)}/{number}")).ToList();

        var fault = FunctionEnvironment.FaultsOf(Config with { Decisions = new(people) }).ShouldHaveSingleItem();

        fault.Path.ShouldBe("$.decisions.people");
        fault.Sentence.ShouldContain("GuardrailsDecisions");
    }

    [Fact]
    public void Nothing_is_too_long_where_no_function_but_the_setup_is_deployed() =>
        FunctionEnvironment.FaultsOf(Operators(5000) with { Detection = new(Enabled: false, []) }).ShouldBeEmpty();

    /// <summary>The most units and Regions that a file takes, and more accounts than there is room for.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 40)]
    public void Excluded_accounts_are_told_as_far_as_there_is_room(int units, int regions)
    {
        var config = Config with
        {
            Detection = units == 0
                ? DetectionScope.Everywhere
                : DetectionScope.Below([.. Enumerable.Range(0, units).Select(Unit)]),
            Watch = new([.. Enumerable.Range(0, regions).Select(number => $"ap-southeast-{number}")]),
            ExcludedAccounts =
                [.. Enumerable.Range(0, 1000).Select(number => AccountId.Parse($"6{number:00000000000}"))],
        };

        FunctionEnvironment.FaultsOf(config).ShouldBeEmpty();
        foreach (var function in (DeployedFunction[])[DeployedFunction.RootRecheck, DeployedFunction.Reconciliation])
        {
            Bytes(config, function).ShouldBeInRange(4096 - 13, 4096);
            var told = FunctionEnvironment.Of(config, function)
                .Variables[EnvironmentVariables.ExcludedAccounts].Split(',');
            told.ShouldBe(config.ExcludedAccounts.Take(told.Length).Select(account => account.Value));
        }
    }

    [Fact]
    public void A_reference_takes_the_place_of_what_AWS_makes_and_nothing_else_can_be_told()
    {
        var environment = FunctionEnvironment.Of(Config, DeployedFunction.RootActivity);

        environment.With((EnvironmentVariables.FailedQueueUrl, "ref"))[EnvironmentVariables.FailedQueueUrl]
            .ShouldBe("ref");
        Should.Throw<ArgumentException>(() => environment.With((EnvironmentVariables.People, "x")))
            .Message.ShouldContain("GuardrailsRootActivity is told nothing by PEOPLE");
    }

    private static OrganizationConfig Operators(int characters) => Config with
    {
        RootSessionOperators = [new RootSession(Role(new('r', characters)), [TaskPolicies.AuditTask])],
    };

    /// <summary>A unit's id, as long as one can be.</summary>
    private static TargetId Unit(int number) =>
        TargetId.Parse($"ou-{new string('r', 32)}-{number:00000000}{new string('u', 24)}");

    private static string Role(string name) => $"arn:aws:iam::{Config.DelegatedAdministrator}:role/{name}";

    /// <summary>The bytes of the text that AWS Lambda measures.</summary>
    private static int Bytes(OrganizationConfig config, DeployedFunction function) => Encoding.UTF8.GetByteCount(
        JsonSerializer.Serialize(FunctionEnvironment.Of(config, function).Variables, PlainJson.OneLine));
}

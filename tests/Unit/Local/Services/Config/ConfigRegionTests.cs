using System.Text.Json.Nodes;
using Guardrails.Local;
using Guardrails.Local.Services.Config;
using Guardrails.Local.Wire;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.Config;

/// <summary>AWS Config in two Regions: what is in one is not in the other.</summary>
public sealed class ConfigRegionTests
{
    private const string Home = "us-east-1";
    private const string Frankfurt = "eu-central-1";
    private const string Arn = "arn:aws:config:eu-central-1:444444444444:config-rule/aws-service-rule/a/config-rule-a";

    private readonly LocalWorld _aws = new();

    private ConfigState Config => _aws.World.Of<ConfigState>();

    [Fact]
    public void Whoever_runs_an_account_has_a_recorder_in_the_home_Region_unless_the_file_names_others()
    {
        Config.Records(_aws.World, LocalWorld.Payments, Home).ShouldBeTrue();
        Config.Records(_aws.World, LocalWorld.Payments, Frankfurt).ShouldBeFalse();

        const string accounts = "\"accounts\": [";
        var elsewhere = new LocalWorld(file: LocalOrganization.Sample()
            .Replace(accounts, $"\"configRecorderRegions\": [\"{Frankfurt}\"], {accounts}")).World;
        elsewhere.Of<ConfigState>().Records(elsewhere, LocalWorld.Payments, Home).ShouldBeFalse();
        elsewhere.Of<ConfigState>().Records(elsewhere, LocalWorld.Payments, Frankfurt).ShouldBeTrue();
    }

    [Fact]
    public async Task A_result_is_taken_in_the_Region_of_its_rule_alone()
    {
        Config.ResultTokens.Add("token", Rule());

        var refused = await Should.ThrowAsync<AwsError>(() => PutAsync(Home));
        refused.Code.ShouldBe("InvalidResultTokenException");
        refused.Message.ShouldBe("The specified ResultToken belongs to account 444444444444 in eu-central-1, not to "
            + "444444444444 in us-east-1.");

        await PutAsync(Frankfurt);
        Config.ResultTokens["token"].Result!.Compliance.ShouldBe("COMPLIANT");
    }

    [Fact]
    public void An_aggregator_has_the_results_of_its_Regions_and_no_others()
    {
        var rule = Rule();
        rule.Result = new("COMPLIANT", null, _aws.World.Now);
        Config.Rules.Add(rule);
        Should.Throw<InvalidOperationException>(() => AggregateCompliance.Of(_aws.World))
            .Message.ShouldBe("No organization aggregator is deployed.");

        Config.Aggregators["All"] = new("All", LocalWorld.Security, "role", AllRegions: false, [Home]);
        AggregateCompliance.Of(_aws.World).ShouldBeEmpty();

        Config.Aggregators["All"] = new("All", LocalWorld.Security, "role", AllRegions: false, [Frankfurt]);
        AggregateCompliance.Of(_aws.World).ShouldHaveSingleItem().Account.Value.ShouldBe(LocalWorld.Payments);
    }

    private Task<JsonObject> PutAsync(string region) => _aws.CallAsync(
        _aws.AdministratorOf(LocalWorld.Payments),
        "config",
        "PutEvaluations",
        new()
        {
            ["ResultToken"] = "token",
            ["Evaluations"] = new JsonArray(new JsonObject
            {
                ["ComplianceResourceType"] = "AWS::::Account",
                ["ComplianceResourceId"] = LocalWorld.Payments,
                ["ComplianceType"] = "COMPLIANT",
                ["OrderingTimestamp"] = (double)_aws.World.Now.ToUnixTimeSeconds(),
            }),
        },
        region);

    private static ConfigRule Rule() => new(LocalWorld.Payments, "a", "a", "config-rule-a", Arn);
}

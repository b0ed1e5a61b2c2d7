using System.Text.Json.Nodes;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Tests.Synth;

public sealed class LedgerTemplate(Synthesis synthesis)
{
    private Stack Stack => synthesis.Example.Ledger;

    [Fact]
    public void Table_is_recoverable_protected_encrypted_and_kept_when_its_stack_goes()
    {
        var table = Stack.OfType("AWS::DynamoDB::Table").ShouldHaveSingleItem();
        var key = Key("alias/GuardrailsLedger");

        table.Text("TableName").ShouldBe("GuardrailsLedger");
        table.Text("BillingMode").ShouldBe("PAY_PER_REQUEST");
        table.Properties["PointInTimeRecoverySpecification"]!.ToJsonString()
            .ShouldBe("""{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":35}""");
        table.Properties["DeletionProtectionEnabled"]!.GetValue<bool>().ShouldBeTrue();
        table.Properties["StreamSpecification"]!["StreamViewType"]!.GetValue<string>().ShouldBe("NEW_AND_OLD_IMAGES");
        table.Properties["TimeToLiveSpecification"]!.ToJsonString()
            .ShouldBe($$"""{"AttributeName":"{{LedgerKey.Expires}}","Enabled":true}""");
        Resource.Target(table.Properties["SSESpecification"]!["KMSMasterKeyId"]).ShouldBe(key.LogicalId);
        foreach (var kept in new[] { table, key })
        {
            ((string)kept.Json["DeletionPolicy"]!).ShouldBe("Retain");
            ((string)kept.Json["UpdateReplacePolicy"]!).ShouldBe("Retain");
        }
    }

    [Fact]
    public void Writers_are_the_six_functions_and_nobody_else()
    {
        var statement = Stack.OfType("AWS::DynamoDB::Table").Single()
            .Properties["ResourcePolicy"]!["PolicyDocument"]!["Statement"]!.AsArray().ShouldHaveSingleItem()!;

        ((string)statement["Effect"]!).ShouldBe("Deny");
        Roles.Texts(statement["Condition"]!["ArnNotEquals"]!["aws:PrincipalArn"]).ShouldBe(
            Enum.GetNames<LedgerWriter>().Select(writer => $"arn:aws:iam::222222222222:role/Guardrails{writer}"));
    }

    [Fact]
    public void Keys_are_rotated_and_topics_are_encrypted()
    {
        Stack.OfType("AWS::KMS::Key").Count.ShouldBe(2);
        Stack.OfType("AWS::KMS::Key").ShouldAllBe(key => key.Properties["EnableKeyRotation"]!.GetValue<bool>());
        foreach (var topic in Stack.OfType("AWS::SNS::Topic"))
            Resource.Target(topic.Properties["KmsMasterKeyId"]).ShouldBe(Key("alias/GuardrailsAlerts").LogicalId);
    }

    [Fact]
    public void Stream_is_read_from_its_beginning_with_bounded_retries()
    {
        var mapping = Stack.OfType("AWS::Lambda::EventSourceMapping").ShouldHaveSingleItem().Properties;

        ((string)mapping["StartingPosition"]!).ShouldBe("TRIM_HORIZON");
        new[] { "BatchSize", "MaximumBatchingWindowInSeconds", "MaximumRetryAttempts", "MaximumRecordAgeInSeconds",
            "ParallelizationFactor" }.Select(name => mapping[name]!.GetValue<int>()).ShouldBe([100, 5, 5, 3600, 10]);
        mapping["BisectBatchOnFunctionError"]!.GetValue<bool>().ShouldBeTrue();
        Roles.Texts(mapping["FunctionResponseTypes"]).ShouldBe(["ReportBatchItemFailures"]);
        Resource.Target(mapping["DestinationConfig"]!["OnFailure"]!["Destination"])
            .ShouldBe(Stack.OfType("AWS::SQS::Queue").ShouldHaveSingleItem().LogicalId);
    }

    /// <summary>docs/ledger.md makes it by hand where the table was restored: it must be the same one.</summary>
    [Fact]
    public void Mapping_of_a_restored_table_is_made_as_the_template_makes_it()
    {
        var mapping = Stack.OfType("AWS::Lambda::EventSourceMapping").ShouldHaveSingleItem().Properties;
        var command = DocumentedCommands.ByTheAwsCli.Single(
            command => command.Contains("create-event-source-mapping", StringComparison.Ordinal));

        string[] expected =
        [
            .. new[] { ("StartingPosition", "starting-position"), ("BatchSize", "batch-size"),
                ("MaximumBatchingWindowInSeconds", "maximum-batching-window-in-seconds"),
                ("MaximumRetryAttempts", "maximum-retry-attempts"),
                ("MaximumRecordAgeInSeconds", "maximum-record-age-in-seconds"),
                ("ParallelizationFactor", "parallelization-factor") }
                .Select(one => $"--{one.Item2} {mapping[one.Item1]}"),
            "--bisect-batch-on-function-error",
            $"--function-response-types {Roles.Texts(mapping["FunctionResponseTypes"]).Single()}",
        ];
        expected.ShouldAllBe(option => command.Contains(option, StringComparison.Ordinal));
        mapping.Select(one => one.Key).Except(["EventSourceArn", "FunctionName", "DestinationConfig"]).Count()
            .ShouldBe(expected.Length, "the command has every property");
        command.ShouldEndWith($":{Stack.OfType("AWS::SQS::Queue").Single().Text("QueueName")}}}");
    }

    [Fact]
    public void Schedules_say_which_job_and_may_invoke_their_function()
    {
        var rules = Stack.OfType("AWS::Events::Rule");
        var jobs = rules.ToDictionary(
            rule => rule.Text("Name")!,
            rule => JsonNode.Parse((string)rule.Properties["Targets"]![0]!["Input"]!)!.AsObject());

        jobs.Keys.ShouldBe(
            ["GuardrailsSchedule-Sweep", "GuardrailsSchedule-Daily", "GuardrailsSchedule-Weekly",
                "GuardrailsSchedule-Reconciliation"],
            ignoreOrder: true);
        ((string)jobs["GuardrailsSchedule-Sweep"]["job"]!).ShouldBe("sweep");
        var exemption = jobs["GuardrailsSchedule-Reconciliation"]["exemptions"]![0]!;
        ((string)exemption["targets"]![0]!).ShouldBe("999999999999");
        ((string)exemption["until"]!).ShouldBe("2027-02-01", "2027-01-31 spares to its end");
        Stack.OfType("AWS::Lambda::Permission").Select(one => Resource.Target(one.Properties["SourceArn"]))
            .ShouldBe(rules.Select(rule => rule.LogicalId), ignoreOrder: true);
    }

    [Fact]
    public async Task Recipients_hear_what_they_asked_for()
    {
        var text = Synthesis.GovCloudOrganization.TrimEnd()[..^1]
            + """
            "alerts": { "chat": true, "routes": [
              { "email": "all@example.com" },
              { "email": "Cloud-Security@example.com" },
              { "email": "night@example.com", "severity": "critical", "kinds": ["RootKeyMade"] } ] }, }
            """;

        var (assembly, _) = await synthesis.SynthesizeTextAsync(text, "routes");

        assembly.Ledger.OfType("AWS::SNS::Topic").Select(topic => topic.Text("TopicName"))
            .ShouldBe(["GuardrailsAlerts", "GuardrailsAlertsChat"]);
        assembly.Ledger.OfType("AWS::SNS::Subscription")
            .Select(one => (one.Text("Endpoint"), one.Properties["FilterPolicy"]?.ToJsonString()))
            .ShouldBe(
                [
                    ("all@example.com", null),
                    ("Cloud-Security@example.com", null),
                    ("night@example.com", """{"severity":["critical","watch"],"kind":["RootKeyMade","watch"]}"""),
                ]);
        // The first in one file and the second in another one, and still the same resource: nothing is replaced.
        IdOf(assembly, "Cloud-Security@example.com").ShouldBe(IdOf(synthesis.Example, "cloud-security@example.com"));
        assembly.Ledger.OfType("AWS::CloudWatch::Alarm")
            .ShouldAllBe(alarm => alarm.Properties["AlarmActions"]!.AsArray().Count == 2);
    }

    private static string IdOf(CloudAssembly assembly, string address) =>
        assembly.Ledger.OfType("AWS::SNS::Subscription").Single(one => one.Text("Endpoint") == address).LogicalId;

    private Resource Key(string alias)
    {
        var named = Stack.OfType("AWS::KMS::Alias").Single(one => one.Text("AliasName") == alias);
        return Stack.OfType("AWS::KMS::Key")
            .Single(key => key.LogicalId == Resource.Target(named.Properties["TargetKeyId"]));
    }
}

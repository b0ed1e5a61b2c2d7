using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Json;
using Guardrails.Local.Services.Events;

namespace Guardrails.Tests.Synth;

public sealed class ActivityTemplate(Synthesis synthesis)
{
    private Stack Stack => synthesis.Example.Activity;

    [Fact]
    public void Holds_only_these_types() =>
        Stack.Resources.Select(resource => resource.Type).Distinct().ShouldBe(
            [
                "AWS::Events::EventBus",
                "AWS::Events::EventBusPolicy",
                "AWS::Events::Rule",
                "AWS::SQS::Queue",
                "AWS::SQS::QueuePolicy",
                "AWS::Logs::LogGroup",
                "AWS::IAM::Role",
                "AWS::Lambda::Function",
                "AWS::Lambda::EventSourceMapping",
                "AWS::CloudWatch::Alarm",
            ],
            ignoreOrder: true);

    [Fact]
    public void Bus_takes_events_from_this_organization_alone()
    {
        var policy = Stack.OfType("AWS::Events::EventBusPolicy").ShouldHaveSingleItem().Properties;
        var bus = Stack.OfType("AWS::Events::EventBus").ShouldHaveSingleItem();

        bus.Text("Name").ShouldBe("GuardrailsActivity");
        Resource.Target(policy["EventBusName"]).ShouldBe(bus.LogicalId);
        policy["Statement"]!["Action"]!.GetValue<string>().ShouldBe("events:PutEvents");
        policy["Statement"]!["Condition"]!.ToJsonString()
            .ShouldBe("""{"StringEquals":{"aws:PrincipalOrgID":"o-exampleorg1"}}""");
    }

    [Fact]
    public void Rules_watch_every_event_of_the_list_and_root_users_alone_where_it_is_about_credentials()
    {
        var (changed, moved) = (Rule("GuardrailsRootCredentialsChanged"), Rule("GuardrailsAccountMoved"));

        Roles.Texts(changed["source"]).ShouldBe(["aws.iam", "aws.signin"]);
        changed["detail"]!["$or"]!.ToJsonString().ShouldBe(OfRoot);
        Roles.Texts(changed["detail"]!["eventName"])
            .ShouldBe(WatchedEvents.RootCredentials.Select(watched => watched.Name));
        Roles.Texts(moved["source"]).ShouldBe(["aws.organizations", "aws.controltower"]);
        Roles.Texts(moved["account"]).ShouldBe(["111111111111"]);
        Roles.Texts(moved["detail"]!["eventName"]).ShouldBe(
            WatchedEvents.JoinedAccounts.Concat(WatchedEvents.DepartedAccounts).Select(watched => watched.Name));
        foreach (var pattern in new[] { changed, moved })
        {
            Roles.Texts(pattern["detail-type"]).ShouldBe(WatchedEvents.DetailTypes);
            // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
            pattern.ToJsonString().Length.ShouldBeLessThanOrEqualTo(2048);
        }
    }

    /// <summary>
    /// The events with which the reader is tested, each with its page, on the way that the templates give them.
    /// </summary>
    [Fact]
    public void Every_documented_event_passes_the_rules_on_its_way()
    {
        var table = CaseTable.Load<JsonObject>("tests", "Unit", "Recheck", "events.json");
        var rootEvents = EventPattern.Parse(
            synthesis.Example.ForwarderTemplate["Resources"]!["RootEvents"]!["Properties"]!["EventPattern"]);
        var (changed, moved) =
            (EventPattern.Parse(Rule("GuardrailsRootCredentialsChanged")),
            EventPattern.Parse(Rule("GuardrailsAccountMoved")));

        // No rule matches a source that is not AWS's.
        var started = table
            .Where(one => (one.Value["root"] ?? one.Value["joined"] ?? one.Value["departed"]) is not null)
            .Where(one => one.Value["event"]?["source"]?.GetValue<string>().StartsWith("my.") != true)
            .ToList();

        started.Count.ShouldBeGreaterThan(30);
        foreach (var (name, one) in started)
        {
            var @event = JsonNode.Parse(RootEvent.With(one["event"], one["detail"]))!.AsObject();
            var rules =
                one["root"] is not null ? (Forwarder: rootEvents, Bus: changed) : (Forwarder: moved, Bus: moved);
            (rules.Forwarder.Matches(@event), rules.Bus.Matches(@event))
                .ShouldBe((true, true), name);
        }
    }

    [Fact]
    public void Rules_send_to_the_queue_and_what_cannot_be_delivered_to_the_other_one()
    {
        foreach (var rule in Stack.OfType("AWS::Events::Rule"))
        {
            var target = rule.Properties["Targets"]!.AsArray().ShouldHaveSingleItem()!;

            var hears = rule.Text("Name") == "GuardrailsRootActivity";
            rule.Text("State").ShouldBe(hears ? "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" : "ENABLED");
            Resource.Target(rule.Properties["EventBusName"])
                .ShouldBe(Stack.OfType("AWS::Events::EventBus").Single().LogicalId);
            Resource.Target(target["Arn"]).ShouldBe(
                Queue(hears ? "GuardrailsRootActivity"
                    : rule.Text("Name") == "GuardrailsAccountMoved" ? "GuardrailsRecheckMoves"
                    : "GuardrailsRecheck").LogicalId);
            Resource.Target(target["DeadLetterConfig"]!["Arn"])
                .ShouldBe(Queue(hears ? "GuardrailsRootActivityFailed" : "GuardrailsRecheckFailed").LogicalId);
        }
    }

    [Fact]
    public void A_change_has_three_turns_before_it_is_put_aside_for_a_person()
    {
        var redrive = Queue("GuardrailsRecheck").Properties["RedrivePolicy"]!;

        redrive["maxReceiveCount"]!.GetValue<int>().ShouldBe(3);
        Resource.Target(redrive["deadLetterTargetArn"]).ShouldBe(Queue("GuardrailsRecheckFailed").LogicalId);
    }

    [Fact]
    public void An_account_that_joined_has_longer_than_aws_config_takes_to_bring_rules()
    {
        var (queue, failed) = (Queue("GuardrailsRecheckMoves").Properties, Queue("GuardrailsRecheckFailed").Properties);
        var turns = queue["RedrivePolicy"]!["maxReceiveCount"]!.GetValue<int>();

        // https://docs.aws.amazon.com/config/latest/developerguide/config-rule-multi-account-deployment.html: seven
        // hours.
        (turns * TimeSpan.FromSeconds(queue["VisibilityTimeout"]!.GetValue<int>()))
            .ShouldBeInRange(TimeSpan.FromHours(8), TimeSpan.FromDays(4));
        Resource.Target(queue["RedrivePolicy"]!["deadLetterTargetArn"])
            .ShouldBe(Queue("GuardrailsRecheckFailed").LogicalId);
        TimeSpan.FromSeconds(failed["MessageRetentionPeriod"]!.GetValue<int>()).ShouldBe(TimeSpan.FromDays(14));
        failed.ContainsKey("RedrivePolicy").ShouldBeFalse();
    }

    [Fact]
    public void A_message_is_hidden_for_as_long_as_lambda_may_need_for_it()
    {
        // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: six times the function's,
        // and the window.
        foreach (var mapping in Mappings)
        {
            var function = Stack.OfType("AWS::Lambda::Function")
                .Single(one => one.LogicalId == Resource.Target(mapping.Properties["FunctionName"]));
            var queue = Stack.OfType("AWS::SQS::Queue")
                .Single(queue => queue.LogicalId == Resource.Target(mapping.Properties["EventSourceArn"]));
            queue.Properties["VisibilityTimeout"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(
                (6 * function.Properties["Timeout"]!.GetValue<int>())
                + mapping.Properties["MaximumBatchingWindowInSeconds"]!.GetValue<int>());
        }
    }

    [Fact]
    public void Function_takes_batches_and_says_which_messages_stay()
    {
        Mappings.Select(mapping => Resource.Target(mapping.Properties["EventSourceArn"]))
            .ShouldBe(
                [
                    Queue("GuardrailsRecheck").LogicalId, Queue("GuardrailsRecheckMoves").LogicalId,
                    Queue("GuardrailsRootActivity").LogicalId,
                ]);
        foreach (var mapping in Mappings)
        {
            var hears = Resource.Target(mapping.Properties["EventSourceArn"])
                == Queue("GuardrailsRootActivity").LogicalId;
            Resource.Target(mapping.Properties["FunctionName"])
                .ShouldBe(Function(Stack, hears ? "RootActivity" : "RootRecheck").LogicalId);
            Roles.Texts(mapping.Properties["FunctionResponseTypes"]).ShouldBe(["ReportBatchItemFailures"]);
            mapping.Properties["ScalingConfig"]!["MaximumConcurrency"]!.GetValue<int>().ShouldBe(hears ? 10 : 2);
        }
    }

    [Fact]
    public void Queues_are_encrypted_take_events_from_the_rules_alone_and_nothing_without_tls()
    {
        foreach (var queue in Stack.OfType("AWS::SQS::Queue"))
        {
            var rules = Stack.OfType("AWS::Events::Rule")
                .Where(rule => rule.Properties["Targets"]![0]! is var target
                    && (Resource.Target(target["Arn"]) == queue.LogicalId
                        || Resource.Target(target["DeadLetterConfig"]!["Arn"]) == queue.LogicalId))
                .Select(rule => rule.LogicalId)
                .ToList();
            var policy = Stack.OfType("AWS::SQS::QueuePolicy")
                .Single(policy => Resource.Target(policy.Properties["Queues"]!.AsArray().Single()) == queue.LogicalId);
            var statements = policy.Properties["PolicyDocument"]!["Statement"]!.AsArray();

            queue.Properties["SqsManagedSseEnabled"]!.GetValue<bool>().ShouldBeTrue();
            statements.ShouldAllBe(statement => Resource.Target(statement!["Resource"]) == queue.LogicalId);
            var allow = statements.Single(statement => statement!["Effect"]!.GetValue<string>() == "Allow")!;
            allow["Principal"]!.ToJsonString().ShouldBe("""{"Service":"events.amazonaws.com"}""");
            allow["Action"]!.GetValue<string>().ShouldBe("sqs:SendMessage");
            var sources = allow["Condition"]!["ArnEquals"]!["aws:SourceArn"]!;
            (sources is JsonArray several ? several.Select(Resource.Target) : [Resource.Target(sources)])
                .ShouldBe(rules, ignoreOrder: true);
            statements.Single(statement => statement!["Effect"]!.GetValue<string>() == "Deny")!["Condition"]!
                .ToJsonString()
                .ShouldBe("""{"Bool":{"aws:SecureTransport":"false"}}""");
        }
    }

    [Fact]
    public void Function_knows_the_rules_to_start_and_the_accounts_that_have_none()
    {
        Variables(synthesis.Example).ShouldBe(
            new Dictionary<string, string>
            {
                ["ORGANIZATION_ID"] = "o-exampleorg1",
                ["MANAGEMENT_ACCOUNT_ID"] = "111111111111",
                ["PARTITION"] = "aws",
                ["CONTROL_RULES"] = "root-access-keys,root-mfa,root-hardware-mfa,root-signing-certificates",
                ["MANAGED_RULES"] =
                    "iam-root-access-key-check,root-account-mfa-enabled,root-account-hardware-mfa-enabled",
                ["EXCLUDED_ACCOUNTS"] = "567890123456",
            },
            ignoreOrder: true);

        // What is empty is not there.
        Variables(synthesis.GovCloud).Keys
            .ShouldBe(
                ["ORGANIZATION_ID", "MANAGEMENT_ACCOUNT_ID", "PARTITION", "CONTROL_RULES"], ignoreOrder: true);
        string.Join(
            ',', synthesis.GovCloud.Detection.OfType("AWS::Config::OrganizationConfigRule")
                .Select(rule => rule.Text("OrganizationConfigRuleName")))
            .ShouldBe(Variables(synthesis.GovCloud)["CONTROL_RULES"]);
    }

    [Fact]
    public void Function_knows_where_to_put_aside_what_nobody_can_read() =>
        Resource.Target(Function(Stack, "RootRecheck").Properties["Environment"]!["Variables"]!["FAILED_QUEUE_URL"])
            .ShouldBe(Queue("GuardrailsRecheckFailed").LogicalId);

    [Fact]
    public async Task As_many_excluded_accounts_as_an_environment_holds_are_known()
    {
        var accounts = Enumerable.Range(0, 1000).Select(
            number => (600_000_000_000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var text = Synthesis.GovCloudOrganization.TrimEnd()[..^1]
            + $"\"excludedAccounts\": [{string.Join(',', accounts.Select(account => $"\"{account}\""))}], }}";

        var (assembly, _) = await synthesis.SynthesizeTextAsync(text, "many-excluded");

        var told = Variables(assembly)["EXCLUDED_ACCOUNTS"].Split(',');
        told.Length.ShouldBeGreaterThan(250);
        told.ShouldBe(accounts.Take(told.Length));
        Variables(assembly).Sum(variable => variable.Key.Length + variable.Value.Length).ShouldBeLessThan(4096);
    }

    [Fact]
    public void Forwarders_reach_every_account_in_each_region_where_root_users_are_logged()
    {
        Regions(synthesis.Example).ShouldBe(["us-east-1", "us-east-2", "us-west-2"]);
        Regions(synthesis.GovCloud).ShouldBe(["us-gov-west-1"]);
        var stackSet = synthesis.Example.Forwarders.OfType("AWS::CloudFormation::StackSet").Single();
        stackSet.Text("StackSetName").ShouldBe("GuardrailsEventForwarders");
        stackSet.Properties["AutoDeployment"]!["Enabled"]!.GetValue<bool>().ShouldBeTrue();
        synthesis.Example.Forwarders.DependsOn.ShouldContain(Stack.Artifact);

        static IReadOnlyList<string> Regions(CloudAssembly assembly) =>
            Roles.Texts(
                assembly.Forwarders.OfType("AWS::CloudFormation::StackSet")
                    .Single().Properties["StackInstancesGroup"]!.AsArray().Single()!["Regions"]);
    }

    [Fact]
    public void A_forwarder_needs_nothing_of_another_region()
    {
        var template = synthesis.Example.ForwarderTemplate;

        template["Resources"]!.AsObject().Select(resource => resource.Value!["Type"]!.GetValue<string>())
            .ShouldBe(["AWS::IAM::Role", .. Enumerable.Repeat("AWS::Events::Rule", 4)]);
        template["Resources"]!["Role"]!["Properties"]!["RoleName"]!.ToJsonString()
            .ShouldBe("""{"Fn::Sub":"GuardrailsEventForwarder-${AWS::Region}"}""");
        var rule = template["Resources"]!["RootEvents"]!["Properties"]!;
        rule["Name"]!.GetValue<string>().ShouldBe("GuardrailsRootEvents");
        Resource.Target(rule["Targets"]![0]!["RoleArn"]).ShouldBe("Role");
        rule["Targets"]![0]!["Arn"]!.GetValue<string>()
            .ShouldBe("arn:aws:events:us-east-1:222222222222:event-bus/GuardrailsActivity");
    }

    [Fact]
    public void Every_rule_that_forwards_from_a_member_account_is_protected_there()
    {
        var rules = synthesis.Example.ForwarderTemplate["Resources"]!.AsObject().Select(one => one.Value!)
            .Where(resource => (string)resource["Type"]! == "AWS::Events::Rule")
            .Select(rule => $"\"arn:aws:events:*:*:rule/{(string)rule["Properties"]!["Name"]!}\"").ToList();
        var policies = string.Concat(
            synthesis.Example.Organization.OfType("AWS::Organizations::Policy")
                .Select(policy => policy.Properties["Content"]!.ToJsonString(PlainJson.OneLine)));

        rules.ShouldNotBeEmpty();
        rules.ShouldAllBe(rule => policies.Contains(rule, StringComparison.Ordinal));
    }

    [Fact]
    public void Management_account_forwards_its_root_users_events_as_members_do_and_who_joined()
    {
        var rules = synthesis.Example.Forwarders.OfType("AWS::Events::Rule");
        var member = synthesis.Example.ForwarderTemplate["Resources"]!;

        rules.Select(rule => rule.Text("Name"))
            .ShouldBe(
                [
                    "GuardrailsRootEvents", "GuardrailsOwnChanges", "GuardrailsRootReads", "GuardrailsAccountMoved",
                    "GuardrailsOrganizationChanges", "GuardrailsAccountHealth",
                ],
                ignoreOrder: true);
        foreach (var forwarder in (string[])["RootEvents", "OwnChanges", "RootReads", "AccountHealth"])
        {
            var properties = member[forwarder]!["Properties"]!;
            var here = rules.Single(rule => rule.Text("Name") == (string)properties["Name"]!);
            JsonNode.DeepEquals(here.Properties["EventPattern"], properties["EventPattern"]).ShouldBeTrue();
            here.Text("State").ShouldBe((string)properties["State"]!);
        }

        JsonNode.DeepEquals(
            rules.Single(rule => rule.Text("Name") == "GuardrailsAccountMoved").Properties["EventPattern"],
            Rule("GuardrailsAccountMoved")).ShouldBeTrue();
        rules.ShouldAllBe(
            rule => rule.Properties["Targets"]![0]!["Arn"]!
                .GetValue<string>() == "arn:aws:events:us-east-1:222222222222:event-bus/GuardrailsActivity");
        var role = synthesis.Example.Forwarders.OfType("AWS::IAM::Role").ShouldHaveSingleItem().Properties;
        role["RoleName"]!.GetValue<string>().ShouldBe("GuardrailsEventForwarder-us-east-1");
        JsonNode.DeepEquals(role["Policies"], member["Role"]!["Properties"]!["Policies"]).ShouldBeTrue();
    }

    /// <summary>A root user, or an event that nobody else causes, whoever its caller is.</summary>
    private const string OfRoot =
        """[{"userIdentity":{"type":["Root"]}},{"eventName":["PasswordUpdated","PasswordRecoveryCompleted"]}]""";

    private IEnumerable<Resource> Mappings => Stack.OfType("AWS::Lambda::EventSourceMapping");

    private Resource Queue(string name) =>
        Stack.OfType("AWS::SQS::Queue").Single(queue => queue.Text("QueueName") == name);

    private static Resource Function(Stack stack, string handler) =>
        stack.OfType("AWS::Lambda::Function").Single(function => function.Text("Handler") == handler);

    private JsonNode Rule(string name) =>
        Stack.OfType("AWS::Events::Rule").Single(rule => rule.Text("Name") == name).Properties["EventPattern"]!;

    private static Dictionary<string, string> Variables(CloudAssembly assembly) =>
        Function(assembly.Activity, "RootRecheck").Properties["Environment"]!["Variables"]!.AsObject()
            .Where(variable => variable.Key != "FAILED_QUEUE_URL")
            .ToDictionary(variable => variable.Key, variable => variable.Value!.GetValue<string>());
}

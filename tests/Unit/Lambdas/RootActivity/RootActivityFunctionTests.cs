using System.Text.Json.Nodes;
using Guardrails.Lambda.RootActivity;
using Guardrails.Tests.Unit.Incidents.Observers;
using Guardrails.Tests.Unit.Lambdas.RootPosture;
using static Guardrails.Tests.Unit.Lambdas.RootActivity.ActivitySite;

namespace Guardrails.Tests.Unit.Lambdas.RootActivity;

public sealed class RootActivityFunctionTests : IAsyncLifetime
{
    private const string Made = """
        {"responseElements":{"accessKey":{"accessKeyId":"AKIAIOSFODNN7EXAMPLE","status":"Active"}},
         "userIdentity":{"type":"Root","arn":"arn:aws:iam::444444444444:root","accountId":"444444444444",
         "accessKeyId":"ASIAIOSFODNN7EXAMPLE","invokedBy":"signin.amazonaws.com"}}
        """;

    private ActivitySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ActivitySite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_key_made_in_the_console_stands_in_the_ledger_and_so_does_the_key_itself()
    {
        (await _site.HandleAsync(Event("a", Made))).ShouldBeEmpty();

        _site.Observed.ShouldBe(["444444444444 RootKeyMade AccessKey/AKIAIOSFODNN7EXAMPLE"]);
        _site.Table.TextOf("RootActivity/444444444444 credential/AccessKey/AKIAIOSFODNN7EXAMPLE", "heard")
            .ShouldBe("2026-11-23T09:05:00.0000000Z");
        _site.Outcomes.ShouldBe("recorded");
    }

    [Fact]
    public async Task An_event_that_comes_again_and_under_another_envelope_changes_nothing()
    {
        await _site.HandleAsync(Event("a", Made));
        var text = _site.Table.Text;

        await _site.HandleAsync(
            Event("a", Made), Event("a", Made, """{"id":"another","time":"2026-11-24T09:00:00Z"}"""));

        _site.Table.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("444444444444", "recorded")]
    [InlineData("666666666666", "suspect")]
    public async Task A_notice_of_AWSs_stands_in_the_ledger_where_its_account_is_of_the_organization(
        string account, string outcome)
    {
        var notice = $$$"""
            {"source":"aws.health","account":"{{{account}}}","time":"2026-11-23T09:00:00Z","detail":{
             "eventArn":"arn:aws:health:us-east-1::event/1","eventTypeCode":"AWS_RISK_CREDENTIALS_EXPOSED",
             "affectedEntities":[{"entityValue":"AKIAIOSFODNN7EXAMPLE"}]}}
            """;

        (await _site.HandleAsync(notice, notice, """{"source":"aws.health","detail":{}}""")).ShouldBeEmpty();

        _site.Outcomes.ShouldBe($"{outcome} {outcome} malformed");
        _site.Observed.ShouldBe(outcome == "suspect"
            ? []
            : ["444444444444 CredentialExposed AccessKeyUse/AKIAIOSFODNN7EXAMPLE"]);
    }

    [Fact]
    public async Task An_answer_of_the_evaluator_is_a_sign_that_the_account_is_heard_and_no_incident()
    {
        string Sign(string id, string role, string time) => Event(
            id,
            $$$"""
            {"eventSource":"config.amazonaws.com","eventName":"PutEvaluations","eventTime":"{{{time}}}",
             "userIdentity":{"type":"AssumedRole","accountId":"444444444444",
              "sessionContext":{"sessionIssuer":{"type":"Role","userName":"{{{role}}}","accountId":"444444444444",
               "arn":"arn:aws:iam::444444444444:role/{{{role}}}" } } } }
            """,
            """{"source":"aws.config"}""");

        (await _site.HandleAsync(
            Sign("b", "GuardrailsRootPosture", "2026-11-23T09:00:00Z"),
            Sign("a", "GuardrailsRootPosture", "2026-11-23T08:00:00Z"),
            Sign("c", "Somebody", "2026-11-23T09:30:00Z"))).ShouldBeEmpty();

        _site.Observed.ShouldBeEmpty();
        _site.Outcomes.ShouldBe("nothing nothing nothing");
        _site.Table.TextOf("RootActivity/444444444444 sign/evaluation", "heard")
            .ShouldBe("2026-11-23T09:00:00.0000000Z");
    }

    [Fact]
    public async Task What_one_account_says_of_another_one_stands_with_the_other_one()
    {
        await _site.HandleAsync(
            Event(
                "left",
                """
                {"eventSource":"organizations.amazonaws.com","eventName":"AccountDepartedOrganization",
                 "userIdentity":{"accountId":"111111111111","invokedBy":"AWS Internal"},
                 "recipientAccountId":"111111111111","serviceEventDetails":{"accountId":"333333333333"}}
                """,
                """{"source":"aws.organizations","account":"111111111111"}"""),
            Event(
                "mail",
                """
                {"eventSource":"account.amazonaws.com","eventName":"StartPrimaryEmailUpdate",
                 "userIdentity":{"type":"AssumedRole","accountId":"111111111111",
                 "arn":"arn:aws:sts::111111111111:assumed-role/Admin/name"},
                 "recipientAccountId":"111111111111","requestParameters":{"accountId":"444444444444"}}
                """,
                """{"source":"aws.account","account":"111111111111"}"""));

        _site.Observed.ShouldBe(
        [
            "333333333333 AccountLeft Membership/",
            "333333333333 Leaves Membership/",
            "444444444444 RootEmailChanged EmailAddress/",
        ]);
        _site.Outcomes.ShouldBe("recorded recorded");
    }

    [Fact]
    public async Task Messages_stand_for_themselves()
    {
        _site.Instead = call => call.Action == "dynamodb:PutItem" && call.Body.Contains("444444444444")
            ? WireAnswer.Error(call, 400, "ThrottlingException", "slow")
            : null;
        var other = Event("b").Replace("444444444444", "555555555555", StringComparison.Ordinal);

        (await _site.HandleAsync(Event("a"), "no event", other, """{"detail":{}}""", null)).ShouldBe("m1");

        _site.Observed.ShouldBe(["555555555555 RootKeyMade AccessKey/"]);
        _site.PutAside.Count.ShouldBe(3);
        _site.PutAside.ShouldContain("no event");
        _site.Lines.Select(line => line["outcome"]!.GetValue<string>())
            .ShouldBe(["failed", "malformed", "recorded", "malformed", "malformed"]);
    }

    [Fact]
    public async Task A_message_that_cannot_be_put_aside_stays()
    {
        _site.Instead = call => call.Action == "sqs:SendMessage"
            ? WireAnswer.Error(call, 400, "AccessDenied", "no")
            : null;

        (await _site.HandleAsync("no event", Event("a"))).ShouldBe("m1");
        _site.Observed.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_without_an_id_that_was_not_recorded_keeps_the_whole_batch()
    {
        _site.Instead = call => call.Action == "dynamodb:PutItem"
            ? WireAnswer.Error(call, 400, "AccessDeniedException", "no")
            : null;

        (await Should.ThrowAsync<InvalidOperationException>(() => _site.InvokeAsync(
            new JsonObject { ["Records"] = new JsonArray(new JsonObject { ["body"] = Event("a") }) }.ToJsonString())))
            .Message.ShouldContain("dynamodb:PutItem failed: AccessDeniedException: no. Remedy: check that stack ");
    }

    [Fact]
    public async Task An_account_that_cannot_be_asked_about_stays_in_the_queue_and_one_that_is_strange_is_suspect()
    {
        _site.Instead = call =>
            call.Action == "organizations:DescribeAccount" && call.Body.Contains("444444444444")
                ? WireAnswer.Error(call, 400, "TooManyRequestsException", "slow")
                : null;
        var stranger = Event("b").Replace("444444444444", "999999999999", StringComparison.Ordinal);

        (await _site.HandleAsync(Event("a"), stranger)).ShouldBe("m1");

        _site.Table.Keys.ShouldHaveSingleItem().ShouldStartWith(Suspects("999999999999"));
    }

    [Theory]
    [InlineData("""{"source":"aws.partner/example.com/1/iam"}""", null, "444444444444")]
    [InlineData("""{"source":"custom.iam"}""", null, "444444444444")]
    [InlineData("""{"account":"555555555555"}""", null, "555555555555")]
    [InlineData(null, """{"recipientAccountId":"555555555555"}""", "444444444444")]
    [InlineData(
        null,
        """{"userIdentity":{"type":"Root","arn":"arn:aws:iam::555555555555:root","accountId":"555555555555"}}""",
        "444444444444")]
    [InlineData("""{"account":null}""", null, "000000000000")]
    public async Task A_forged_event_is_kept_a_week_and_not_believed(string? changes, string? detail, string account)
    {
        (await _site.HandleAsync(Event("a", detail, changes))).ShouldBeEmpty();

        var key = _site.Table.Keys.ShouldHaveSingleItem();
        key.ShouldStartWith(Suspects(account));
        _site.Table.TextOf(key, "why").ShouldNotBeNullOrEmpty();
        _site.Table.Text.ShouldContain(
            $"\"expires\":{{\"N\":\"{new DateTimeOffset(2026, 11, 30, 9, 5, 0, default).ToUnixTimeSeconds()}\"");
        _site.Outcomes.ShouldBe("suspect");
    }

    [Fact]
    public async Task An_event_without_an_id_is_suspect()
    {
        (await _site.HandleAsync(RootEvent.With())).ShouldBeEmpty();

        _site.Outcomes.ShouldBe("suspect");
    }

    [Fact]
    public async Task Suspects_of_an_account_and_day_have_so_many_places_and_no_more()
    {
        for (var batch = 0; batch < 30; batch++)
        {
            await _site.HandleAsync([.. Enumerable.Range(batch * 50, 50)
                .Select(number => Event($"{number}", null, """{"source":"custom.iam"}"""))]);
        }

        _site.Table.Keys.Count.ShouldBeInRange(600, 1_000);
    }

    [Fact]
    public async Task A_large_and_hostile_event_is_recorded_and_its_text_is_bounded()
    {
        var agent = string.Concat(Enumerable.Repeat("😀\\u202e\\u0000<b>", 18_000));

        (await _site.HandleAsync(Event("a", $$"""{"userAgent":"{{agent}}"}"""))).ShouldBeEmpty();
        (await _site.HandleAsync(Event("b", $$"""{"userAgent":"x{{agent}}"}""", """{"source":"custom.iam"}""")))
            .ShouldBeEmpty();

        _site.Observed.Count.ShouldBe(1);
        _site.Table.Text.Length.ShouldBeLessThan(200_000);
    }

    [Fact]
    public async Task A_session_that_a_root_key_federated_and_one_that_the_evaluator_opened_are_told_by_whose_they_are()
    {
        var federated = Event("a", """
            {"userIdentity":{"type":"FederatedUser","arn":"arn:aws:sts::444444444444:federated-user/x",
             "accountId":"444444444444","accessKeyId":"ASIAIOSFODNN7EXAMPLE",
             "sessionContext":{"sessionIssuer":{"type":"Root","arn":"arn:aws:iam::444444444444:root"}}},
             "eventSource":"s3.amazonaws.com","eventName":"ListBuckets","readOnly":"true"}
            """, """{"source":"aws.s3"}""");

        await _site.HandleAsync(
            federated, AssumeRoot("b", "GuardrailsRootPostureRule", Events.Audit),
            AssumeRoot("c", "Operator", Events.Audit), AssumeRoot("d", "Operator", Events.Password));

        _site.Observed.Where(one => !one.Contains("Explains", StringComparison.Ordinal)).ShouldBe(
        [
            "444444444444 RootFederatedSession Session/ASIAIOSFODNN7EXAMPLE",
            "444444444444 UnlistedRootSession Session/ASIAIOSFODNN7EXAMPLE",
            "444444444444 RootPasswordMade Password/",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task What_the_deploy_changes_is_meant_and_what_others_change_is_told()
    {
        await _site.HandleAsync(
            Deleted("a", "stacksets-exec-0123456789abcdef0123456789abcdef"), Deleted("b", "Deploy"),
            Deleted("c", "Mallory"));

        _site.Observed.ShouldBe(["222222222222 OwnResourceChanged OwnResource/GuardrailsRootPosture"]);
        _site.Lines.Count(line => line["outcome"]!.GetValue<string>() == "nothing").ShouldBe(2);
    }

    [Fact]
    public void Settings_are_read_and_what_is_wrong_is_named()
    {
        var good = new Dictionary<string, string?>
        {
            ["ORGANIZATION_ID"] = "o-exampleorg1", ["PARTITION"] = "aws", ["FAILED_QUEUE_URL"] = "https://queue",
            ["ROOT_SESSION_CALLERS"] = $"{Events.Role("A")}=IAMAuditRootUserCredentials+IAMDeleteRootUserCredentials",
            ["DEPLOY_ROLES"] = "arn:aws:iam::222222222222:role/a",
            ["MANAGEMENT_ACCOUNT_ID"] = "111111111111", ["DELEGATED_ADMINISTRATOR_ID"] = "222222222222",
        };
        var settings = Settings.Read(good.GetValueOrDefault);
        settings.RootSessions[Events.Role("A")].ShouldBe([Events.Audit, Events.Deletion], ignoreOrder: true);
        settings.DeployRoles.ShouldBe(["arn:aws:iam::222222222222:role/a"]);
        settings.ManagementAccount.Value.ShouldBe("111111111111");

        foreach (var (name, wrong) in new[]
        {
            ("ORGANIZATION_ID", "x"), ("PARTITION", "moon"), ("ROOT_SESSION_CALLERS", "x"),
            ("MANAGEMENT_ACCOUNT_ID", "x"), ("DELEGATED_ADMINISTRATOR_ID", "x"),
        })
        {
            Should.Throw<InvalidOperationException>(() => Settings.Read(
                asked => asked == name ? wrong : good.GetValueOrDefault(asked))).Message.ShouldContain(name);
        }
    }

    private static string AssumeRoot(string id, string role, string task)
    {
        var detail = Events.ByRole(role, new()
        {
            ["eventID"] = id,
            ["eventSource"] = "sts.amazonaws.com",
            ["eventName"] = "AssumeRoot",
            ["requestParameters"] = new JsonObject
            {
                ["targetPrincipal"] = "444444444444", ["taskPolicyArn"] = new JsonObject { ["arn"] = task },
            },
            ["responseElements"] = new JsonObject
            {
                ["credentials"] = new JsonObject { ["accessKeyId"] = "ASIAIOSFODNN7EXAMPLE" },
            },
        });
        return RootEvent.With(JsonNode.Parse("""{"source":"aws.sts","account":"222222222222"}"""), detail);
    }

    private static string Deleted(string id, string role)
    {
        var detail = Events.ByRole(role, new()
        {
            ["eventID"] = id,
            ["eventName"] = "DeleteRole",
            ["requestParameters"] = new JsonObject { ["roleName"] = "GuardrailsRootPosture" },
        });
        return RootEvent.With(JsonNode.Parse("""{"account":"222222222222"}"""), detail);
    }
}

using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Observers;
using static Guardrails.Tests.Unit.Incidents.Observers.Events;

namespace Guardrails.Tests.Unit.Incidents.Observers;

public sealed class ActivityObserverTests
{
    private const string Root = "arn:aws:iam::444444444444:root";
    private const string Key = "AKIAIOSFODNN7EXAMPLE";

    private static readonly IReadOnlyDictionary<string, JsonObject> Table =
        CaseTable.Load<JsonObject>("tests", "Unit", "Activity", "activities.json");

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void An_event_as_AWS_shows_it_opens_what_it_is(string name)
    {
        var one = Table[name];

        Observe(one["event"], one["detail"])
            .ShouldBe(one["observes"]!.AsArray().Select(text => text!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{"source":"aws.partner/example.com/1/iam"}""", null, "Its source is not a service of AWS.")]
    [InlineData("""{"source":"custom.iam"}""", null, "Its source is not a service of AWS.")]
    [InlineData("""{"source":"aws."}""", null, "Its source is not a service of AWS.")]
    [InlineData("""{"detail-type":"Scheduled Event"}""", null, "Its detail-type is not one of CloudTrail's.")]
    [InlineData(
        """{"account":"999999999999"}""", null,
        "Account 999999999999, which sent it, is not in the organization.")]
    [InlineData(
        """{"account":"111111111111"}""", null,
        "Account 111111111111 sent it and account 444444444444 logged it.")]
    [InlineData(
        null, """{"recipientAccountId":"111111111111"}""",
        "Account 444444444444 sent it and account 111111111111 logged it.")]
    [InlineData(
        null,
        """{"userIdentity":{"type":"Root","arn":"arn:aws:iam::111111111111:root","accountId":"111111111111"}}""",
        "Account 444444444444 sent it and its root user is another account's, or none.")]
    [InlineData(
        null, """{"userIdentity":{"type":"Root"}}""",
        "Account 444444444444 sent it and its root user is another account's, or none.")]
    [InlineData("""{"account":null}""", null, "It does not say which account sent it.")]
    [InlineData(null, """{"eventTime":"yesterday"}""", "It has no eventID or no eventTime.")]
    public void An_event_that_does_not_prove_its_account_is_suspect(string? changes, string? detail, string why) =>
        Observe(Json(changes), Json(detail)).ShouldBe([$"Suspect {why}"]);

    /// <summary>Whatever flags and names an event has, it is observed and nothing fails.</summary>
    [Fact]
    public void No_event_of_a_root_user_is_lost_for_what_it_says_beside()
    {
        string[] names =
        [
            "CreateAccessKey", "DeleteAccessKey", "CreateLoginProfile", "ChangePassword", "EnableMFADevice",
            "UploadSigningCertificate", "ConsoleLogin", "CheckMfa", "PasswordUpdated", "EmailUpdated",
            "PasswordRecoveryRequested", "PasswordRecoveryCompleted", "CreateOAuth2Token", "GetFederationToken",
            "AssumeRoot", "PutBucketPolicy",
        ];
        var seen = new HashSet<string>();
        foreach (var name in names)
        {
            foreach (var service in new[] { "iam", "sts", "signin", "s3", "account" })
            {
                foreach (var readOnly in new JsonNode?[] { true, false, null, "true", 7 })
                {
                    foreach (var key in new[] { Key, "ASIAIOSFODNN7EXAMPLE", "", "odd" })
                        seen.UnionWith(Observe(null, Detail(service, name, readOnly, key)));
                }
            }
        }

        seen.Count.ShouldBeGreaterThan(15);

        static JsonObject Detail(string service, string name, JsonNode? readOnly, string key) => new()
        {
            ["eventSource"] = $"{service}.amazonaws.com",
            ["eventName"] = name,
            ["readOnly"] = readOnly?.DeepClone(),
            ["userIdentity"] = Caller(key),
        };
    }

    [Fact]
    public void A_use_of_a_key_from_a_new_network_service_or_Region_is_told_beside_the_use()
    {
        var detail = Json($$"""
            {"userIdentity":{"type":"Root","arn":"{{Root}}","accountId":"444444444444","accessKeyId":"{{Key}}"},
             "eventSource":"ec2.amazonaws.com","eventName":"RunInstances","sourceIPAddress":"198.51.100.7",
             "awsRegion":"eu-central-1"}
            """);
        var known = Context with
        {
            KnownUses = new Dictionary<string, IReadOnlySet<KeyUseTrait>>
            {
                [Key] = new HashSet<KeyUseTrait>
                {
                    new("network", "198.51.100.0/24"), new("service", "ec2.amazonaws.com"), new("Region", "us-east-1"),
                },
            },
        };

        Observe(null, detail).ShouldBe([$"Opens RootKeyUsed AccessKeyUse/{Key}"], "its first use is nothing new");
        Observe(null, detail, known).ShouldBe(
        [
            $"Opens RootKeyUsed AccessKeyUse/{Key}",
            $"Opens RootKeyUsedElsewhere AccessKeyUse/{Key} Region eu-central-1",
        ]);
    }

    [Theory]
    [InlineData("GuardrailsRootPostureRule", Audit, false, "")]
    [InlineData("BreakGlass", Audit, false, "UnlistedRootSession Session/ASIAIOSFODNN7EXAMPLE")]
    [InlineData("Somebody", Deletion, true, "UnlistedRootSession Session/ASIAIOSFODNN7EXAMPLE")]
    [InlineData("BreakGlass", Deletion, true, "")]
    [InlineData("BreakGlass", Deletion, false, "UnapprovedDeletion Session/ASIAIOSFODNN7EXAMPLE")]
    [InlineData("BreakGlass", Password, true, "RootPasswordMade Password")]
    public void A_root_session_is_silent_by_caller_and_task_alone(
        string role, string task, bool approved, string opened)
    {
        var context = Context with
        {
            ApprovedDeletions = approved ? new HashSet<AccountId> { AccountId.Parse("444444444444") } : [],
        };
        var detail = AssumeRoot(role, task, "444444444444");

        Observe(Json("""{"source":"aws.sts","account":"222222222222"}"""), detail, context)
            .Where(text => text.StartsWith("Opens", StringComparison.Ordinal))
            .ShouldBe(opened.Length == 0 ? [] : [$"Opens {opened}"]);
    }

    [Theory]
    [InlineData("arn:aws:iam::444444444444:root", true)]
    [InlineData("999999999999", false)]
    [InlineData("nobody", false)]
    public void A_root_session_is_about_the_account_that_it_was_opened_in(string target, bool known)
    {
        var detail = AssumeRoot("Somebody", Audit, target);
        detail["eventID"] = "e0176723-ea76-4275-83a3-00000000000a";

        var observed = ActivityObserver.Of(
            RootActivity.Parse(RootEvent.With(Json("""{"source":"aws.sts","account":"222222222222"}"""), detail)),
            Context, Heard);

        (observed.Suspicion is null).ShouldBe(known);
        observed.Observations.ShouldAllBe(one => one.Account.Value == "444444444444");
    }

    [Fact]
    public void A_session_whose_key_is_not_shown_explains_nothing()
    {
        var detail = AssumeRoot("GuardrailsRootPostureRule", Audit, "444444444444");
        detail["responseElements"] = null;

        Observe(Json("""{"source":"aws.sts","account":"222222222222"}"""), detail).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("organizations", "DetachPolicy", """{"policyId":"p-guardrail1","targetId":"r-ex01"}""",
        "GuardrailChanged Policy/p-guardrail1")]
    [InlineData("organizations", "DetachPolicy", """{"policyId":"p-unread01"}""", "GuardrailChanged Policy/p-unread01")]
    [InlineData("organizations", "UpdatePolicy", """{"policyId":"p-theirs01"}""", "")]
    [InlineData("organizations", "DetachPolicy", """{"policyId":"p-gone0001"}""", "GuardrailChanged Policy/p-gone0001")]
    [InlineData("organizations", "DeletePolicy", """{"policyId":"p-gone0001"}""", "")]
    [InlineData("organizations", "DeletePolicy", """{"policyId":"p-guardrail1"}""",
        "GuardrailChanged Policy/p-guardrail1")]
    [InlineData("organizations", "DisablePolicyType", """{"rootId":"r-ex01","policyType":"TAG_POLICY"}""", "")]
    [InlineData("organizations", "PutResourcePolicy", """{"content":"{}"}""",
        "DelegationChanged Policy/PutResourcePolicy")]
    [InlineData("logs", "PutResourcePolicy", """{"policyName":"GuardrailsX"}""",
        "OwnResourceChanged OwnResource/GuardrailsX")]
    [InlineData("organizations", "DisablePolicyType", """{"rootId":"r-ex01"}""",
        "GuardrailChanged Policy/SERVICE_CONTROL_POLICY")]
    [InlineData("organizations", "RegisterDelegatedAdministrator", """{"accountId":"444444444444"}""",
        "DelegationChanged Policy/RegisterDelegatedAdministrator")]
    [InlineData("iam", "DisableOrganizationsRootSessions", "{}",
        "DelegationChanged Policy/DisableOrganizationsRootSessions")]
    [InlineData("iam", "DeleteRole", """{"roleName":"GuardrailsRootPosture"}""",
        "OwnResourceChanged OwnResource/GuardrailsRootPosture")]
    [InlineData("lambda", "DeleteFunction20150331",
        """{"functionName":"arn:aws:lambda:us-east-1:222222222222:function:GuardrailsRootRecheck"}""",
        "OwnResourceChanged OwnResource/arn:aws:lambda:us-east-1:222222222222:function:GuardrailsRootRecheck")]
    [InlineData("iam", "DeleteRole", """{"roleName":"OurGuardrails"}""", "")]
    public void What_others_change_of_guardrails_is_told_unless_the_deploy_does_it(
        string service, string name, string request, string opened)
    {
        foreach (var (role, expected) in new[] { ("Somebody", opened), ("Deploy", "") })
        {
            var detail = ByRole(role, new()
            {
                ["eventSource"] = $"{service}.amazonaws.com",
                ["eventName"] = name,
                ["requestParameters"] = JsonNode.Parse(request),
            });

            Observe(Json($$"""{"source":"aws.{{service}}","account":"222222222222"}"""), detail)
                .ShouldBe(expected.Length == 0 ? [] : [$"Opens {expected}"], role);
        }
    }

    [Theory]
    [InlineData("p-guardrail1", Severity.Critical)]
    [InlineData("p-unread01", Severity.Critical)]
    [InlineData("p-gone0001", Severity.High)]
    public void A_policy_that_nobody_can_name_counts_as_a_guardrail_and_one_that_is_gone_less_urgently(
        string policy, Severity severity)
    {
        var detail = ByRole("Somebody", new()
        {
            ["eventSource"] = "organizations.amazonaws.com",
            ["eventName"] = "DetachPolicy",
            ["eventID"] = "e0176723-ea76-4275-83a3-000000000009",
            ["requestParameters"] = new JsonObject { ["policyId"] = policy },
        });

        ActivityObserver.Of(
            RootActivity.Parse(
                RootEvent.With(Json("""{"source":"aws.organizations","account":"222222222222"}"""), detail)),
            Context,
            Heard).Observations.ShouldHaveSingleItem().Severity.ShouldBe(severity);
    }

    /// <summary>AWS does not show what the caller of most of these looks like.</summary>
    [Theory]
    [InlineData("PasswordRecoveryRequested", "Success", "RootRecoveryAsked Password")]
    [InlineData("PasswordRecoveryCompleted", "Success", "RootRecoveryDone Password")]
    [InlineData("PasswordUpdated", "Success", "RootPasswordChanged Password")]
    [InlineData("PasswordUpdated", "Failure", "")]
    [InlineData("EmailUpdated", "Success", "RootEmailChanged EmailAddress")]
    [InlineData("EmailUpdated", "Failure", "")]
    [InlineData("ConsoleLogin", "Success", "")]
    public void An_event_of_root_users_alone_is_told_whoever_is_named_as_its_caller(
        string name, string answer, string opened)
    {
        foreach (var caller in new[] { "Unknown", "IAMUser", "AWSAccount", null })
        {
            var detail = new JsonObject
            {
                ["eventSource"] = "signin.amazonaws.com",
                ["eventName"] = name,
                ["responseElements"] = new JsonObject { [name] = answer },
                ["userIdentity"] = caller is null ? null : new JsonObject { ["type"] = caller },
            };

            Observe(Json("""{"source":"aws.signin"}"""), detail)
                .ShouldBe(opened.Length == 0 ? [] : [$"Opens {opened}"], caller);
        }
    }

    /// <summary>A member's mailbox is changed from the management account, and its owner must hear of it.</summary>
    [Theory]
    [InlineData("StartPrimaryEmailUpdate", "444444444444", null, "444444444444")]
    [InlineData("AcceptPrimaryEmailUpdate", "444444444444", null, "444444444444")]
    [InlineData("StartPrimaryEmailUpdate", "999999999999", null, "222222222222")]
    [InlineData("StartPrimaryEmailUpdate", null, null, "222222222222")]
    [InlineData("StartPrimaryEmailUpdate", "444444444444", "AccessDeniedException", null)]
    public void A_new_root_email_address_is_told_of_the_account_that_the_call_names(
        string name, string? named, string? error, string? told)
    {
        var detail = ByRole("Deploy", new()
        {
            ["eventID"] = "e0176723-ea76-4275-83a3-00000000000b",
            ["eventSource"] = "account.amazonaws.com",
            ["eventName"] = name,
            ["requestParameters"] = named is null ? null : new JsonObject { ["accountId"] = named },
            ["errorCode"] = error,
        });

        ActivityObserver.Of(
            RootActivity.Parse(RootEvent.With(Json("""{"source":"aws.account","account":"222222222222"}"""), detail)),
            Context, Heard).Observations.Select(one => $"{one.Kind?.Name} {one.Account}")
            .ShouldBe(told is null ? [] : [$"RootEmailChanged {told}"]);
    }

    [Theory]
    [InlineData("111111111111", """{"accountId":"333333333333","departedMethod":"Left"}""", "333333333333")]
    [InlineData("111111111111", """{"departure":{"accountId":"333333333333","by":"111111111111"}}""", "333333333333")]
    [InlineData("111111111111", """{"accountId":"111111111111"}""", "It does not name the one account that left.")]
    [InlineData("111111111111", "{}", "It does not name the one account that left.")]
    [InlineData(
        "111111111111",
        """{"accountId":"333333333333","otherAccountId":"555555555555"}""",
        "It does not name the one account that left.")]
    [InlineData(
        "444444444444",
        """{"accountId":"333333333333"}""",
        "Account 444444444444 sent it, which is not the management account.")]
    public void An_account_has_left_where_the_management_account_says_so_and_names_it(
        string sender, string details, string leftOrWhyNot)
    {
        var detail = Departed(sender, details);

        var observed = ActivityObserver.Of(
            RootActivity.Parse(RootEvent.With(Json(
                $$"""
                {"source":"aws.organizations","detail-type":"AWS Service Event via CloudTrail","account":"{{sender}}"}
                """), detail)),
            Context, Heard);

        if (observed.Suspicion is { } why)
            why.ShouldBe(leftOrWhyNot);
        observed.Observations.Select(one => $"{one.Account} {one.Effect} {one.Kind?.Name}".TrimEnd())
            .ShouldBe(observed.Suspicion is null
                ? [$"{leftOrWhyNot} Leaves", $"{leftOrWhyNot} Opens AccountLeft"]
                : []);
    }

    [Fact]
    public void What_was_open_ends_with_the_departure_and_the_departure_itself_is_open()
    {
        var left = ActivityObserver.Of(
            RootActivity.Parse(RootEvent.With(
                Json("""{"source":"aws.organizations","account":"111111111111"}"""),
                Departed("111111111111", $$"""{"accountId":"{{Observed.Account}}"}"""))),
            Context, Heard).Observations;

        IncidentFold.Of([Observed.Opens<RootKeyMade>("22T09:00", "a"), .. left], Observed.At("23T10:00"))
            .Select(one => $"{one.Subject.Kind} {(one.Ended is null ? "open" : $"{one.Ending}")}")
            .ShouldBe(["AccessKey Left", "Membership open"]);
    }

    private static JsonObject Departed(string sender, string details) => new()
    {
        ["eventID"] = "e0176723-ea76-4275-83a3-00000000000c",
        ["eventSource"] = "organizations.amazonaws.com",
        ["eventName"] = "AccountDepartedOrganization",
        ["eventType"] = "AwsServiceEvent",
        ["userIdentity"] = new JsonObject { ["accountId"] = sender, ["invokedBy"] = "AWS Internal" },
        ["recipientAccountId"] = sender,
        ["serviceEventDetails"] = JsonNode.Parse(details),
    };

    [Fact]
    public void A_correction_takes_the_place_of_what_it_corrects_and_one_that_says_nothing_withdraws_it()
    {
        var made = ActivityObserver.Of(RootActivity.Parse(RootEvent.With(null, Json("""{"eventID":"a"}"""))),
            Context, Heard).Observations.Single();
        const string addendum = """ "addendum":{"reason":"UPDATED_DATA","originalEventID":"a"} """;
        var again = ActivityObserver.Of(RootActivity.Parse(RootEvent.With(
            null, Json($$"""{"eventID":"b",{{addendum}}}"""))), Context, Heard).Observations.Single();
        var refused = ActivityObserver.Of(RootActivity.Parse(RootEvent.With(
            null, Json($$"""{"eventID":"c","errorCode":"AccessDenied",{{addendum}}}"""))),
            Context, Heard).Observations.Single();

        IncidentFold.Of([made, again], Heard).ShouldHaveSingleItem().Matters.Count.ShouldBe(1);
        IncidentFold.Of([refused, made], Heard).ShouldBeEmpty();
        (made.Kind, again.Kind).ShouldBe((IncidentCatalog.Get<RootKeyMade>(), IncidentCatalog.Get<RootKeyMade>()));
    }

    private static JsonObject AssumeRoot(string role, string task, string target) => ByRole(role, new()
    {
        ["eventSource"] = "sts.amazonaws.com",
        ["eventName"] = "AssumeRoot",
        ["requestParameters"] = new JsonObject
        {
            ["targetPrincipal"] = target,
            ["taskPolicyArn"] = new JsonObject { ["arn"] = task },
        },
        ["responseElements"] = new JsonObject
        {
            ["credentials"] = new JsonObject { ["accessKeyId"] = "ASIAIOSFODNN7EXAMPLE" },
        },
    });

    private static JsonObject Caller(string key) => new()
    {
        ["type"] = "Root",
        ["arn"] = Root,
        ["accountId"] = "444444444444",
        ["accessKeyId"] = key,
    };

    private static JsonNode? Json(string? text) => text is null ? null : JsonNode.Parse(text);
}

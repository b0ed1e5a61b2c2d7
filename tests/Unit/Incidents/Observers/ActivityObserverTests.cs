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
        Observe(Parsed(changes), Parsed(detail)).ShouldBe([$"Suspect {why}"]);

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
                foreach (var key in new[] { Key, "ASIAIOSFODNN7EXAMPLE", "", "odd" })
                {
                    var written = Observe(null, Detail(service, name, false, key));
                    seen.UnionWith(written);
                    seen.UnionWith(Observe(null, Detail(service, name, true, key)));
                    // What does not say that it only reads is told like a call that writes.
                    foreach (var odd in new JsonNode?[] { null, "odd", 7 })
                        Observe(null, Detail(service, name, odd, key)).ShouldBe(written, $"{service} {name} {odd}");
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
        var detail = Parsed($$"""
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

            Observe(Parsed("""{"source":"aws.signin"}"""), detail)
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
            RootActivity.Parse(RootEvent.With(Parsed("""{"source":"aws.account","account":"222222222222"}"""), detail)),
            Context, Heard).Observations.Select(one => $"{one.Kind?.Name} {one.Account}")
            .ShouldBe(told is null ? [] : [$"RootEmailChanged {told}"]);
    }

    [Fact]
    public void A_correction_takes_the_place_of_what_it_corrects_and_one_that_says_nothing_withdraws_it()
    {
        var made = ActivityObserver.Of(RootActivity.Parse(RootEvent.With(null, Parsed("""{"eventID":"a"}"""))),
            Context, Heard).Observations.Single();
        const string addendum = """ "addendum":{"reason":"UPDATED_DATA","originalEventID":"a"} """;
        var again = ActivityObserver.Of(RootActivity.Parse(RootEvent.With(
            null, Parsed($$"""{"eventID":"b",{{addendum}}}"""))), Context, Heard).Observations.Single();
        var refused = ActivityObserver.Of(RootActivity.Parse(RootEvent.With(
            null, Parsed($$"""{"eventID":"c","errorCode":"AccessDenied",{{addendum}}}"""))),
            Context, Heard).Observations.Single();

        IncidentFold.Of([made, again], Heard).ShouldHaveSingleItem().Matters.Count.ShouldBe(1);
        IncidentFold.Of([refused, made], Heard).ShouldBeEmpty();
        (made.Kind, again.Kind).ShouldBe((IncidentCatalog.Get<RootKeyMade>(), IncidentCatalog.Get<RootKeyMade>()));
    }

    private static JsonObject Caller(string key) => new()
    {
        ["type"] = "Root",
        ["arn"] = Root,
        ["accountId"] = "444444444444",
        ["accessKeyId"] = key,
    };
}

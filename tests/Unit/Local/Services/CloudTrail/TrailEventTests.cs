using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Services.CloudTrail;
using Guardrails.Local.Services.Events;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.CloudTrail;

public sealed class TrailEventTests
{
    private readonly LocalWorld _aws = new();

    [Fact]
    public async Task A_root_user_s_new_key_is_on_the_default_bus_of_its_account_without_its_secret()
    {
        Watch(LocalWorld.Payments);

        var created = await _aws.CallAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");

        var logged = Logged().ShouldHaveSingleItem();
        Text(logged["detail-type"]).ShouldBe("AWS API Call via CloudTrail");
        Text(logged["source"]).ShouldBe("aws.iam");
        Text(logged["account"]).ShouldBe(LocalWorld.Payments);
        Text(logged["region"]).ShouldBe("us-east-1");
        var detail = logged["detail"]!;
        Text(detail["eventName"]).ShouldBe("CreateAccessKey");
        Text(detail["eventTime"]).ShouldBe("2026-11-23T09:00:00Z");
        detail["userIdentity"]!.ToJsonString().ShouldBe(
            """{"type":"Root","principalId":"444444444444","arn":"arn:aws:iam::444444444444:root","accountId":"444444444444","accessKeyId":""}""");
        detail["requestParameters"].ShouldBeNull();
        Text(detail["responseElements"]!["accessKey"]!["accessKeyId"])
            .ShouldBe(created["AccessKey"]!["AccessKeyId"]!.GetValue<string>());
        Text(detail["responseElements"]!["accessKey"]!["createDate"]).ShouldBe("Nov 23, 2026, 9:00:00 AM");
        logged.ToJsonString().ShouldNotContain("secret", Case.Insensitive);
        detail["errorCode"].ShouldBeNull();
    }

    [Fact]
    public async Task A_denied_key_is_logged_with_its_error()
    {
        Watch(LocalWorld.Payments);
        await _aws.AttachAsync("NoRootKeys", LocalWorld.DenyRootKeys, LocalWorld.Root);

        await _aws.RefusalAsync(_aws.RootOf(LocalWorld.Payments), "iam", "CreateAccessKey");

        var detail = Logged().ShouldHaveSingleItem()["detail"]!;
        Text(detail["errorCode"]).ShouldBe("AccessDenied");
        Text(detail["errorMessage"]).ShouldContain("explicit deny in a service control policy");
        detail["responseElements"].ShouldBeNull();
    }

    [Fact]
    public async Task What_was_asked_for_is_logged()
    {
        Watch(LocalWorld.Payments);

        await _aws.CallAsync(
            _aws.RootOf(LocalWorld.Payments),
            "iam",
            "DeleteAccessKey",
            new() { ["AccessKeyId"] = "AKIAPAYMENTSPROD0001" });

        Logged().ShouldHaveSingleItem()["detail"]!["requestParameters"]!.ToJsonString()
            .ShouldBe("""{"accessKeyId":"AKIAPAYMENTSPROD0001"}""");
    }

    [Fact]
    public async Task A_reading_call_reaches_a_rule_alone_whose_state_asks_for_it()
    {
        Watch(LocalWorld.Payments);
        await _aws.CallAsync(_aws.RootOf(LocalWorld.Payments), "iam", "ListAccessKeys");
        Logged().ShouldBeEmpty();

        Watch(LocalWorld.Payments, hearsReads: true);
        await _aws.CallAsync(_aws.RootOf(LocalWorld.Payments), "iam", "ListAccessKeys");

        var detail = Logged().ShouldHaveSingleItem()["detail"]!;
        (Text(detail["eventName"]), detail["readOnly"]!.GetValue<bool>()).ShouldBe(("ListAccessKeys", true));
    }

    [Fact]
    public void A_sign_in_without_MFA_says_so_and_one_with_it_is_checked_first()
    {
        Watch(LocalWorld.Payments);

        SignIns.Log(_aws.World, LocalWorld.Payments, mfa: false, succeeds: true);
        SignIns.Log(_aws.World, LocalWorld.Payments, mfa: true, succeeds: true);
        SignIns.Log(_aws.World, LocalWorld.Payments, mfa: false, succeeds: false);

        var logged = Logged();
        logged.Select(one => Text(one["detail"]!["eventName"]))
            .ShouldBe(["ConsoleLogin", "CheckMfa", "ConsoleLogin", "ConsoleLogin"]);
        logged.ShouldAllBe(one => Text(one["source"]) == "aws.signin"
            && Text(one["detail-type"]) == "AWS Console Sign In via CloudTrail");
        Text(logged[0]["detail"]!["additionalEventData"]!["MFAUsed"]).ShouldBe("No");
        logged[0]["detail"]!["additionalEventData"]!["MFAIdentifier"].ShouldBeNull();
        Text(logged[3]["detail"]!["errorMessage"]).ShouldBe("Failed authentication");
        logged[3]["detail"]!["errorCode"].ShouldBeNull();
    }

    [Fact]
    public void What_waits_can_come_in_reverse_order_and_the_last_of_it_twice()
    {
        Watch(LocalWorld.Payments);
        SignIns.Log(_aws.World, LocalWorld.Payments, mfa: true, succeeds: true);

        _aws.World.Of<EventsState>().Disturb();

        Logged().Select(one => Text(one["detail"]!["eventName"])).ShouldBe(["ConsoleLogin", "CheckMfa", "CheckMfa"]);
    }

    [Fact]
    public async Task An_AssumeRoot_session_is_told_apart()
    {
        Watch(LocalWorld.Payments);
        var task = TaskPolicy.Find("arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials", "aws");

        await _aws.CallAsync(
            new RootUser(LocalWorld.Payments, "aws", task),
            "iam",
            "DeleteAccessKey",
            new() { ["AccessKeyId"] = "AKIAPAYMENTSPROD0001" });

        Text(Logged().ShouldHaveSingleItem()["detail"]!["userIdentity"]!["sessionContext"]!["assumedRoot"])
            .ShouldBe("true");
    }

    [Fact]
    public void A_new_account_is_logged_in_the_management_account()
    {
        Watch(LocalWorld.Management);

        new AccountEvents(_aws.World).Created(_aws.World.Account(LocalWorld.Payments));

        var logged = Logged();
        logged.Select(one => Text(one["detail"]!["eventName"]))
            .ShouldBe(["CreateAccountResult", "AccountJoinedOrganization"]);
        logged.ShouldAllBe(
            one => Text(one["detail-type"]) == "AWS Service Event via CloudTrail"
                && Text(one["account"]) == LocalWorld.Management);
        var status = logged[0]["detail"]!["serviceEventDetails"]!["createAccountStatus"]!;
        (Text(status["state"]), Text(status["accountId"])).ShouldBe(("SUCCEEDED", LocalWorld.Payments));
        Text(logged[1]["detail"]!["serviceEventDetails"]!["joinedMethod"]).ShouldBe("Created");
    }

    /// <summary>A rule on the default bus that matches everything of AWS.</summary>
    private void Watch(string account, bool hearsReads = false)
    {
        var rule = new EventRule($"arn:aws:events:us-east-1:{account}:rule/All")
        {
            Pattern = EventPattern.Parse(JsonNode.Parse("""{"source":[{"prefix":"aws."}]}""")),
            Enabled = true,
            HearsReads = hearsReads,
        };
        rule.Targets["T"] = new("arn:aws:sqs:us-east-1:111111111111:Q", null, null);
        EventsState.DefaultBus(_aws.World, account, "us-east-1").Rules["All"] = rule;
    }

    private List<JsonObject> Logged() =>
        [.. _aws.World.Of<EventsState>().Deliveries.Select(delivery => delivery.Event)];

    private static string Text(JsonNode? node) => node.ShouldNotBeNull().GetValue<string>();
}

using System.Text.Json.Nodes;
using Guardrails.Lambda.RootPostureRule;

namespace Guardrails.Tests.Unit.Lambdas.RootPosture;

/// <summary>
/// The evaluator where AWS answers; what becomes of it where AWS does not is in <see cref="RootPostureFaultTests"/>.
/// </summary>
public sealed class RootPostureFunctionTests : IAsyncLifetime
{
    private RuleSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RuleSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("NoRootAccessKeys", "NON_COMPLIANT")]
    [InlineData("RootMfa", "COMPLIANT")]
    [InlineData("RootHardwareMfa", "COMPLIANT")]
    [InlineData("NoRootSigningCertificates", "COMPLIANT")]
    public async Task An_account_is_judged_by_the_control_of_the_rule(string control, string compliance)
    {
        (await _site.EvaluateAsync(control)).ShouldBeNull();

        var evaluation = _site.Evaluations.ShouldHaveSingleItem();
        evaluation["ComplianceType"]!.GetValue<string>().ShouldBe(compliance);
        evaluation["ComplianceResourceType"]!.GetValue<string>().ShouldBe("AWS::::Account");
        evaluation["ComplianceResourceId"]!.GetValue<string>().ShouldBe(RuleSite.Account);
        _site.Line["outcome"]!.GetValue<string>().ShouldBe("evaluated");
        _site.Line["control"]!.GetValue<string>().ShouldBe(control);
        _site.Line["compliance"]!.GetValue<string>().ShouldBe(compliance == "COMPLIANT" ? "Compliant" : "NonCompliant");
        _site.Findings.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_member_role_reads_and_reports_and_the_root_session_lists()
    {
        await _site.EvaluateAsync("RootMfa");

        _site.Received.Single(call => call.Action == "sts:AssumeRole").Body.ShouldContain(
            "RoleArn=arn:aws:iam::444444444444:role/GuardrailsRootPosture");
        _site.Received.Single(call => call.Action == "sts:AssumeRoot").Body.ShouldContain(
            "arn=arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials");
        By("AKIAFUNCTION").ShouldBe(
            [
                "organizations:DescribeAccount",
                "sts:AssumeRole",
                "sts:AssumeRoot",
                "dynamodb:GetItem",
                "dynamodb:PutItem",
            ]);
        By("ASIAMEMBER").ShouldBe(
            [
                "iam:GenerateCredentialReport",
                "iam:GetCredentialReport",
                "iam:GetAccountSummary",
                "iam:ListVirtualMFADevices",
                "config:PutEvaluations",
            ]);
        By("ASIAROOT").ShouldBe(
            [
                "iam:ListAccessKeys",
                "iam:GetAccessKeyLastUsed",
                "iam:ListMFADevices",
                "iam:ListSigningCertificates",
                "iam:GetLoginProfile",
            ]);
    }

    [Fact]
    public async Task A_root_session_tells_what_an_ordinary_role_cannot()
    {
        await _site.EvaluateAsync("RootHardwareMfa", new Dictionary<string, string> { ["devices"] = "hardwareTotp" });

        var evaluation = _site.Evaluations.ShouldHaveSingleItem();
        evaluation["ComplianceType"]!.GetValue<string>().ShouldBe("COMPLIANT");
        evaluation["Annotation"]!.GetValue<string>().ShouldBe(
            "The root user's MFA: hardware TOTP token GAHT12345678. Asked 2026-11-23 09:00 UTC: "
            + "account summary, virtual MFA devices, root session; "
            + "credential report of 2026-11-23 08:00 UTC.");
    }

    [Fact]
    public async Task The_log_line_says_of_every_reading_where_it_came_from_and_when()
    {
        await _site.EvaluateAsync("RootMfa");

        _site.Line["readings"]!
            .AsArray()
            .Select(
                reading => $"{reading!["source"]} "
                    + $"{reading["at"]?.GetValue<DateTimeOffset>():HH:mm}{reading["unavailable"]}")
            .ShouldBe(
                [
                    "credential report 08:00",
                    "account summary 09:00",
                    "virtual MFA devices 09:00",
                    "root session 09:00",
                ]);
    }

    [Fact]
    public async Task Without_the_feature_no_root_session_is_tried()
    {
        await using var without = await RuleSite.StartAsync(rootSessions: false);

        await without.EvaluateAsync("RootMfa");

        without.Received.ShouldNotContain(call => call.Action == "sts:AssumeRoot");
        without.Evaluations.ShouldHaveSingleItem()["ComplianceType"]!.GetValue<string>().ShouldBe("COMPLIANT");
        without.Findings[^1]
            .ShouldStartWith("No root session: the organization does not have IAM's feature RootSessions. Asked ");
    }

    [Fact]
    public async Task An_event_that_comes_twice_is_answered_twice_alike()
    {
        await _site.EvaluateAsync("NoRootAccessKeys");
        await _site.EvaluateAsync("NoRootAccessKeys");

        _site.Evaluations.Count.ShouldBe(2);
        JsonNode.DeepEquals(_site.Evaluations[0], _site.Evaluations[1]).ShouldBeTrue();
        _site.Lines.ShouldAllBe(
            line => line["account"]!.GetValue<string>() == RuleSite.Account
                && line["outcome"]!.GetValue<string>() == "evaluated");
    }

    [Fact]
    public async Task An_event_that_is_replayed_after_a_newer_one_is_judged_by_what_is_now_and_ordered_by_its_own_time()
    {
        var gone = false;
        _site.Instead = call => gone && call.Action == "iam:ListAccessKeys" ? WireAnswer.Result(
            call, "<AccessKeyMetadata/><IsTruncated>false</IsTruncated>")
            : gone && call.Action == "iam:GetAccountSummary" ? WireAnswer.Result(
                call, RuleSite.Summary(keys: 0, mfa: 1, password: 1, certificates: 0))
            : null;
        await _site.EvaluateAsync("NoRootAccessKeys", at: "2026-11-22T09:00:00.000Z");
        gone = true;
        await _site.EvaluateAsync("NoRootAccessKeys", at: "2026-11-23T09:00:00.000Z");
        gone = false;
        await _site.EvaluateAsync("NoRootAccessKeys", at: "2026-11-22T09:00:00.000Z");

        // AWS Config can tell the older one by its time; and whatever it does with it, it is true.
        _site.Evaluations.Select(evaluation =>
                $"{DateTimeOffset.FromUnixTimeSeconds(evaluation["OrderingTimestamp"]!.GetValue<long>()):yyyy-MM-dd} "
                + $"{evaluation["ComplianceType"]}")
            .ShouldBe(["2026-11-22 NON_COMPLIANT", "2026-11-23 COMPLIANT", "2026-11-22 NON_COMPLIANT"]);
    }

    [Fact]
    public async Task A_foreign_account_costs_one_call_however_often_it_asks()
    {
        _site.Instead = call => call.Action == "organizations:DescribeAccount"
            ? WireAnswer.Error(call, 400, "AccountNotFoundException", "none")
            : null;

        for (var time = 0; time < 5; time++)
            (await _site.EvaluateAsync("RootMfa")).ShouldBeNull();

        _site.Received.ShouldHaveSingleItem();
        _site.Lines.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_notification_of_another_account_is_refused_without_any_call()
    {
        (await _site.EvaluateAsync("RootMfa", change: (_, invoking) => invoking["awsAccountId"] = "555555555555"))
            .ShouldBeNull();

        _site.Received.ShouldBeEmpty();
        _site.Line["outcome"]!.GetValue<string>().ShouldBe("refused");
        _site.Line["account"]!.GetValue<string>().ShouldBe(RuleSite.Account);
        _site.Findings.ShouldHaveSingleItem().ShouldContain("neither is judged. Remedy: ");
    }

    [Fact]
    public async Task A_resource_out_of_scope_is_reported_as_not_applicable_without_reading_evidence()
    {
        (await _site.EvaluateAsync("RootMfa", change: (outer, _) => outer["eventLeftScope"] = true)).ShouldBeNull();

        _site.Evaluations.ShouldHaveSingleItem()["ComplianceType"]!.GetValue<string>().ShouldBe("NOT_APPLICABLE");
        _site.Received.ShouldNotContain(call => call.Action.StartsWith("iam:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_message_type_fails_and_evaluates_nothing()
    {
        var exception = await _site.EvaluateAsync(
            "RootMfa", change: (_, invoking) => invoking["messageType"] = "NewKind");

        exception.ShouldBeOfType<FormatException>();
        _site.Received.ShouldHaveSingleItem().Action.ShouldBe("organizations:DescribeAccount");
        _site.Line["outcome"]!.GetValue<string>().ShouldBe("failed");
        _site.Findings.ShouldHaveSingleItem().ShouldBe(exception.Message);
        exception.Message.ShouldStartWith("Rule OrgConfigRule-root-abcd1234 in account 444444444444: ");
    }

    [Fact]
    public void Every_missing_or_wrong_variable_is_named()
    {
        var good = new Dictionary<string, string?>
        {
            ["ORGANIZATION_ID"] = "o-exampleorg1", ["MANAGEMENT_ACCOUNT_ID"] = "111111111111", ["PARTITION"] = "aws",
            ["ROOT_SESSIONS"] = "true", ["HOME_REGION"] = "us-east-1", ["AWS_REGION"] = "us-east-1",
        };
        Settings.Read(good.GetValueOrDefault).ShouldBe(RuleSite.Settings);

        foreach (var name in good.Keys)
        {
            Should.Throw<InvalidOperationException>(
                () => Settings.Read(asked => asked == name ? null : good.GetValueOrDefault(asked)))
                .Message.ShouldContain(name);
            Should.Throw<InvalidOperationException>(
                () => Settings.Read(asked => asked == name ? "" : good.GetValueOrDefault(asked)))
                .Message.ShouldContain(name);
        }

        Should.Throw<InvalidOperationException>(
            () => Settings.Read(asked => asked == "ROOT_SESSIONS" ? "perhaps" : good.GetValueOrDefault(asked)))
            .Message.ShouldBe("The environment variable ROOT_SESSIONS is 'perhaps': expected true or false.");
        Should.Throw<InvalidOperationException>(
            () => Settings.Read(asked => asked == "PARTITION" ? "aws-moon" : good.GetValueOrDefault(asked)))
            .Message.ShouldBe("The environment variable PARTITION is 'aws-moon': expected aws, aws-us-gov, aws-cn.");
    }

    private IEnumerable<string> By(string accessKeyId) =>
        _site.Received.Where(call => call.AccessKeyId == accessKeyId).Select(call => call.Action);
}

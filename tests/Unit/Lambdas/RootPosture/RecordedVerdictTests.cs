using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Names;
using Guardrails.Core.Planning;

namespace Guardrails.Tests.Unit.Lambdas.RootPosture;

/// <summary>The evaluator and the ledger's table: what is written, and what any failure leaves.</summary>
public sealed class RecordedVerdictTests : IAsyncLifetime
{
    private const string Partition = "RootPostureRule/444444444444";
    private const string Latest = $"{Partition} latest/NoRootAccessKeys/us-east-1";

    private readonly WireTable _table = new();
    private RuleSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await RuleSite.StartAsync();
        _site.Instead = _table.Answer;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("RootMfa", "GetItem PutItem")]
    [InlineData("NoRootAccessKeys", "GetItem Query PutItem")]
    public async Task An_account_in_which_nothing_changed_costs_few_calls(string control, string calls)
    {
        await _site.EvaluateAsync(control);
        var before = _site.Received.Count;

        (await _site.EvaluateAsync(control, at: "2026-11-24T09:00:00.000Z")).ShouldBeNull();

        string.Join(' ', LedgerCalls().Skip(LedgerCalls(before).Count)).ShouldBe(calls);
        _table.Keys.Count(key => key.Contains(" observation/", StringComparison.Ordinal))
            .ShouldBe(control == "RootMfa" ? 0 : 1);
    }

    /// <summary>A read is billed for each four kilobytes, a write for each one.</summary>
    [Theory]
    [InlineData("RootMfa", 1)]
    [InlineData("NoRootAccessKeys", WatchCost.ReadsOfEvaluation)]
    public async Task An_account_in_which_nothing_changed_costs_what_the_estimate_takes(string control, int reads)
    {
        await _site.EvaluateAsync(control);
        var before = _site.Received.Count;

        await _site.EvaluateAsync(control, at: "2026-11-24T09:00:00.000Z");

        var calls = _site.Received.Skip(before).Where(call => call.Action.StartsWith("dynamodb:")).ToList();
        Encoding.UTF8.GetByteCount(_table.Text).ShouldBeLessThan(4 * 1024, "each read is one unit");
        calls.Count(call => call.Operation != "PutItem").ShouldBe(reads);
        calls.Where(call => call.Operation == "PutItem").Sum(call => (SizeOf(call) + 1023) / 1024)
            .ShouldBe(WatchCost.WritesOfEvaluation);
    }

    [Fact]
    public async Task A_verdict_stands_in_the_ledger_with_what_changed()
    {
        (await _site.EvaluateAsync("NoRootAccessKeys")).ShouldBeNull();

        _table.Keys.ShouldBe(
        [
            $"{Partition} {Latest.Split(' ')[1]}",
            $"{Partition} observation/evaluation/NoRootAccessKeys/us-east-1/2026-11-23T09:00:00.0000000+00:00"
                + "#AccessKey/AKIAROOT",
        ], ignoreOrder: true);
        _table.TextOf(Latest, "compliance").ShouldBe("NonCompliant");
        _table.TextOf(Latest, "rule").ShouldBe("OrgConfigRule-root-abcd1234");
        _table.TextOf(_table.Keys.Single(key => key.Contains("observation", StringComparison.Ordinal)), "list")
            .ShouldNotBeNull().ShouldStartWith("observed/2026-11-23T");
        _table.Text.ShouldNotContain("unwritten", customMessage: "it was written");
    }

    [Fact]
    public async Task The_same_invocation_twice_and_an_older_one_change_nothing()
    {
        await _site.EvaluateAsync("NoRootAccessKeys");
        var text = _table.Text;

        await _site.EvaluateAsync("NoRootAccessKeys");
        KeysAreGone();
        await _site.EvaluateAsync("NoRootAccessKeys", at: "2026-11-23T08:59:59.000Z");

        _table.Text.ShouldBe(text);
    }

    /// <summary>The table fails once after each number of calls, and AWS Lambda invokes again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_end_between_any_two_writes_loses_nothing_and_doubles_nothing(bool written)
    {
        var expected = await TableOfAsync(failing: int.MaxValue, written);
        for (var failing = 0; failing < 8; failing++)
            (await TableOfAsync(failing, written)).ShouldBe(expected, $"call {failing}");
    }

    [Fact]
    public async Task A_ledger_that_does_not_answer_keeps_nothing_from_AWS_Config_and_the_invocation_fails()
    {
        _site.Instead = call => call.Action.StartsWith("dynamodb:", StringComparison.Ordinal)
            ? WireAnswer.Error(call, 400, "AccessDeniedException", "no")
            : null;

        var exception = await _site.EvaluateAsync("NoRootAccessKeys");

        _site.Evaluations.ShouldHaveSingleItem()["ComplianceType"]!.GetValue<string>().ShouldBe("NON_COMPLIANT");
        exception.ShouldNotBeNull().Message.ShouldContain(
            "the ledger does not have it. dynamodb:GetItem failed: AccessDeniedException: no. Remedy: check that "
            + $"stack {DeployedNames.LedgerStack} is deployed");
    }

    [Fact]
    public async Task What_AWS_Config_does_not_take_is_in_the_ledger_as_it_is()
    {
        Fail("config:PutEvaluations", "ThrottlingException");

        (await _site.EvaluateAsync("NoRootAccessKeys")).ShouldNotBeNull();

        _table.TextOf(Latest, "compliance").ShouldBe("NonCompliant");
        _table.TextOf(Latest, "unknownSince").ShouldBeNull();
    }

    [Theory]
    [InlineData("sts:AssumeRole", "AccessDenied")]
    [InlineData("sts:AssumeRole", "Throttling")]
    [InlineData("iam:GetAccountSummary", "Throttling")]
    public async Task What_nobody_could_judge_is_in_the_ledger_at_once_with_its_cause_and_is_judged_later(
        string action, string code)
    {
        _site.Instead = call => call.Action == action || (action[0] == 'i' && call.Action == "sts:AssumeRoot")
            ? WireAnswer.Error(call, 400, code, "no")
            : _table.Answer(call);

        (await _site.EvaluateAsync("NoRootAccessKeys")).ShouldNotBeNull();

        _table.TextOf(Latest, "compliance").ShouldBe("Unknown");
        _table.TextOf(Latest, "unknownSince").ShouldBe("2026-11-23T09:00:00.0000000Z");
        _table.Text.ShouldContain($"{action} failed: {code}");

        // AWS Lambda invokes again, with the same ordering time.
        _site.Instead = _table.Answer;
        (await _site.EvaluateAsync("NoRootAccessKeys")).ShouldBeNull();
        _table.TextOf(Latest, "compliance").ShouldBe("NonCompliant");
        _table.TextOf(Latest, "unknownSince").ShouldBeNull();
    }

    [Fact]
    public async Task An_account_whose_time_was_up_is_in_the_ledger_with_its_cause()
    {
        _site.Instead = call =>
        {
            if (call.Action != "iam:GetAccountSummary")
                return _table.Answer(call);
            return WireAnswer.Never(_site.TimeIsUp);
        };

        (await _site.EvaluateAsync("NoRootAccessKeys")).ShouldNotBeNull();

        _table.Keys.ShouldContain(Latest);
    }

    [Fact]
    public async Task A_role_that_is_gone_is_unknown_although_AWS_Organizations_does_not_answer_either()
    {
        var asked = 0;
        _site.Instead = call => call.Action switch
        {
            "sts:AssumeRole" => WireAnswer.Error(call, 403, "AccessDenied", "no"),
            "organizations:DescribeAccount" when asked++ > 0 =>
                WireAnswer.Error(call, 400, "TooManyRequestsException", "slow"),
            _ => _table.Answer(call),
        };

        (await _site.EvaluateAsync("NoRootAccessKeys")).ShouldNotBeNull().Message.ShouldContain("sts:AssumeRole");

        _table.TextOf(Latest, "compliance").ShouldBe("Unknown");
    }

    [Fact]
    public async Task An_account_of_nobody_writes_nothing()
    {
        Fail("organizations:DescribeAccount", "AccountNotFoundException");

        await _site.EvaluateAsync("NoRootAccessKeys");

        _table.Keys.ShouldBeEmpty();
    }

    /// <summary>Between the older one's reading and its writing the newer one is recorded as a whole.</summary>
    [Fact]
    public async Task Of_two_evaluations_at_a_time_the_older_one_leaves_nothing_open()
    {
        await using var newer = await RuleSite.StartAsync();
        newer.Instead = call => KeylessAnswer(call) ?? _table.Answer(call);
        var met = false;
        _site.Instead = call =>
        {
            if (call.Action == "dynamodb:PutItem" && !met)
            {
                met = true;
                newer.EvaluateAsync("NoRootAccessKeys", at: "2026-11-23T09:00:01.000Z").Wait();
            }

            return _table.Answer(call);
        };

        (await _site.EvaluateAsync("NoRootAccessKeys")).ShouldBeNull();

        met.ShouldBeTrue();
        _table.Keys.ShouldBe([Latest], "the older one changed nothing");
        _table.TextOf(Latest, "compliance").ShouldBe("Compliant");
    }

    private static async Task<string> TableOfAsync(int failing, bool written)
    {
        var table = new WireTable();
        await using var site = await RuleSite.StartAsync();
        var (calls, failed) = (0, false);
        site.Instead = call =>
        {
            if (!call.Action.StartsWith("dynamodb:", StringComparison.Ordinal) || calls++ != failing || failed)
                return table.Answer(call);
            failed = true;
            if (written)
                table.Answer(call);
            return WireAnswer.Error(call, 400, "AccessDeniedException", "no");
        };
        await site.EvaluateAsync("NoRootCredentials");
        await site.EvaluateAsync("NoRootCredentials");
        return string.Join('\n', table.Keys.Append(table.TextOf(
            $"{Partition} latest/NoRootCredentials/us-east-1", "compliance")).Append(
            table.Text.Contains("unwritten", StringComparison.Ordinal) ? "unwritten" : "written"));
    }

    /// <summary>The size of an item that is put: names and texts.</summary>
    private static int SizeOf(WireCall put)
    {
        return JsonNode.Parse(put.Body)!["Item"]!.AsObject().Sum(one => Bytes(one.Key) + Of(one.Value!.AsObject()));

        static int Of(JsonObject value) => value["L"] is JsonArray list
            ? 3 + list.Sum(one => 1 + Of(one!.AsObject()))
            : Bytes((value["S"] ?? value["N"])!.GetValue<string>());

        static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);
    }

    private void KeysAreGone() => _site.Instead = call => KeylessAnswer(call) ?? _table.Answer(call);

    private static WireAnswer? KeylessAnswer(WireCall call) => call.Action switch
    {
        "iam:GetAccountSummary" =>
            WireAnswer.Result(call, RuleSite.Summary(keys: 0, mfa: 1, password: 1, certificates: 0)),
        "iam:ListAccessKeys" => WireAnswer.Result(call, "<AccessKeyMetadata/><IsTruncated>false</IsTruncated>"),
        _ => null,
    };

    private void Fail(string action, string code) => _site.Instead = call => call.Action == action
        ? WireAnswer.Error(call, 400, code, "no")
        : _table.Answer(call);

    private List<string> LedgerCalls(int most = int.MaxValue) =>
    [
        .. _site.Received.Take(most).Where(call => call.Action.StartsWith("dynamodb:", StringComparison.Ordinal))
            .Select(call => call.Operation),
    ];
}

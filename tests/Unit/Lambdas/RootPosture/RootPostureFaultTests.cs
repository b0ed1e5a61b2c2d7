using static Guardrails.Tests.Unit.Lambdas.RootPosture.FaultTable;

namespace Guardrails.Tests.Unit.Lambdas.RootPosture;

/// <summary>
/// Every call that the evaluator makes, with every fault that it can meet, through the real SDK over a real connection.
/// </summary>
public sealed class RootPostureFaultTests(FaultRuns runs) : IClassFixture<FaultRuns>
{
    public static MatrixTheoryData<string, string> ThatStay => new(
        FaultTable.Read.Calls.Keys,
        FaultTable.Read.Faults.Where(fault => !fault.Value.Passes).Select(fault => fault.Key));

    public static MatrixTheoryData<string, string> ThatPass => new(
        FaultTable.Read.Calls.Keys,
        FaultTable.Read.Faults.Where(fault => fault.Value.Passes).Select(fault => fault.Key));

    public static TheoryData<string> OfOneCall => [.. FaultTable.Read.Answers.Keys];

    /// <summary>A detail that is denied for good must not make every verdict hang on another call.</summary>
    [Fact]
    public async Task A_key_that_was_seen_is_reported_although_nobody_says_if_the_account_has_left()
    {
        await using var site = await RuleSite.StartAsync();
        RefuseADetailAndThenMembership(site);

        (await site.EvaluateAsync("NoRootAccessKeys")).ShouldBeNull();

        site.Evaluations.ShouldHaveSingleItem()["ComplianceType"]!.GetValue<string>().ShouldBe("NON_COMPLIANT");
    }

    /// <summary>It may be another organization's by now, and its own rule then hears nothing good from here.</summary>
    [Fact]
    public async Task An_account_with_MFA_is_not_compliant_while_nobody_says_if_it_has_left()
    {
        await using var site = await RuleSite.StartAsync();
        RefuseADetailAndThenMembership(site);

        (await site.EvaluateAsync("RootMfa")).ShouldNotBeNull();

        site.Received.Count(call => call.Action == "organizations:DescribeAccount").ShouldBeGreaterThan(1);
        site.Evaluations.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(ThatStay))]
    public async Task Nothing_is_compliant_without_evidence_and_the_log_names_account_call_and_remedy(string call, string fault)
    {
        foreach (var rule in new[] { FaultRuns.Devices, FaultRuns.Keys })
            Check(
                await runs.OfAsync(call, fault, rule),
                call,
                FaultTable.Read.Calls[call],
                FaultTable.Read.Faults[fault],
                rule);
    }

    [Theory, MemberData(nameof(ThatPass))]
    public async Task A_fault_that_passes_leaves_no_trace(string call, string fault)
    {
        foreach (var rule in new[] { FaultRuns.Devices, FaultRuns.Keys })
        {
            var run = await runs.OfAsync(call, fault, rule);
            if (run.Tries == 0)
                continue;

            run.Exception.ShouldBeNull();
            run.Evaluations.ShouldHaveSingleItem()["ComplianceType"]!.GetValue<string>().ShouldBe("COMPLIANT");
            run.Missing.ShouldBeEmpty();
            run.Tries.ShouldBe(FaultTable.Read.Faults[fault].Tries.ShouldNotBeNull());
        }
    }

    [Theory, MemberData(nameof(OfOneCall))]
    public async Task An_answer_is_judged_for_what_it_is(string name)
    {
        var one = FaultTable.Read.Answers[name];
        await using var site = await RuleSite.StartAsync(one.RootSessions);
        var asked = one.Answers.Keys.ToDictionary(action => action, _ => 0);
        site.Instead = call => one.Answers.TryGetValue(call.Action, out var answers)
            ? Answer(call, answers[Math.Min(asked[call.Action]++, answers.Count - 1)])
            : null;

        var exception = await site.EvaluateAsync(one.Rule);

        (exception is not null).ShouldBe(one.Outcome == "failed", exception?.Message);
        site.Line["outcome"]!.GetValue<string>().ShouldBe(one.Outcome);
        site.Line["account"]!.GetValue<string>().ShouldBe(RuleSite.Account);
        site.Evaluations.Select(evaluation => evaluation["ComplianceType"]!.GetValue<string>())
            .ShouldBe(one.Sent is null ? [] : [one.Sent]);
        var line = site.Line.ToJsonString(Readable);
        foreach (var text in one.Says)
            line.ShouldContain(text);
        if (one.Calls is { } calls)
            site.Received.Count.ShouldBe(calls);
        if (one.Complete)
            site.Line["readings"]!.AsArray().ShouldAllBe(reading => reading!["unavailable"] == null);
    }

    [Fact]
    public async Task What_stays_throttled_fails_with_the_error_that_the_service_has_for_it()
    {
        (await runs.OfAsync("organizations:DescribeAccount", "is throttled", FaultRuns.Devices))
            .Exception.ShouldNotBeNull()
            .InnerException.ShouldBeOfType<Amazon.Organizations.Model.TooManyRequestsException>();
        (await runs.OfAsync("sts:AssumeRole", "is throttled", FaultRuns.Devices)).Exception.ShouldNotBeNull()
            .InnerException.ShouldBeOfType<Amazon.SecurityToken.AmazonSecurityTokenServiceException>()
            .ErrorCode.ShouldBe("Throttling");
    }

    [Fact]
    public async Task Every_call_that_is_made_has_its_rows_and_no_other()
    {
        await using var site = await RuleSite.StartAsync();

        (await site.EvaluateAsync(FaultRuns.Keys)).ShouldBeNull();

        site.Received.Select(call => call.Action).Distinct().ShouldBe(FaultTable.Read.Calls.Keys, ignoreOrder: true);
    }

    /// <summary>A refused call may come of an account that has left, and who knows that does not answer.</summary>
    private static void RefuseADetailAndThenMembership(RuleSite site)
    {
        var asked = 0;
        site.Instead = call => call.Action switch
        {
            "iam:GetAccessKeyLastUsed" => WireAnswer.Error(call, 403, "AccessDenied", "no"),
            "organizations:DescribeAccount" when asked++ > 0 =>
                WireAnswer.Error(call, 400, "TooManyRequestsException", "slow"),
            _ => null,
        };
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Check(FaultRuns.Run run, string action, Call call, Fault fault, string rule)
    {
        if (run.Tries == 0)
            return;
        var unrecorded = call.Unrecorded.Contains(rule);
        var nothing = unrecorded || fault.EndsAll || call.Unknown.Contains(rule);

        run.Evaluations.Select(evaluation => evaluation["ComplianceType"]!.GetValue<string>())
            .ShouldBe(nothing && !unrecorded ? [] : ["COMPLIANT"]);
        (run.Exception is not null)
            .ShouldBe(nothing, "what is not reported has failed, so that AWS Lambda tries again and its alarm sees it");
        run.Line["outcome"]!.GetValue<string>().ShouldBe(nothing ? "failed" : "evaluated");
        run.Line["account"]!.GetValue<string>().ShouldBe(RuleSite.Account);
        (run.Line["compliance"] is null).ShouldBe(nothing);

        var said = nothing ? run.Line["findings"]![0]!.GetValue<string>() : run.Missing;
        said.ShouldStartWith($"Account {RuleSite.Account}: ");
        said.ShouldContain($"{action} failed: {fault.Says ?? fault.Error(action).Code}");
        if (nothing)
        {
            said.Split($"{action} failed: ").Length.ShouldBe(2, $"the reason is said once: {said}");
            said.Split("Remedy: ").Length.ShouldBe(2, $"there is one remedy: {said}");
        }

        said.ShouldContain($"Remedy: {fault.Remedy ?? (fault.RemedyMentions is null ? call.WhenDenied : "")}");
        said.Split($"{action} failed: ")[1].Split("Remedy: ")[1].ShouldContain(fault.RemedyMentions ?? "");

        // When the function's time is up, the ledger is asked once more in what is left.
        run.Tries.ShouldBe((fault.Tries ?? run.Tries) + (unrecorded && fault.EndsAll ? 1 : 0));
    }

    private static WireAnswer Answer(WireCall call, string answer) => answer switch
    {
        ['!', .. var error] => WireAnswer.Error(
            call,
            int.Parse(error.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture),
            error.Split(' ')[1],
            "AWS says so"),
        ['t', 'e', 'x', 't', ':', .. var text] => WireAnswer.Text(200, text),
        "csv:good" => WireAnswer.Result(call, RuleSite.ReportOf(RuleSite.Report)),
        ['c', 's', 'v', ':', .. var csv] => WireAnswer.Result(call, RuleSite.ReportOf(csv)),
        _ => WireAnswer.Result(call, answer),
    };
}

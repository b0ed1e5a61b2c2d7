using Guardrails.Cli.Remediate;
using Guardrails.Core.Decisions;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <summary>Whole lives of remediations, on the embedded organization.</summary>
public sealed class RemediationLifeTests : IAsyncLifetime
{
    private static readonly string Role = $"arn:aws:iam::{RemediationSite.Account}:role/app";

    private RemediationSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediationSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Key_that_nobody_used_is_quarantined_approved_deleted_and_released()
    {
        _site.DeployDeletion();
        var id = await _site.StartAsync();

        await _site.RunAsync<Stage.Observing>(id);
        _site.IsQuarantined().ShouldBeTrue();
        await _site.RunToAsync<Stage.AwaitingApproval>(id);
        (await _site.CaseAsync(id)).Credentials.ShouldBe([RemediationSite.Key]);
        _site.Told.ShouldHaveSingleItem().ShouldEndWith("waiting for approval");

        await _site.ApproveAsync(id);
        await _site.RunAsync<Stage.Releasing>(id);
        _site.Root().AccessKeys.ShouldBeEmpty();
        _site.IsQuarantined().ShouldBeTrue();

        (await _site.RunToAsync<Stage.Ended>(id)).Ending.ShouldBe(RemediationEnding.Done);
        _site.IsQuarantined().ShouldBeFalse();
        _site.Refusals.ShouldBeEmpty();
        ShouldBeAsPlanned(_site.Calls.Actions);
        (await _site.EntriesAsync(id)).Select(entry => entry.GetType().Name).Distinct().ShouldBe(
        [
            "Begun", "Proved", "QuarantineProven", "Attached", "AuditPassed", "Looked", "Approved", "Deleted",
            "Verified", "Detached",
        ]);
    }

    /// <summary>A dry run shows every call that is made, and none that is not.</summary>
    private static void ShouldBeAsPlanned(IEnumerable<string> made) => made
        .Select(action => action switch
        {
            "lambda:invocations" => "lambda:InvokeFunction",
            "account:listRegions" => "account:ListRegions",
            _ => action,
        })
        .Where(action => !action.StartsWith("dynamodb:"))
        .Distinct()
        .ShouldBe(
            PlannedCalls.Of(RemediationRequest.Default)
                .Where(step => step.Who.StartsWith("Guardrails") || step.Who == "a root session")
                .Where(step => step.Who is not ("GuardrailsRootDeletion" or "GuardrailsDecisions"))
                .SelectMany(step => step.Calls)
                .Select(call => call.Split(' ')[0].TrimEnd(','))
                .Where(call => !call.StartsWith("iam:De"))
                .Distinct(),
            ignoreOrder: true);

    [Fact]
    public async Task Key_that_is_used_waits_for_its_role_and_goes_on_when_the_role_does_its_work()
    {
        _site.LogKeyCall("s3:ListBuckets", "eu-west-1");
        _site.Use("s3");
        var id = await _site.StartAsync();

        (await _site.RunAsync<Stage.AwaitingReplacement>(id)).Missing.ShouldBeEmpty();
        _site.LastMessage.ShouldContain("1 call in 90 days: s3.amazonaws.com ListBuckets (1).");

        await _site.ResumeAsync(id, Role);
        (await _site.RunAsync<Stage.AwaitingReplacement>(id)).Missing.ShouldBe(
        [
            "The role has not made 1 of 1 distinct calls.",
            "The key was used at 2026-11-23 09:00 UTC: it has to be quiet for 1.04 days.",
        ]);
        _site.LastMessage.ShouldContain("The role has not made 1 of 1 distinct calls.");

        _site.Wait(TimeSpan.FromHours(26));
        _site.LogRoleCall(Role, "s3:ListBuckets", "eu-west-1");
        await _site.ResumeAsync(id, Role);
        await _site.RunAsync<Stage.Observing>(id);
        (await _site.CaseAsync(id)).Replacement.ShouldBe(Role);
        _site.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Role_of_another_account_replaces_no_key_and_its_answer_says_what_is_expected()
    {
        _site.LogKeyCall("s3:ListBuckets");
        var id = await _site.StartAsync();
        await _site.RunAsync<Stage.AwaitingReplacement>(id);

        await _site.ResumeAsync(id, "arn:aws:iam::444444444444:role/app");

        (await _site.RunAsync<Stage.AwaitingReplacement>(id)).Missing.ShouldHaveSingleItem()
            .ShouldContain("arn:aws:iam::444444444444:role/app");
    }

    [Fact]
    public async Task Key_whose_use_no_event_shows_waits_for_a_person_who_takes_the_responsibility()
    {
        _site.Use("s3");
        var id = await _site.StartAsync();

        await _site.RunAsync<Stage.AwaitingJudgement>(id);
        _site.LastMessage.ShouldContain("IAM says that the key was last used at 2026-11-23 09:00 UTC by s3");

        await _site.OverrideAsync(id);
        await _site.RunAsync<Stage.Observing>(id);
    }

    [Fact]
    public async Task Topic_for_a_chat_that_is_gone_holds_nothing_up_and_mails_are_sent_once()
    {
        _site.Use("s3");
        var id = await _site.StartAsync();
        var function = _site.NewFunction(chat: "arn:aws:sns:us-east-1:222222222222:GuardrailsAlertsChat");

        (await _site.InvokeAsync(function)).ShouldBeNull();
        (await _site.InvokeAsync(function)).ShouldBeNull();

        (await _site.CaseAsync(id)).Stage.ShouldBeOfType<Stage.AwaitingJudgement>();
        _site.Told.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Call_that_the_quarantine_refuses_stops_it_until_a_person_decides()
    {
        var id = await _site.StartAsync();
        await _site.RunAsync<Stage.Observing>(id);
        _site.Wait(TimeSpan.FromMinutes(30));

        (await _site.CallIamAsync()).ShouldNotBeNull().Message.ShouldContain("explicit deny");

        await _site.RunToAsync<Stage.Disturbed>(id);
        _site.LastMessage.ShouldContain($"by access key {RemediationSite.Key.Id} was refused");
        await _site.OverrideAsync(id);
        await _site.RunAsync<Stage.Observing>(id);
    }

    [Fact]
    public async Task Quarantine_that_a_person_lifts_is_taken_off_and_nothing_is_deleted()
    {
        var id = await _site.StartAsync();
        await _site.RunAsync<Stage.Observing>(id);
        var one = await _site.CaseAsync(id);

        await _site.DecideAsync(
            new CaseDecision.Lifting(one.Account, id, one.ShownHash, _site.Now, "It hurts."), "ann");

        (await _site.RunAsync<Stage.Ended>(id)).Ending.ShouldBe(RemediationEnding.Lifted);
        _site.IsQuarantined().ShouldBeFalse();
        _site.Root().AccessKeys.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Management_account_is_left_to_its_owner()
    {
        var id = await _site.StartAsync(RemediationSite.Management);

        (await _site.RunAsync<Stage.Ended>(id)).Ending.ShouldBe(RemediationEnding.Manual);
    }

    [Fact]
    public async Task Reminder_goes_out_while_nobody_approves()
    {
        var id = await _site.StartAsync(request: RemediationRequest.Default with { QuietDays = 1 });
        await _site.RunToAsync<Stage.AwaitingApproval>(id);

        await _site.RunForAsync(id, TimeSpan.FromDays(8));

        _site.Told.Count.ShouldBe(2);
        (await _site.EntriesAsync(id)).OfType<RemediationEntry.Reminded>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Policy_that_was_changed_and_mended_is_read_again_by_an_environment_that_stays_warm()
    {
        var policy = _site.World.Policies[RemediationSite.IdOf(QuarantinePolicy.Removal)];
        var whole = policy.Content;
        policy.Content = QuarantinePolicy.Leak.Document.Minified();
        var id = await _site.StartAsync();
        await _site.RunAsync<Stage.Halted>(id);
        _site.LastMessage.ShouldContain("Somebody changed the quarantine policy");

        policy.Content = whole;
        await _site.ResumeAsync(id);

        await _site.RunAsync<Stage.Observing>(id);
    }

    [Fact]
    public async Task Quarantine_that_is_older_than_event_history_is_still_looked_at()
    {
        var id = await _site.StartAsync();
        await _site.RunAsync<Stage.Observing>(id);
        _site.Wait(TimeSpan.FromDays(120));

        await _site.RunAsync<Stage.AwaitingApproval>(id);

        await _site.CallIamAsync();
        _site.Wait(TimeSpan.FromHours(1));
        await _site.RunAsync<Stage.Disturbed>(id);
    }
}

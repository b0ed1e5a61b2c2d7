using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;
using static Guardrails.Tests.Unit.Lambdas.Decisions.RemediationDecisionSite;

namespace Guardrails.Tests.Unit.Lambdas.Decisions;

/// <summary>
/// Approvals that a person who may approve really signed, of something else than what waits for them. After each
/// refusal the approval of what waits is recorded.
/// </summary>
public sealed class ApprovalRefusalsTests : IAsyncLifetime
{
    private const string NotThose = "The approved credentials are not those that are to be deleted";

    private static readonly AccountId Other = AccountId.Parse("555555555555");

    private RemediationDecisionSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediationDecisionSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Approval_of_another_key_is_refused()
    {
        var one = await WrittenAsync(Logs.Quiet());

        await _site.RefusedAsync(_site.Bob, Approval(one) with { Credentials = [Logs.SecondKey] }, NotThose);

        await _site.BobApprovesAsync(one);
    }

    [Fact]
    public async Task Approval_of_something_else_than_what_was_shown_is_refused()
    {
        var one = await WrittenAsync(Logs.Quiet());

        await _site.RefusedAsync(_site.Bob, Approval(one) with { Shown = new('0', 64) }, "is not what was shown");
        await _site.RefusedAsync(
            _site.Bob, Approval(one) with { Shown = one.ShownHash.ToUpperInvariant() }, "The decision's shown is");

        await _site.BobApprovesAsync(one);
    }

    [Fact]
    public async Task Approval_that_leaves_one_of_two_credentials_out_or_adds_one_is_refused()
    {
        var one = await WrittenAsync(TwoKeys());
        RootCredential certificate = new(RootCredentialKind.SigningCertificate, "LEGACYBATCHCERTIFICATE01");
        one.Credentials.Count.ShouldBe(2);

        foreach (var left in one.Credentials)
            await _site.RefusedAsync(_site.Bob, Approval(one) with { Credentials = [left] }, NotThose);
        await _site.RefusedAsync(
            _site.Bob, Approval(one) with { Credentials = [.. one.Credentials, certificate] }, NotThose);
        await _site.RefusedAsync(
            _site.Bob, Approval(one) with { Credentials = [.. one.Credentials, RootCredential.Password] }, NotThose);

        await _site.BobApprovesAsync(one);
    }

    [Fact]
    public async Task Approval_of_nothing_is_refused()
    {
        var one = await WrittenAsync(Logs.Quiet());

        await _site.RefusedAsync(
            _site.Bob, Approval(one) with { Credentials = [] }, "The decision's credentials are no list");

        await _site.BobApprovesAsync(one);
    }

    [Fact]
    public async Task Approval_of_a_remediation_of_another_account_is_refused()
    {
        var one = await WrittenAsync(Logs.Quiet());

        await _site.RefusedAsync(
            _site.Bob, Approval(one) with { Account = Other }, "expected the id of one of account 555555555555");
        await _site.RefusedAsync(
            _site.Bob,
            Approval(one) with { Account = Other, Remediation = $"{Other}-aaaaaaaa" },
            "has no remediation 555555555555-aaaaaaaa of account 555555555555");

        await _site.BobApprovesAsync(one);
    }

    [Theory]
    [InlineData("444444444444-aaaaaaab", "has no remediation")]
    [InlineData("444444444444-AAAAAAAA", "expected the id of one of account 444444444444")]
    [InlineData("444444444444-aaaaaaa", "expected the id of one of account 444444444444")]
    [InlineData("444444444444-aaaaaaaa/000000", "expected the id of one of account 444444444444")]
    [InlineData("444444444444-aaaaaaaa/../444444444444-aaaaaaaa", "expected the id of one of account")]
    [InlineData("../open/444444444444-aaaaaaaa", "expected the id of one of account 444444444444")]
    public async Task Approval_of_what_is_no_remediation_is_refused(string id, string why)
    {
        var one = await WrittenAsync(Logs.Quiet());

        await _site.RefusedAsync(_site.Bob, Approval(one) with { Remediation = id }, why);

        await _site.BobApprovesAsync(one);
    }

    /// <summary>Longer than a key of the ledger, of which DynamoDB takes 1,024 bytes.</summary>
    [Fact]
    public async Task Endless_id_is_a_refusal_and_no_failure_of_the_function()
    {
        var one = await WrittenAsync(Logs.Quiet());

        await _site.RefusedAsync(
            _site.Bob, Approval(one) with { Remediation = new('a', 2_000) }, "expected the id of one of account");

        await _site.BobApprovesAsync(one);
    }

    [Fact]
    public async Task Approval_before_the_quiet_time_is_over_is_refused()
    {
        var log = Logs.Quarantined();
        var early = await WrittenAsync(log);

        await _site.RefusedAsync(_site.Bob, Approval(early), "does not wait for approval: it is watching");

        await _site.BobApprovesAsync(await WrittenAsync(log.At(Logs.Monday.AddDays(7).AddMinutes(75)).Look()));
    }

    [Fact]
    public async Task Second_approval_is_refused_once_the_first_is_carried_out()
    {
        var log = Logs.Quiet();
        var one = await WrittenAsync(log);
        await _site.BobApprovesAsync(one);
        var carol = _site.Site.Session(_site.Site.SsoRole("AWSReservedSSO_Admin_fedcba9876543210"), "carol");

        await WrittenAsync(log.Approve());

        await _site.RefusedAsync(carol, Approval(one) with { Reason = "I agree." }, "does not wait for approval");
    }

    [Fact]
    public async Task Approval_of_what_was_shown_before_a_new_sign_of_use_is_refused()
    {
        var log = Logs.Quiet();
        var shown = await WrittenAsync(log);
        await WrittenAsync(log.At(log.Now.AddHours(1)).Look(Logs.Refusal(at: log.Now)));

        await _site.RefusedAsync(_site.Bob, Approval(shown), "does not wait for approval");
        var accepted = await WrittenAsync(log
            .Then(now => new RemediationEntry.Overridden(Logs.By("ann"), now.Case.ShownHash, now.Now))
            .Look(log.Case.Signs));
        accepted.Stage.ShouldBeOfType<Stage.AwaitingApproval>();
        await _site.RefusedAsync(_site.Bob, Approval(shown), "is not what was shown: something was seen since");

        await _site.BobApprovesAsync(accepted);
    }

    [Fact]
    public async Task Approval_with_a_member_that_nobody_knows_is_refused()
    {
        var one = await WrittenAsync(Logs.Quiet());
        var approval = Approval(one);
        var payload = Payload(approval, _site.Site.Proof(_site.Bob, approval));
        payload["force"] = "true";

        await _site.RefusedAsync(payload, "a member 'force' that this version does not know");

        await _site.BobApprovesAsync(one);
    }

    [Fact]
    public async Task Reason_that_is_too_long_or_more_than_a_line_is_refused()
    {
        var one = await WrittenAsync(Logs.Quiet());

        await _site.RefusedAsync(
            _site.Bob, Approval(one) with { Reason = new('x', 501) }, "The reason has 501 characters");
        await _site.RefusedAsync(
            _site.Bob, Approval(one) with { Reason = "It is time.\nApproved by eve." }, "holds a line break");
        await _site.RefusedAsync(_site.Bob, Approval(one) with { Reason = "  " }, "The decision has no reason");

        await _site.RecordedAsync(_site.Bob, Approval(one) with { Reason = new('x', 500) });
    }

    [Fact]
    public async Task Approval_is_refused_where_no_function_carries_it_out()
    {
        await using var without = await RemediationDecisionSite.StartAsync(Logs.Quiet(), remediates: false);

        await without.RefusedAsync(
            without.Bob, Approval(Logs.Quiet().Case), "No function of this deployment carries out remediations");

        await _site.BobApprovesAsync(await WrittenAsync(Logs.Quiet()));
    }

    private async Task<RemediationCase> WrittenAsync(Logs log)
    {
        await _site.WriteAsync(log);
        return log.Case;
    }

    /// <summary>One of two keys, which waits for approval.</summary>
    private static Logs TwoKeys() => Logs.Begun()
        .Then(log => new RemediationEntry.Proved([Logs.Proof(Logs.Key), Logs.Proof(Logs.SecondKey)], log.Now))
        .Then(log => new RemediationEntry.QuarantineProven("p-quarantine", log.Now))
        .Then(log => new RemediationEntry.Attached(log.Now))
        .Then(log => new RemediationEntry.AuditPassed(log.Now))
        .At(Logs.Monday.AddDays(7).AddMinutes(75))
        .Look([Logs.Key, Logs.SecondKey], []);
}

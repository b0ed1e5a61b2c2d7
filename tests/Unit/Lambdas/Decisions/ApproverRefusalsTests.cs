using Guardrails.Core.Decisions;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;
using static Guardrails.Tests.Unit.Lambdas.Decisions.DecisionSite;
using static Guardrails.Tests.Unit.Lambdas.Decisions.RemediationDecisionSite;

namespace Guardrails.Tests.Unit.Lambdas.Decisions;

/// <summary>
/// Persons whose approval does not count, each with a real signature, over the wire. After each refusal the approval of
/// another person is recorded.
/// </summary>
public sealed class ApproverRefusalsTests : IAsyncLifetime
{
    private const string AnothersRole = "AWSReservedSSO_Admin_fedcba9876543210";

    private readonly RemediationCase _one = Logs.Quiet().Case;
    private RemediationDecisionSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediationDecisionSite.StartAsync(Logs.Quiet());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Whoever_started_it_does_not_approve_it()
    {
        await _site.RefusedAsync(_site.Ann, Approval(_one), "ann started the remediation 444444444444-aaaaaaaa");

        await _site.BobApprovesAsync(_one);
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("ANN")]
    [InlineData("aNn")]
    public async Task The_same_person_does_not_approve_it_through_another_role_or_in_other_letters(string name)
    {
        var session = _site.Site.Session(_site.Site.SsoRole(AnothersRole), name);

        await _site.RefusedAsync(session, Approval(_one), "ann started the remediation 444444444444-aaaaaaaa");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task The_same_person_does_not_approve_it_through_a_role_that_is_listed()
    {
        var session = _site.Site.Session(_site.Site.Role("Decider", PinnedTrust, "/people/"), "Ann");

        await _site.RefusedAsync(session, Approval(_one), "ann started the remediation 444444444444-aaaaaaaa");

        await _site.BobApprovesAsync(_one);
    }

    // AWS makes no session of such a name; what looks like ann is not taken for somebody else, wherever it comes from.
    [Theory]
    [InlineData("ann ")]
    [InlineData(" ann")]
    [InlineData("an n")]
    [InlineData("\u0430nn")]
    [InlineData("ann\u200b")]
    [InlineData("\uff41nn")]
    [InlineData("ann/bob")]
    [InlineData("a")]
    public async Task A_name_that_AWS_gives_no_session_is_nobody(string name)
    {
        var session = _site.Site.Session(_site.Site.SsoRole(AnothersRole), name);

        await _site.RefusedAsync(session, Approval(_one), "which is no session of a role");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task A_name_that_the_caller_chose_does_not_approve_it()
    {
        var free = PinnedTrust.Replace("${aws:username}", "*", StringComparison.Ordinal);
        var listed = _site.Site.Session(_site.Site.Role("Decider", free, "/people/"), "carol");
        var likeSso = _site.Site.Session(
            _site.Site.Role(AnothersRole, PinnedTrust, "/aws-reserved/sso.amazonaws.com/"), "carol");
        var own = _site.Site.Session(_site.Site.Role("Deploy", PinnedTrust, "/"), "carol");

        await _site.RefusedAsync(listed, Approval(_one), "lets callers choose the name of the session");
        await _site.RefusedAsync(likeSso, Approval(_one), "lets callers choose the name of the session");
        await _site.RefusedAsync(own, Approval(_one), "could be anybody's");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task A_person_of_another_account_does_not_approve_it()
    {
        var other = _site.Site.Role(AnothersRole, SsoTrust, "/aws-reserved/sso.amazonaws.com/", Payments.Value);

        await _site.RefusedAsync(_site.Site.Session(other, "carol"), Approval(_one), "from account 222222222222");
        await _site.RefusedAsync(_site.Site.Root(Payments), Approval(_one), "from account 222222222222");
        await _site.RefusedAsync(_site.Site.Root(Security), Approval(_one), "are of a root user");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task Name_that_the_event_itself_says_is_refused()
    {
        var approval = Approval(_one);
        var payload = Payload(approval, _site.Site.Proof(_site.Ann, approval));
        payload["author"] = "bob";

        await _site.RefusedAsync(payload, "a member 'author' that this version does not know");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task Whoever_did_not_start_it_may_approve_it_through_any_role_of_theirs()
    {
        var bob = _site.Site.Session(_site.Site.SsoRole(AnothersRole), "bob");

        await _site.RecordedAsync(bob, Approval(_one));
    }
}

using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Incidents.Observers;
using static Guardrails.Tests.Unit.Lambdas.RootActivity.ActivitySite;

namespace Guardrails.Tests.Unit.Lambdas.RootActivity;

/// <summary>Root sessions for deletions, where the ledger has a session and where it has another one.</summary>
public sealed class DeletionSessionTests : IAsyncLifetime
{
    private const string Key = "ASIAIOSFODNN7EXAMPLE";

    private ActivitySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ActivitySite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("GuardrailsRootDeletion", "444444444444", Key, false)]
    [InlineData("GuardrailsRootDeletion", "444444444444", "ASIAANOTHERSESSION00", true)]
    [InlineData("GuardrailsRootDeletion", "555555555555", Key, true)]
    [InlineData("BreakGlass", "444444444444", Key, true)]
    public async Task Session_is_told_unless_the_ledger_has_its_key_for_its_account_and_role(
        string role, string account, string key, bool told)
    {
        _site.Table.Add(RemediationKeys.OfSession(AccountId.Parse(account), key));

        (await _site.HandleAsync(Opened(role))).ShouldBeEmpty();

        _site.Observed.Contains($"444444444444 UnapprovedDeletion Session/{Key}").ShouldBe(told);
    }

    [Fact]
    public async Task Deletion_in_a_session_that_the_ledger_has_is_explained_by_itself()
    {
        await _site.HandleAsync(Deleted("a"));
        var before = _site.Observed;
        _site.Table.Add(RemediationKeys.OfSession(AccountId.Parse("444444444444"), Key));

        await _site.HandleAsync(Deleted("b"));

        before.ShouldBe([$"444444444444 RootTaskCall Session/{Key}"]);
        _site.Observed.Except(before).ShouldBe([$"444444444444 Explains Session/{Key}"]);
    }

    private static string Opened(string role) => Event(
        "a",
        $$$$$"""
        {"eventSource":"sts.amazonaws.com","eventName":"AssumeRoot","recipientAccountId":"222222222222",
         "requestParameters":{"targetPrincipal":"444444444444","taskPolicyArn":{"arn":"{{{{{Events.Deletion}}}}}"}},
         "responseElements":{"credentials":{"accessKeyId":"{{{{{Key}}}}}"}},
         "userIdentity":{"type":"AssumedRole","accountId":"222222222222","sessionContext":{"sessionIssuer":
         {"type":"Role","arn":"{{{{{Events.Role(role)}}}}}"}}}}
        """,
        """{"source":"aws.sts","account":"222222222222"}""");

    private static string Deleted(string id) => Event(
        id,
        $$$$$"""
        {"eventName":"DeleteAccessKey","requestParameters":{"accessKeyId":"AKIAIOSFODNN7EXAMPLE"},
         "userIdentity":{"type":"Root","arn":"arn:aws:iam::444444444444:root","accountId":"444444444444",
         "accessKeyId":"{{{{{Key}}}}}","sessionContext":{"attributes":{"mfaAuthenticated":"false"}}}}
        """);
}

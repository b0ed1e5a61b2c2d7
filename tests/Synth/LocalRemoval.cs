using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>
/// The removal of root keys by the deployed functions with the roles of the templates, in simulated time.
/// </summary>
public sealed class LocalRemoval(Synthesis synthesis) : IAsyncLifetime
{
    private static readonly AccountId Unused = AccountId.Parse("777777777777");
    private static readonly AccountId Used = AccountId.Parse("999999999999");

    private readonly Clock _clock = new();
    private LocalOrganization _aws = null!;
    private Watched _watched = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _aws = await LocalOrganization.StartAsync(LocalOrganization.Sample(), new() { Time = _clock }, Cancellation);
        await _aws.DeployAsync(synthesis.Example.Folder, progress: null, Cancellation);
        _aws.Confirm("cloud-security@example.com");
        _watched = new(_aws, _clock);
        await _aws.EvaluateConfigRulesAsync(only: null, Cancellation);
        await _watched.PassAsync(TimeSpan.FromMinutes(11));
    }

    public ValueTask DisposeAsync() => _aws.DisposeAsync();

    [Fact]
    public async Task An_unused_key_goes_the_whole_way_and_nothing_of_it_was_refused_or_told_as_an_incident()
    {
        var refusals = _aws.Refusals().Count;
        var mails = Subjects().Count;
        var removal = new Removal(_watched, Unused);

        var begun = await removal.StartAsync(RemediationRequest.Default with { QuietDays = 1 });
        begun.Stage.ShouldBeOfType<Stage.Observing>(await removal.FailuresAsync());
        Attached().ShouldBe([Unused.Value]);

        var waiting = await removal.PassAsync<Stage.AwaitingApproval>(hours: 26);
        waiting.Credentials.Select(one => $"{one.Kind} {one.Id}").ShouldBe(["AccessKey AKIADATALAKEPROD0001"]);
        (await removal.ApproveAsync(Removal.Ann)).ShouldBe("refused");
        Keys(Unused).ShouldBe(1);
        (await removal.ApproveAsync(Removal.Bob)).ShouldBe("recorded");
        await removal.TurnAsync();

        Keys(Unused).ShouldBe(0, (await removal.CaseAsync()).Stage.Words + await removal.FailuresAsync());
        Attached().ShouldBe([Unused.Value], "old sessions are waited for");
        var done = await removal.PassAsync<Stage.Ended>(hours: 2);
        ((Stage.Ended)done.Stage).Ending.ShouldBe(RemediationEnding.Done);
        Attached().ShouldBeEmpty();

        await _aws.EvaluateConfigRulesAsync(Unused, Cancellation);
        await _watched.PassAsync(TimeSpan.FromMinutes(11));
        var incident = (await _watched.IncidentsAsync(Unused))
            .Single(one => one.Subject.Kind == SubjectKind.AccessKey);
        incident.Ended.ShouldNotBeNull();
        _aws.Refusals().Skip(refusals).ShouldBeEmpty();
        Subjects().Skip(mails).Where(subject => subject.Contains(Unused.Value)).ShouldBe(
            [
                "Guardrails: removal of root credentials in 777777777777: waiting for approval",
                "Guardrails: removal of root credentials in 777777777777: done",
            ]);
    }

    [Fact]
    public async Task A_used_key_is_found_to_be_used_and_waits_for_its_role_and_nothing_is_quarantined()
    {
        await _watched.MakeAndUseKeyAsync(Used);
        var removal = new Removal(_watched, Used);

        var begun = await removal.StartAsync(RemediationRequest.Default);

        begun.Stage.ShouldBeOfType<Stage.AwaitingReplacement>(begun.Stage.Words);
        Attached().ShouldBeEmpty();
        await _watched.PassAsync(TimeSpan.FromDays(2));
        (await removal.CaseAsync()).Stage.ShouldBeOfType<Stage.AwaitingReplacement>();
    }

    /// <summary>The targets of the quarantine policies.</summary>
    private IReadOnlyList<string> Attached() =>
    [
        .. _aws.Describe().Policies
            .Where(policy => QuarantinePolicy.All.Any(quarantine => quarantine.Name == policy.Name))
            .SelectMany(policy => policy.Targets),
    ];

    private int Keys(AccountId account) => _aws.World.Account(account.Value).Root.AccessKeys.Count;

    private IReadOnlyList<string> Subjects() => [.. _aws.Describe().Mails.Select(mail => mail.Subject)];
}

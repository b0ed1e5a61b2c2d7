using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>
/// Consequences of events in the deployed example, where every event comes more than once, lists come in small pages,
/// and no period is waited for.
/// </summary>
public sealed class LocalEvents(LocalEvents.Deployed deployed) : IClassFixture<LocalEvents.Deployed>, IAsyncLifetime
{
    private const string Sandbox = "ou-ex01-worksand";
    private static readonly AccountId Management = AccountId.Parse("111111111111");
    private static readonly AccountId Exempt = AccountId.Parse("999999999999");

    private readonly LocalOrganization _aws = deployed.Aws;
    private readonly int _refused = deployed.Aws.Refusals().Count;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Another test's messages are done with, and its minutes are over.</summary>
    public async ValueTask InitializeAsync()
    {
        deployed.Move(TimeSpan.FromMinutes(10));
        await _aws.DeliverEventsAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_root_key_is_judged_when_it_goes_and_when_it_comes()
    {
        await RootClient.ChangeKeyAsync(_aws, Exempt, Cancellation);
        await DeliverAsync(started: Exempt);
        Keys(Exempt).ShouldBe("COMPLIANT");

        deployed.Move(TimeSpan.FromMinutes(1));
        await RootClient.ChangeKeyAsync(_aws, Exempt, Cancellation);
        Keys(Exempt).ShouldBe("COMPLIANT", "nothing has been delivered");
        await DeliverAsync(started: Exempt);

        Keys(Exempt).ShouldBe("NON_COMPLIANT");
        Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_management_account_is_judged_like_any_other()
    {
        using var root = RootClient.Of(_aws, Management);
        await root.CreateAccessKeyAsync(new CreateAccessKeyRequest(), Cancellation);

        await DeliverAsync(started: Management);

        Keys(Management).ShouldBe("NON_COMPLIANT");
        Refusals().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_in_the_same_minute_waits_for_its_turn()
    {
        await RootClient.ChangeKeyAsync(_aws, Exempt, Cancellation);
        await DeliverAsync(started: Exempt);
        await RootClient.ChangeKeyAsync(_aws, Exempt, Cancellation);

        var tooSoon = await _aws.DeliverEventsAsync(Cancellation);
        var batch = tooSoon.Of(DeployedNames.RootRecheck).ShouldHaveSingleItem();
        batch.Failed.ShouldBe(batch.Messages);
        tooSoon.Rules.ShouldBeEmpty();

        deployed.Move(TimeSpan.FromMinutes(6));
        await DeliverAsync(started: Exempt);
        Keys(Exempt).ShouldBe("NON_COMPLIANT");
    }

    [Fact]
    public async Task A_key_that_is_denied_starts_nothing()
    {
        using var root = RootClient.Of(_aws, AccountId.Parse("444444444444"));
        await Should.ThrowAsync<AmazonIdentityManagementServiceException>(
            () => root.CreateAccessKeyAsync(new CreateAccessKeyRequest(), Cancellation));

        var delivered = await _aws.DeliverEventsAsync(Cancellation);

        delivered.Of(DeployedNames.RootRecheck).ShouldHaveSingleItem().Failed.ShouldBe(0);
        delivered.Rules.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_that_joins_is_judged_as_soon_as_it_has_its_role_and_its_rules()
    {
        var joined = _aws.BeginAccount("newcomer", Sandbox);
        await NotReadyAsync();
        _aws.Refusals().ShouldContain(
            refusal => refusal.Message.Contains(
                $"arn:aws:iam::{joined}:role/{DeployedNames.RuleStarter} because the role does not exist",
                StringComparison.Ordinal));

        await _aws.InheritAsync(joined, Cancellation);
        (await _aws.DeliverEventsAsync(Cancellation)).Of(DeployedNames.RootRecheck)
            .ShouldBeEmpty("the messages are hidden until the queue's visibility timeout is over");
        deployed.Move(TimeSpan.FromMinutes(6));
        await DeliverAsync(started: joined);

        Keys(joined).ShouldBe("COMPLIANT");
    }

    /// <summary>Refusals but those by policies of the organization itself, which keep one account in Europe.</summary>
    private IEnumerable<Refusal> Refusals() =>
        _aws.Refusals().Skip(_refused).Where(refusal => !refusal.ByServiceControlPolicy);

    /// <summary>Every delivered event stays in the queue.</summary>
    private async Task NotReadyAsync()
    {
        var delivered = await _aws.DeliverEventsAsync(Cancellation);
        var batch = delivered.Of(DeployedNames.RootRecheck).ShouldHaveSingleItem();
        batch.Messages.ShouldBeGreaterThan(2, "two events, each more than once");
        batch.Failed.ShouldBe(batch.Messages);
        batch.Error.ShouldBeNull();
        delivered.Rules.ShouldBeEmpty();
    }

    /// <summary>One batch, and one run of each rule of one account, however often the event came.</summary>
    private async Task DeliverAsync(AccountId started)
    {
        var delivered = await _aws.DeliverEventsAsync(Cancellation);
        var batch = delivered.Of(DeployedNames.RootRecheck).ShouldHaveSingleItem();
        (batch.Failed, batch.Error).ShouldBe((0, null));
        batch.Messages.ShouldBeGreaterThan(1);
        delivered.Rules.ShouldAllBe(run => run.Account == started && run.Error == null);
        delivered.Rules.Select(run => run.Rule).ShouldBeUnique();
        delivered.Rules.Count.ShouldBe(7);
    }

    private string? Keys(AccountId account) =>
        _aws.AggregateCompliance()
            .SingleOrDefault(result => result.Account == account && result.Rule == "root-access-keys")?.Compliance;

    /// <summary>The example, deployed once for these tests.</summary>
    public sealed class Deployed(Synthesis synthesis) : IAsyncLifetime
    {
        private readonly Clock _clock = new();

        public LocalOrganization Aws { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Aws = await LocalOrganization.StartAsync(
                LocalOrganization.Sample(),
                new LocalOptions { Time = _clock, DuplicateEvents = true, EmptyFirstPage = true, PageSize = 3 },
                Cancellation);
            await Aws.DeployAsync(synthesis.Example.Folder, progress: null, Cancellation);
        }

        public ValueTask DisposeAsync() => Aws.DisposeAsync();

        public void Move(TimeSpan time) => _clock.Move(time);
    }
}

using Guardrails.Core.Incidents;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;
using Guardrails.Lambda.RootRemediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

public sealed class QuarantineSweeperTests : IAsyncLifetime
{
    private const string Payments = "444444444444";

    private SweepSite _site = null!;

    private string Removal => _site.IdOf(QuarantinePolicy.Removal);

    public async ValueTask InitializeAsync() => _site = await SweepSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Quarantine_that_somebody_attached_is_told_once_and_ends_when_it_is_detached()
    {
        _site.World.Attach(Removal, Payments);

        await _site.RunAsync();
        (await _site.IncidentsAsync(Payments)).ShouldBeEmpty();
        await _site.RunAsync(minutes: 15);
        await _site.RunAsync(minutes: 5);

        var incident = (await _site.IncidentsAsync(Payments)).ShouldHaveSingleItem();
        incident.Kinds.ShouldHaveSingleItem().Name.ShouldBe("QuarantineUnknown");
        incident.IsOver.ShouldBeFalse();
        (await _site.RowsAsync(Payments, "observation/")).Count.ShouldBe(1);

        _site.World.Attachments[Payments].Remove(Removal);
        await _site.RunAsync(minutes: 5);
        await _site.RunAsync(minutes: 5);

        _site.Time.Move(TimeSpan.FromMinutes(1));
        (await _site.IncidentsAsync(Payments)).ShouldHaveSingleItem().IsOver.ShouldBeTrue();
        (await _site.RowsAsync(Payments, "quarantine/")).ShouldBeEmpty();
        _site.Refusals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Attaching")]
    [InlineData("Observing")]
    [InlineData("Lifting")]
    public async Task Quarantine_that_a_remediation_holds_is_never_told(string stage)
    {
        var log = Logs.Proved().Then(one => new RemediationEntry.QuarantineProven(Removal, one.Now));
        if (stage != "Attaching")
        {
            log.Then(one => new RemediationEntry.Attached(one.Now))
                .Then(one => new RemediationEntry.AuditPassed(one.Now));
        }

        if (stage == "Lifting")
            log.Then(one => new RemediationEntry.Lifted(Logs.By("ann"), one.Now));
        log.Case.Stage.GetType().Name.ShouldBe(stage);
        await _site.WriteAsync(log);
        _site.World.Attach(Removal, Payments);

        await _site.RunAsync();
        await _site.RunAsync(minutes: 60);

        (await _site.IncidentsAsync(Payments)).ShouldBeEmpty();
        (await _site.RowsAsync(Payments, "quarantine/")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Remediation_that_begins_to_hold_it_ends_the_incident()
    {
        _site.World.Attach(Removal, Payments);
        await _site.RunAsync();
        await _site.RunAsync(minutes: 20);

        await _site.WriteAsync(Logs.Proved().Then(one => new RemediationEntry.QuarantineProven(Removal, one.Now)));
        await _site.RunAsync(minutes: 5);

        _site.Time.Move(TimeSpan.FromMinutes(1));
        (await _site.IncidentsAsync(Payments)).ShouldHaveSingleItem().IsOver.ShouldBeTrue();
    }

    [Fact]
    public async Task Quarantine_of_a_removal_that_waits_for_a_person_is_missed_and_no_longer_when_it_is_back()
    {
        var log = Logs.Proved()
            .Then(one => new RemediationEntry.QuarantineProven(Removal, one.Now))
            .Then(one => new RemediationEntry.Attached(one.Now))
            .Then(one => new RemediationEntry.AuditPassed(one.Now))
            .Look(Logs.Refusal());
        await _site.Ledger.OpenAsync(log.Case, default);
        await _site.WriteAsync(log);

        await _site.RunAsync();
        await _site.RunAsync(minutes: 15);

        (await _site.IncidentsAsync(Payments)).ShouldHaveSingleItem().Kinds.ShouldHaveSingleItem().Name
            .ShouldBe("QuarantineMissing");

        _site.World.Attach(Removal, Payments);
        await _site.RunAsync(minutes: 5);

        _site.Time.Move(TimeSpan.FromMinutes(1));
        (await _site.IncidentsAsync(Payments)).ShouldHaveSingleItem().IsOver.ShouldBeTrue();
        _site.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Quarantine_of_the_root_is_told_of_the_management_account_as_critical()
    {
        _site.World.Attach(_site.IdOf(QuarantinePolicy.Leak), _site.World.RootId);

        await _site.RunAsync();
        await _site.RunAsync(minutes: 15);

        (await _site.IncidentsAsync(SweepSite.Management)).ShouldHaveSingleItem().Severity
            .ShouldBe(Severity.Critical);
    }

    [Fact]
    public async Task Policies_that_cannot_be_listed_fail_the_run_and_remediations_go_on()
    {
        var ran = false;
        _site.Remediations = (_, _, _) =>
        {
            ran = true;
            return Task.FromResult(Stream.Null);
        };
        _site.World.Policies.Remove(Removal);

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => _site.RunAsync());

        ran.ShouldBeTrue();
        failure.Message.ShouldContain("Quarantines could not be compared with the ledger");
        failure.Message.ShouldContain("has 0 policies of the name Guardrails-RootQuarantineForRemoval");
        _site.Log.ShouldContain("\"outcome\":\"failed\"");
    }

    [Fact]
    public async Task Comparison_that_has_no_time_left_fails_the_run_and_remediations_go_on_in_the_same_time()
    {
        RunTime? given = null;
        _site.Remediations = (_, run, _) =>
        {
            given = run;
            return Task.FromResult(Stream.Null);
        };
        _site.Times = new(sweep: TimeSpan.Zero, begins: TimeSpan.FromMinutes(4), step: TimeSpan.FromMinutes(10));

        (await Should.ThrowAsync<InvalidOperationException>(() => _site.RunAsync())).Message
            .ShouldContain("Quarantines could not be compared with the ledger");

        given.ShouldBeSameAs(_site.Times);
    }

    [Fact]
    public async Task Role_that_cannot_be_assumed_ends_nothing()
    {
        _site.World.Attach(Removal, Payments);
        await _site.RunAsync();
        await _site.RunAsync(minutes: 15);
        _site.World.Account(SweepSite.Management).Roles.Remove("GuardrailsQuarantine");

        await Should.ThrowAsync<InvalidOperationException>(() => _site.RunAsync(minutes: 5));

        (await _site.IncidentsAsync(Payments)).ShouldHaveSingleItem().IsOver.ShouldBeFalse();
    }

    [Fact]
    public async Task Log_that_cannot_be_read_fails_the_run_and_hides_no_other_account()
    {
        const string Other = "555555555555";
        var log = Logs.Proved();
        await _site.AddAsync(EntryRow.Of(log.Case.Account, log.Case.Id, number: 1, log.Entries[1]));
        _site.World.Attach(Removal, Payments);
        _site.World.Attach(Removal, Other);

        await Should.ThrowAsync<InvalidOperationException>(() => _site.RunAsync());
        (await Should.ThrowAsync<InvalidOperationException>(() => _site.RunAsync(minutes: 15))).Message
            .ShouldContain("a row is missing");

        (await _site.IncidentsAsync(Payments)).ShouldBeEmpty();
        (await _site.IncidentsAsync(Other)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Decision_has_its_remediation_go_on_alone_and_compares_nothing()
    {
        List<RemediationEvent?> asked = [];
        _site.Remediations = (one, _, _) =>
        {
            asked.Add(one);
            return Task.FromResult(Stream.Null);
        };
        RemediationEvent decided = new(Logs.Account, $"{Logs.Account}-0123abcd");

        await _site.RunAsync(decided.ToJson().ToJsonString());

        asked.ShouldBe([decided]);
        _site.Log.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"account":"444444444444"}""")]
    [InlineData("""{"account":"444444444444","remediation":"555555555555-0123abcd"}""")]
    public async Task Event_that_is_neither_of_the_clock_nor_of_a_decision_is_an_error_and_starts_nothing(string text)
    {
        _site.Remediations = (_, _, _) => throw new InvalidOperationException("It was started.");

        await Should.ThrowAsync<FormatException>(() => _site.RunAsync(text));

        _site.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Remediations_that_fail_fail_the_run_after_the_comparison()
    {
        _site.Remediations = (_, _, _) => throw new InvalidOperationException("2 remediations could not go on.");
        _site.World.Attach(Removal, Payments);

        (await Should.ThrowAsync<InvalidOperationException>(() => _site.RunAsync())).Message
            .ShouldContain("2 remediations");

        (await _site.RowsAsync(Payments, "quarantine/")).Count.ShouldBe(1);
    }
}

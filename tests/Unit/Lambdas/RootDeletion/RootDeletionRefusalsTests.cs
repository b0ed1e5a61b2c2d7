using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Core.Remediation;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Lambdas.RootDeletion;

/// <summary>
/// Deletions that somebody asks of the function directly, by an event or with rows of the ledger that they wrote. None
/// opens a root session.
/// </summary>
public sealed class RootDeletionRefusalsTests : IAsyncLifetime
{
    private const string NoSuchDecision = "the ledger has no such decision";

    private static readonly AccountId Other = AccountId.Parse("666666666666");

    private DeletionSite _site = null!;
    private List<RemediationEntry> _log = null!;
    private (RemediationDecision Decision, Decided By) _start;
    private (RemediationDecision Decision, Decided By) _approval;

    public async ValueTask InitializeAsync()
    {
        _site = await DeletionSite.StartAsync();
        Prepare(RemediationRequest.Default);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Remediation_that_nobody_began_deletes_nothing()
    {
        await RefusedAsync<InvalidOperationException>($"{Logs.Account}-0123abcd", "has no remediation");

        await DeletesAsync(await _site.ApproveAsync());
    }

    [Fact]
    public async Task Remediation_of_one_account_deletes_nothing_in_another()
    {
        var id = await _site.ApproveAsync();
        var elsewhere = id.Replace(Logs.Account.Value, Other.Value, StringComparison.Ordinal);

        await EventRefusedAsync<FormatException>(
            $$"""{"account":"{{Other}}","remediation":"{{id}}"}""", "expected the id of one of account 666666666666");
        await EventRefusedAsync<InvalidOperationException>(
            $$"""{"account":"{{Other}}","remediation":"{{elsewhere}}"}""", "has no remediation");

        await DeletesAsync(id);
    }

    /// <summary>Whoever can write to the table copies what people decided on one account into another one.</summary>
    [Fact]
    public async Task Log_and_decisions_that_were_copied_into_another_account_delete_nothing_there()
    {
        var id = await _site.ApproveAsync();
        var elsewhere = id.Replace(Logs.Account.Value, Other.Value, StringComparison.Ordinal);
        _log[6] = (RemediationEntry.Approved)_log[6] with
        {
            Shown = RemediationLog.Read(Other, _log[..6]).ShownHash,
        };
        foreach (var (number, entry) in _log.Index())
            await _site.Table.AddAsync(EntryRow.Of(Other, elsewhere, number, entry), default);
        foreach (var (decision, by) in new[] { _start, _approval })
        {
            var row = RemediationDecisionRow.Of(decision, DecidedLog.Person(by.Person), by.At);
            await _site.Table.AddAsync(
                row with { Key = RemediationKeys.OfDecision(Other, elsewhere, decision.Hash) }, default);
        }

        await EventRefusedAsync<FormatException>(
            $$"""{"account":"{{Other}}","remediation":"{{elsewhere}}"}""",
            "is not the decision that the row's key names");

        _site.World.Account(Other.Value).Root.AccessKeys.ShouldHaveSingleItem();
        await DeletesAsync(id);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Remediation_that_has_not_come_to_the_deletion_deletes_nothing(int entries)
    {
        await AddAsync(_start, _approval);
        var id = await _site.WriteAsync(_log[..entries]);

        await RefusedAsync<InvalidOperationException>(id, "has no approval to delete");

        await _site.WriteAsync(_log);
        await DeletesAsync(id);
    }

    [Fact]
    public async Task Approval_in_the_log_that_nobody_made_deletes_nothing()
    {
        await AddAsync(_start);
        var id = await _site.WriteAsync(_log);

        await RefusedAsync<InvalidOperationException>(id, $"says that bob decided, and {NoSuchDecision}");

        await AddAsync(_approval);
        await DeletesAsync(id);
    }

    [Fact]
    public async Task Start_in_the_log_that_nobody_made_deletes_nothing()
    {
        await AddAsync(_approval);
        var id = await _site.WriteAsync(_log);

        await RefusedAsync<InvalidOperationException>(id, $"says that ann decided, and {NoSuchDecision}");

        await AddAsync(_start);
        await DeletesAsync(id);
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("ANN")]
    public async Task Approval_by_the_starter_deletes_nothing_though_log_and_decisions_agree(string approver)
    {
        Prepare(RemediationRequest.Default, approver: "bob");
        var own = _approval.Decision.By(DecidedLog.Person(approver), _approval.By.At);
        _log[6] = _approval.Decision.Entry(own);
        await AddAsync(_start, (_approval.Decision, own));

        await RefusedAsync<FormatException>(await _site.WriteAsync(_log), "nobody approves what they started");
    }

    [Fact]
    public async Task Row_that_says_another_person_than_the_log_deletes_nothing()
    {
        await AddAsync(_start, (_approval.Decision, _approval.Decision.By(DecidedLog.Person("eve"), _approval.By.At)));

        await RefusedAsync<InvalidOperationException>(await _site.WriteAsync(_log), NoSuchDecision);
    }

    [Fact]
    public async Task Approval_of_other_ids_than_those_of_the_log_deletes_nothing()
    {
        var other = (CaseDecision.Approval)_approval.Decision with { Credentials = [Logs.SecondKey] };
        var by = other.By(DecidedLog.Person("bob"), _approval.By.At);
        _log[6] = ((RemediationEntry.Approved)_log[6]) with { By = by };
        await AddAsync(_start, (other, by));

        await RefusedAsync<InvalidOperationException>(
            await _site.WriteAsync(_log), "bob decided otherwise than to approve");
    }

    [Fact]
    public async Task Row_whose_ids_were_changed_deletes_nothing()
    {
        var row = RemediationDecisionRow.Of(_approval.Decision, DecidedLog.Person("bob"), _approval.By.At);
        await AddAsync(_start);
        await _site.Table.AddAsync(
            row with
            {
                Texts = row.Texts.ToDictionary(
                    text => text.Key,
                    text => text.Value.Replace("AKIAPAYMENTSPROD0001", Logs.Key.Id, StringComparison.Ordinal)),
            },
            default);

        await RefusedAsync<FormatException>(
            await _site.WriteAsync(_log), "is not the decision that the row's key names");
    }

    [Fact]
    public async Task Log_that_asks_for_more_than_was_started_deletes_nothing()
    {
        Prepare(RemediationRequest.Default with { Password = true });
        var started = (StartDecision)_start.Decision with { Request = RemediationRequest.Default };
        var by = started.By(DecidedLog.Person("ann"), _start.By.At);
        var begun = (RemediationEntry.Begun)_log[0] with { By = by };
        var one = RemediationLog.Read(Logs.Account, [begun, .. _log[1..6]]);
        var approval = (CaseDecision.Approval)_approval.Decision with { Remediation = one.Id, Shown = one.ShownHash };
        var approvedBy = approval.By(DecidedLog.Person("bob"), _approval.By.At);
        await AddAsync((started, by), (approval, approvedBy));

        await RefusedAsync<InvalidOperationException>(
            await _site.WriteAsync([begun, .. _log[1..6], approval.Entry(approvedBy), _log[7]]),
            "ann decided otherwise than to start");
    }

    [Fact]
    public async Task Deletion_that_was_made_is_not_made_again_of_a_key_that_came_since()
    {
        var id = await _site.ApproveAsync();
        await DeletesAsync(id);
        _site.Root.AccessKeys.Add(new("AKIANEWKEYOFSOMEBODY", "secret", _site.World.Now));
        _site.Calls.Forget();
        RemediationEntry deleted = new RemediationEntry.Deleted(_log[^1].At);
        await _site.WriteAsync([.. _log, deleted]);

        await RefusedAsync<InvalidOperationException>(id, "has no approval to delete: it is verifying", sessions: 1);

        await _site.WriteAsync([.. _log, deleted, new RemediationEntry.Verified([], _log[^1].At)]);
        await RefusedAsync<InvalidOperationException>(id, "has no approval to delete: it is gone", sessions: 1);
    }

    [Theory]
    [InlineData("force", "true")]
    [InlineData("approvedBy", "\"bob\"")]
    [InlineData("credentials", "[\"AccessKey AKIAPAYMENTSPROD0001\"]")]
    public async Task Event_that_says_more_than_the_remediation_deletes_nothing(string member, string value)
    {
        var id = await _site.ApproveAsync();

        await EventRefusedAsync<FormatException>(
            $$"""{"account":"{{Logs.Account}}","remediation":"{{id}}","{{member}}":{{value}}}""",
            $"a member {member}, which has no meaning");

        await DeletesAsync(id);
    }

    private void Prepare(RemediationRequest request, string approver = "bob")
    {
        var (log, rows) = DecidedLog.Deleting(request, [.. _site.There.Where(request.Asks)], approver);
        (_log, _start, _approval) = (log, rows[0], rows[1]);
    }

    private async Task AddAsync(params IEnumerable<(RemediationDecision Decision, Decided By)> rows)
    {
        foreach (var (decision, by) in rows)
            await _site.AddAsync(decision, by);
    }

    private Task RefusedAsync<T>(string id, string why, int sessions = 0) where T : Exception =>
        EventRefusedAsync<T>(new RemediationEvent(Logs.Account, id).ToJson().ToJsonString(), why, sessions);

    private async Task EventRefusedAsync<T>(string text, string why, int sessions = 0) where T : Exception
    {
        var there = _site.There;

        (await Should.ThrowAsync<T>(() => _site.InvokeAsync(text))).Message.ShouldContain(why);

        _site.There.ShouldBe(there);
        _site.Calls.Names.ShouldAllBe(name => name == "Query");
        (await _site.SessionsAsync()).Count.ShouldBe(sessions);
        _site.Log.ShouldContain("\"outcome\":\"failed\"");
    }

    /// <summary>Shows that a refusal had no other cause: the log deletes the key once people decided on it.</summary>
    private async Task DeletesAsync(string id)
    {
        await _site.DeleteAsync(id);

        _site.Root.AccessKeys.ShouldBeEmpty();
    }
}

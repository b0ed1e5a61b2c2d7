using System.Text.Json.Nodes;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Local.Services.DynamoDb;

namespace Guardrails.Tests.Contract.Restoring;

/// <summary>
/// The steps of docs/ledger.md, as the AWS CLI makes them: what is read from a restored ledger, and what is told again.
/// </summary>
public sealed class RestoredLedgerTests : IAsyncLifetime
{
    private const string First = "First";
    private const string PutBack = "Put rows back";
    private const string TakePlace = "Take its place";
    private const string End = "At the end";

    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Restored_ledger_shows_the_same_and_tells_only_what_was_told_after_the_moment()
    {
        await _site.HearAsync("key", "RootKeyMade", "AKIAROOT");
        await _site.TellAsync();
        await _site.HearAsync("sign-in", "RootSignInWithoutMfa");
        await _site.HearAsync("over", "RootKeyMade", "AKIAOLD", expires: Site.Moment.AddMinutes(1));
        _site.Time = Site.Moment;
        var then = await _site.ShownAsync();
        var before = (await _site.AlertsAsync()).ToList();
        _site.Time = Site.Moment.AddMinutes(10);
        var late = (await _site.TellAsync()).ShouldHaveSingleItem("the sign-in is told after the moment");
        await _site.HearAsync("later", "RootKeyMade", "AKIALATER");
        await _site.TellAsync();
        var (lost, around) = (_site.Table, Around(_site.Table));

        await _site.RunAsync(First);
        await _site.RunAsync(TakePlace);
        await _site.RunAsync(End);

        (await _site.ShownAsync()).ShouldBe(then.Where(shown => !shown.Contains("AKIAOLD")));
        (await _site.AlertsAsync()).ShouldBe(before);
        var again = (await _site.TellAsync()).ShouldHaveSingleItem("what was told before the moment is not told again");
        again.ShouldBe(late, "the incident's id shows that it was told before");
        (await _site.TellAsync()).ShouldBeEmpty();

        _site.Table.ShouldNotBeSameAs(lost);
        Around(_site.Table).ShouldBe(around);
        _site.Table.StreamArn.ShouldNotBeNull().ShouldNotBe(lost.StreamArn);
        (await _site.DenyAsync()).ShouldBeTrue("nobody but the writers writes");
        await _site.DeliverAsync();
        _site.Table.Items.ShouldNotContain(item => item.ToJsonString().Contains("AKIAOLD"), "its time was up");
        _site.Table.Stream.ShouldContain(change => change.ByTimeToLive);
    }

    [Fact]
    public async Task Rows_that_are_put_back_with_their_alert_first_tell_nothing_again()
    {
        await _site.HearAsync("key", "RootKeyMade", "AKIAROOT");
        await _site.TellAsync();
        _site.Time = Site.Moment;
        var then = await _site.ShownAsync();
        var rows = _site.Table.Items.Select(item => (Key: _site.Table.KeyOf(item), Text: item.ToJsonString())).ToList();
        _site.Time = Site.Moment.AddMinutes(10);
        foreach (var (key, _) in rows)
            await _site.RemoveAsync(new(key.Partition, key.Sort));
        (await _site.ShownAsync()).ShouldBeEmpty();

        await _site.RunAsync(First);
        foreach (var (key, _) in rows.OrderByDescending(row => row.Key.Sort.StartsWith(LedgerKey.Alerts)))
        {
            await _site.RunAsync(PutBack, new(key.Partition, key.Sort));
            (await _site.TellAsync()).ShouldBeEmpty(key.Sort);
        }

        await _site.RunAsync(End);

        (await _site.ShownAsync()).ShouldBe(then);
        _site.Table.Items.Select(item => item.ToJsonString()).ShouldBe(rows.Select(row => row.Text));
        (await _site.DenyAsync()).ShouldBeTrue("the policy is back");
    }

    /// <summary>Nobody is called: the CLI refuses what it does not understand before it connects.</summary>
    [Fact]
    public async Task Commands_for_functions_and_for_removing_the_ledger_are_understood()
    {
        var run = Documents.At(Site.Runbook).Commands.Where(command => command.StartsWith("aws dynamodb "));
        foreach (var command in DocumentedCommands.ByTheAwsCli.Except(run))
        {
            (await _site.WithoutAwsAsync(command)).Error
                .ShouldContain("Could not connect to the endpoint URL", customMessage: command);
        }
    }

    private static string Around(Table table) =>
        $"{table.TimeToLive} {table.PointInTimeRecovery} {table.DeletionProtection} {string.Join(',', table.Indexes)} "
        + JsonNode.Parse(table.Policy!)!.ToJsonString();
}

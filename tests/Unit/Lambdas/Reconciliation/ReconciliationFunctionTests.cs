using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;
using Guardrails.Core.Organizations;
using Guardrails.Core.Reconciling;
using Guardrails.Local;
using static Guardrails.Tests.Unit.Lambdas.Reconciliation.ReconciliationSite;

namespace Guardrails.Tests.Unit.Lambdas.Reconciliation;

public sealed class ReconciliationFunctionTests
{
    [Fact]
    public async Task A_quiet_day_writes_one_row_of_each_account_and_says_nothing()
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();

        await site.CompareAsync();

        foreach (var account in site.Listed)
        {
            var day = (await site.DaysAsync(account)).ShouldHaveSingleItem();
            (day.Account, day.Day, day.FirstSeen).ShouldBe((account, site.Today, site.Today));
            day.Works.ShouldBe(account != Suspended, $"{account}");
            day.Expected.Keys.ShouldBe(account != Suspended ? [Control] : []);
        }

        (await site.TextsAsync()).ShouldBeEmpty();
        site.Lines.Where(line => line["account"] is not null)
            .Select(line => $"{line["account"]} {line["outcome"]}").Order(StringComparer.Ordinal)
            .ShouldBe(site.Listed.Select(account => $"{account} compared").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_same_day_twice_changes_nothing()
    {
        await using var site = await StartAsync();
        await site.CompareAsync();
        site.Time.Advance(TimeSpan.FromDays(2));
        await site.EvaluateAsync(Payments, new LatestKey("AKIAPAYMENTSPROD0001", true));
        const string exemptions = """
            {"job":"daily","exemptions":[{"guardrail":"DenyRootAccessKeyCreation","owner":"x","reason":"y","until":"2026-11-28",
             "targets":["r-ex01"]}]}
            """;
        await site.CompareAsync(exemptions);
        var written = await site.WrittenAsync();

        site.Time.Advance(TimeSpan.FromHours(3));
        await site.CompareAsync(exemptions);

        written.ShouldContain("EvidenceMissing");
        written.ShouldContain("ExemptionEnding");
        (await site.WrittenAsync()).ShouldBe(written);
    }

    [Fact]
    public async Task An_account_whose_rows_cannot_be_read_stops_no_other_one_and_fails_the_invocation_in_the_end()
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        await site.PutAsync(new(
            LedgerKey.OfLatest(Payments, Control, "us-east-1"),
            new Dictionary<string, string> { ["account"] = Payments.Value, ["control"] = Control },
            new Dictionary<string, IReadOnlyList<string>>()));

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => site.CompareAsync());

        failure.Message.ShouldStartWith("1 account could not be compared; the others were. ");
        failure.Message.ShouldContain($"RootPostureRule/{Payments}");
        failure.Message.ShouldContain("region");
        (await site.DaysAsync(Payments)).ShouldBeEmpty("it was not compared");
        foreach (var account in site.Listed.Where(account => account != Payments))
            (await site.DaysAsync(account)).Count.ShouldBe(1, $"{account}");
        site.Lines.Single(line => line["outcome"]!.GetValue<string>() == "failed")["account"]!.GetValue<string>()
            .ShouldBe(Payments.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task An_account_that_left_the_list_is_told_once_also_when_days_between_failed(int daysLater)
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        await site.CompareAsync();
        site.World.Accounts.Remove(Storefront.Value);

        for (var failed = 1; failed < daysLater; failed++)
        {
            site.Time.Advance(TimeSpan.FromDays(1));
            site.Deny("organizations:ListAccounts");
            await Should.ThrowAsync<Exception>(() => site.CompareAsync());
        }

        site.Deny(null);
        site.Time.Advance(TimeSpan.FromDays(1));
        await site.EvaluateAsync();
        await site.CompareAsync();
        await site.CompareAsync();
        string[] told = [$"{Storefront} Leaves", $"{Storefront} Opens AccountLeft"];
        (await site.TextsAsync(Storefront)).ShouldBe(told);
        (await site.ObservationsAsync(Storefront)).ShouldAllBe(one =>
            one.Facts[0] == "AWS Organizations does not list the account any more.");

        site.Time.Advance(TimeSpan.FromDays(1));
        await site.EvaluateAsync();
        await site.CompareAsync();
        (await site.TextsAsync(Storefront)).ShouldBe(told, "it is told once");
        (await site.DaysAsync(Storefront)).Count.ShouldBe(1, "days of an account that is no more are not written");
    }

    [Fact]
    public async Task An_account_that_was_closed_is_told_with_its_state()
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        await site.CompareAsync();
        var open = site.World.Account(Storefront.Value);
        site.World.Accounts[Storefront.Value] = new(open.Id, open.Name, open.ParentId) { State = "CLOSED" };

        site.Time.Advance(TimeSpan.FromDays(1));
        await site.EvaluateAsync();
        await site.CompareAsync();

        (await site.TextsAsync()).ShouldBe([$"{Storefront} Leaves", $"{Storefront} Opens AccountLeft"]);
        (await site.ObservationsAsync(Storefront))[0].Facts
            .ShouldBe(["AWS Organizations says that the account is CLOSED."]);
    }

    [Fact]
    public async Task Nobody_is_missed_who_is_excluded_or_not_watched_or_does_not_work()
    {
        await using var site = await StartAsync();
        await site.CompareAsync();
        site.Time.Advance(TimeSpan.FromDays(3));
        site.Settings = site.Settings with
        {
            Detection = DetectionScope.Below([TargetId.Parse("ou-ex01-workload")]),
            Excluded = new HashSet<AccountId> { Payments },
        };

        await site.CompareAsync();

        (await site.TextsAsync()).ShouldBe(
            new[]
            {
                "012345678901", "123456789012", "234567890123", "345678901234", "456789012345", "555555555555",
                "666666666666", "777777777777", "888888888888", "999999999999",
            }
            .Select(account => $"{account} Opens EvidenceMissing"));
    }

    [Fact]
    public async Task A_use_of_a_key_that_nobody_heard_is_told_and_counted_in_the_day()
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        await site.CompareAsync();
        site.Time.Advance(TimeSpan.FromDays(1));
        await site.EvaluateAsync();
        var used = site.Time.GetUtcNow().AddHours(-2);
        await site.EvaluateAsync(Payments, new LatestKey("AKIAPAYMENTSPROD0001", true, used, "iam", "us-east-1"));

        await site.CompareAsync();

        var told = (await site.ObservationsAsync(Payments)).ShouldHaveSingleItem();
        ($"{told.Kind?.Name}", told.Happened).ShouldBe(("RootKeyUsed", used));
        (await site.DaysAsync(Payments))[^1].Missed.ShouldBe(1);
    }

    [Fact]
    public async Task A_use_of_a_key_that_was_heard_is_not_told_again()
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        await site.CompareAsync();
        site.Time.Advance(TimeSpan.FromDays(1));
        await site.EvaluateAsync();
        var used = site.Time.GetUtcNow().AddHours(-2);
        await site.EvaluateAsync(Payments, new LatestKey("AKIAPAYMENTSPROD0001", true, used, "iam", "us-east-1"));
        var subject = new IncidentSubject(SubjectKind.AccessKeyUse, "AKIAPAYMENTSPROD0001");
        await site.PutAsync(ObservationRow.Of(LedgerWriter.RootActivity, Observation.Opening(
            ObservationId.OfEvent("1", subject), Payments, subject, IncidentCatalog.Get<RootKeyUsed>(), used, used,
            ObservationSource.RootWrites)));

        await site.CompareAsync();

        (await site.TextsAsync()).ShouldBeEmpty();
        (await site.DaysAsync(Payments))[^1].Missed.ShouldBe(0);
    }

    [Fact]
    public async Task An_account_that_was_heard_and_fell_silent_is_told()
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        await site.CompareAsync();
        await site.PutAsync(HeardSignRow.Of(Payments, site.Time.GetUtcNow()));
        site.Time.Advance(TimeSpan.FromDays(2));
        await site.EvaluateAsync();

        await site.CompareAsync();

        (await site.TextsAsync()).ShouldBe([$"{Payments} Opens EventsNotHeard"]);
        (await site.DaysAsync(Payments))[^1].IsHeard.ShouldBeTrue();
        (await site.DaysAsync(Storefront))[^1].IsHeard.ShouldBeFalse();
    }

    [Fact]
    public async Task Copies_that_nobody_may_read_fail_the_invocation_when_all_else_was_compared()
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        site.Deny("config:DescribeAggregateComplianceByConfigRules");

        var failure = await Should.ThrowAsync<Exception>(() => site.CompareAsync());

        failure.Message.ShouldContain("config:DescribeAggregateComplianceByConfigRules");
        foreach (var account in site.Listed)
            (await site.DaysAsync(account)).Count.ShouldBe(1, $"{account}");
    }

    [Fact]
    public async Task Copies_that_nobody_may_read_are_told_beside_an_account_that_fails()
    {
        await using var site = await StartAsync();
        await site.PutAsync(new(
            LedgerKey.OfLatest(Payments, Control, "us-east-1"),
            new Dictionary<string, string> { ["account"] = Payments.Value, ["control"] = Control },
            new Dictionary<string, IReadOnlyList<string>>()));
        site.Deny("config:DescribeAggregateComplianceByConfigRules");

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => site.CompareAsync());

        failure.Message.ShouldContain("config:DescribeAggregateComplianceByConfigRules");
        failure.Message.ShouldContain("1 account could not be compared; the others were. ");
        failure.Message.ShouldContain($"RootPostureRule/{Payments}");
    }

    [Fact]
    public async Task What_expired_does_not_count_though_it_is_still_there()
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        await site.CompareAsync();
        site.Time.Advance(TimeSpan.FromDays(1));
        var used = site.Time.GetUtcNow().AddHours(-2);
        await site.EvaluateAsync();
        await site.EvaluateAsync(Payments, new LatestKey("AKIAPAYMENTSPROD0001", true, used, "iam", "us-east-1"));
        var subject = new IncidentSubject(SubjectKind.AccessKeyUse, "AKIAPAYMENTSPROD0001");
        var heard = ObservationRow.Of(LedgerWriter.RootActivity, Observation.Opening(
            ObservationId.OfEvent("1", subject), Payments, subject, IncidentCatalog.Get<RootKeyUsed>(), used, used,
            ObservationSource.RootWrites));
        await site.PutAsync(heard with { Expires = site.Time.GetUtcNow().AddMinutes(-1) });

        await site.CompareAsync();

        (await site.TextsAsync()).ShouldBe([$"{Payments} Opens RootKeyUsed"]);
    }

    [Fact]
    public async Task Exemptions_of_a_unit_reach_the_accounts_below_it_and_no_other_ones()
    {
        await using var site = await StartAsync();
        var key = new LatestKey("AKIAPAYMENTSPROD0001", true);
        await site.EvaluateAsync();
        await site.EvaluateAsync(Payments, key);
        await site.EvaluateAsync(Management, key);

        await site.CompareAsync("""
            {"job":"daily","exemptions":[{"guardrail":"DenyRootAccessKeyCreation","owner":"Payments","reason":"Vendor",
             "until":"2026-11-26","targets":["ou-ex01-workload"]}]}
            """);

        (await site.TextsAsync()).ShouldBe([$"{Payments} Opens ExemptionEnding"]);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task Small_pages_and_an_empty_first_one_change_nothing(int size, bool emptyFirst)
    {
        var expected = await TwoDaysAsync(new());

        (await TwoDaysAsync(new() { PageSize = size, EmptyFirstPage = emptyFirst })).ShouldBe(expected);
        expected.ShouldContain("AccountLeft");
        expected.ShouldContain("EvidenceMissing");
    }

    [Theory]
    [InlineData("organizations:ListRoots")]
    [InlineData("organizations:ListAccounts")]
    [InlineData("organizations:ListAccountsForParent")]
    [InlineData("organizations:ListOrganizationalUnitsForParent")]
    public async Task A_list_that_is_refused_fails_the_invocation_and_nobody_has_left(string action)
    {
        await using var site = await StartAsync();
        await site.EvaluateAsync();
        await site.CompareAsync();
        site.Time.Advance(TimeSpan.FromDays(1));
        await site.EvaluateAsync();
        var written = await site.WrittenAsync();
        site.Deny(action);

        var failure = await Should.ThrowAsync<Exception>(() => site.CompareAsync());

        failure.Message.ShouldContain(action);
        failure.Message.ShouldContain("delegated administrator of the organization");
        (await site.WrittenAsync()).ShouldBe(written);
    }

    [Fact]
    public async Task An_event_that_is_none_fails_before_anything_is_read_or_written()
    {
        await using var site = await StartAsync();

        await Should.ThrowAsync<FormatException>(() => site.CompareAsync("""{"job":"daily"}"""));

        (await site.WrittenAsync()).ShouldBeEmpty();
    }

    /// <summary>Everything that two days of comparisons write, of which one account left and one fell silent.</summary>
    private static async Task<string> TwoDaysAsync(LocalOptions options)
    {
        await using var site = await StartAsync(options);
        await site.EvaluateAsync(Payments);
        await site.CompareAsync();
        var left = site.World.Account(Storefront.Value);
        site.World.Accounts.Remove(Storefront.Value);
        // Waiting between pages moved the clock.
        site.Time.Advance(Start.AddDays(2) - site.Time.GetUtcNow());
        await site.EvaluateAsync(Payments);
        await site.CompareAsync();
        site.World.Accounts.Add(left.Id, left);
        return await site.WrittenAsync();
    }
}

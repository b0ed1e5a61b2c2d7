using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Reconciling;
using Guardrails.Core.Reporting;
using static Guardrails.Tests.Unit.Reporting.Told;

namespace Guardrails.Tests.Unit.Reporting;

public sealed class ReportedAccountTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(null, true)]
    [InlineData(false, false)]
    public void A_key_of_which_nobody_knows_whether_it_is_active_counts_as_active(bool? active, bool counts)
    {
        var account = New.Compliant().Bad(NoKeys, new LatestKey("AKIA01", active)).Reported;

        account.HasKeys.ShouldBeTrue();
        account.HasActiveKeys.ShouldBe(counts);
    }

    [Fact]
    public void A_key_that_an_event_made_and_no_evaluation_has_seen_is_there()
    {
        var made = New.Compliant().KeyMade("AKIA01", "2026-11-29T11:00");

        made.Reported.Keys.ShouldBe([new("AKIA01", null, null, null, null)]);
        made.KeyGone("AKIA01", "2026-11-29T11:30").Reported.Keys.ShouldBeEmpty();
    }

    [Fact]
    public void A_key_that_went_is_not_kept_by_another_control_that_cannot_decide()
    {
        var account = New.Compliant().Bad("RootMfa", new LatestKey("AKIA01", true)).Facts;
        var undecided = account with
        {
            Latest =
            [
                .. account.Latest.Select(one => one.Control == "RootMfa"
                    ? one with
                    {
                        Asked = At("2026-11-29T06:05"), UnknownSince = At("2026-11-20T06:05"), KeysAnswered = null,
                    }
                    : one),
            ],
        };

        ReportedAccount.Of(undecided, Scope, Period).HasKeys.ShouldBeFalse("all keys were read since");
    }

    [Fact]
    public void A_suspended_account_has_its_key_since_it_was_first_known()
    {
        var suspended = new Told("444444444444") { State = "SUSPENDED" }.Compliant("2026-11-10T06:00")
            .Bad(NoKeys, new LatestKey("AKIA01", true)).KeySeen("AKIA01", "2026-11-01T09:00")
            .Leaves("2026-11-11T00:00");

        suspended.Reported.KeysSince.ShouldBe([At("2026-11-01T09:00")]);
        ReportNumbers.Of([suspended.Reported], [], Period).OpenKeys.ShouldBe(1);
    }

    [Fact]
    public void An_event_without_a_key_id_is_none_beside_a_key_that_is_seen() =>
        New.Compliant().Bad(NoKeys, new LatestKey("AKIA01", true)).KeyMade("", "2026-11-29T11:00").Reported
            .Keys.Select(key => key.Id).ShouldBe(["AKIA01"]);

    [Fact]
    public void The_last_use_is_the_newest_of_password_keys_and_activity()
    {
        var used = New.Compliant().Bad(
            NoKeys, new LatestKey("AKIA01", true, At("2026-11-03T00:00")));

        used.Reported.LastUse.ShouldBe(new(At("2026-11-03T00:00"), "access key AKIA01"));
        used.PasswordUsed("2026-11-04T00:00").Reported.LastUse.ShouldBe(new(At("2026-11-04T00:00"), "password"));
        used.SignIn("2026-11-05T00:00").Reported.LastUse.ShouldBe(new(At("2026-11-05T00:00"), "activity"));
        used.Opens<RootSignInFailed>(
            new(SubjectKind.SignIn), "2026-11-06T00:00", ObservationSource.RootReads).Reported.LastUse!.At
            .ShouldBe(At("2026-11-05T00:00"), "a sign-in that failed used nothing");
    }

    [Fact]
    public void Without_any_use_there_is_no_last_one() => New.Compliant().Reported.LastUse.ShouldBeNull();

    [Fact]
    public void A_sign_in_that_only_a_date_tells_counts_once()
    {
        New.SignIn("2026-11-10T10:00", ObservationSource.Reconciliation).Reported.History.SignIns
            .ShouldBe([At("2026-11-10T10:00")]);
        New.SignIn("2026-11-10T10:00", ObservationSource.Reconciliation).SignIn("2026-11-10T10:59").Reported.History
            .SignIns.ShouldBe([At("2026-11-10T10:59")]);
        New.SignIn("2026-11-10T10:00", ObservationSource.Reconciliation).SignIn("2026-11-10T11:01").Reported.History
            .SignIns.Count.ShouldBe(2);
    }

    [Fact]
    public void A_failed_sign_in_is_none() =>
        New.Opens<RootSignInFailed>(new(SubjectKind.SignIn), "2026-11-10T10:00", ObservationSource.RootReads)
            .Reported.History.SignIns.ShouldBeEmpty();

    [Fact]
    public void An_exemption_of_its_unit_spares_it_until_its_end()
    {
        EndingExemption[] all =
        [
            new("ou-ex01-workload", "DenyRootAccessKeyCreation", "Payments", Now.AddSeconds(1)),
            new("444444444444", "DenyRootPasswordChange", "Payments", Now.AddDays(9)),
            new("444444444444", "DenyRootMfaChange", "Payments", Now),
            new("555555555555", "DenyRootMfaChange", "Sales", Now.AddDays(1)),
        ];

        ReportedAccount.Of(New.Compliant().Facts, Scope with { Exemptions = all }, Period)
            .Exemptions.Select(one => one.Guardrail)
            .ShouldBe(["DenyRootAccessKeyCreation", "DenyRootPasswordChange"]);
    }

    [Fact]
    public void What_is_next_is_what_matters_most()
    {
        New.Compliant().Reported.Next.ShouldBeEmpty();
        New.Compliant().SignIn("2026-11-29T10:00").Reported.Next
            .ShouldBe("Ask the account's owner who signed in, and why.");
        New.Compliant().Bad("RootMfa").SignIn("2026-11-29T10:00").Reported.Next
            .ShouldContain("--credentials password --reason TEXT), or enrol MFA of the required kind.");
        New.Compliant("2026-11-01T06:00").Bad("RootMfa").Reported.Next
            .ShouldStartWith("Restore the evidence on NoRootAccessKeys: Nothing was evaluated since 2026-11-01");
        New.Compliant("2026-11-01T06:00").Bad(NoKeys, new LatestKey("AKIA01", false)).Reported.Next
            .ShouldStartWith("Find out what uses the root access key,");
    }

    [Fact]
    public void What_is_next_names_the_command_that_removes_credentials_but_in_the_management_account()
    {
        var management = new Told("000000000011").Compliant();

        New.Compliant().Bad(NoKeys, new LatestKey("AKIA01", false)).Reported.Next
            .ShouldContain("guardrails remediate start 444444444444 --reason TEXT");
        management.Bad("RootMfa").Reported.Next.ShouldBe("Enrol MFA of the required kind for the root user.");
        management.Bad(NoKeys, new LatestKey("AKIA01", false)).Reported.Next
            .ShouldEndWith("docs/runbooks.md has the steps.");
    }

    [Fact]
    public void Of_a_flood_of_incidents_the_most_urgent_are_shown_and_all_are_counted()
    {
        var flooded = New.Compliant();
        for (var hour = 0; hour < 60; hour++)
        {
            flooded.Opens<RootKeyUsed>(
                new(SubjectKind.AccessKeyUse, $"AKIA{hour:00}"), $"2026-11-2{hour / 24}T{hour % 24:00}:00",
                ObservationSource.RootWrites);
        }

        flooded.Reported.OpenIncidents.ShouldBe(60);
        flooded.Reported.Open.Count.ShouldBe(25);
    }

    [Fact]
    public void An_incident_that_goes_on_after_all_is_not_over_whatever_its_row_says()
    {
        var account = New.Compliant().SignIn("2026-11-29T10:00");
        var id = account.Facts.Incidents.Single().Id;

        account.Kept(id, IncidentEnding.NobodyLooked, "2026-11-28T00:00").Reported.History.NobodyLooked.ShouldBe(0);
    }

    private static Told New => new("444444444444");
}

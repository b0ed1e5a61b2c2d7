using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Alerts;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Incidents.Ledger;

namespace Guardrails.Tests.Unit.Incidents.Ledger;

public sealed class AlertRowTests
{
    [Theory]
    [InlineData(Severity.Critical, true)]
    [InlineData(Severity.High, false)]
    [InlineData(null, false)]
    public void An_alert_is_read_as_it_was_written(Severity? told, bool sent)
    {
        ObservationId[] ids = [ObservationId.OfEvent("1", Observed.Key), ObservationId.OfEvent("2", Observed.Key)];
        var alert = new Alert(
            Observed.Key, "012345678901-0a1b2c3d", told, ids, [ids[1]], Observed.At("27T08:00"),
            sent ? Observed.At("27T08:01") : null);

        var row = AlertRow.Of(3, new(Observed.Account, alert, IncidentCatalog.Get<RootKeyMade>(), IsOld: false));

        row.Key.ShouldBe(new LedgerKey("IncidentAlerts/012345678901", "alert/AccessKey/AKIAROOT/000003"));
        var read = AlertRow.Read(row);
        read.Subject.ShouldBe(Observed.Key);
        (row.TextOf(LedgerKey.List) == AlertRow.Pending).ShouldBe(alert.IsPending);
        (read.Id, read.Told, read.Claimed, read.Sent).ShouldBe((alert.Id, told, alert.Claimed, alert.Sent));
        read.About.ShouldBe(ids);
        read.Covers.ShouldBe([ids[1]]);
    }

    [Fact]
    public void What_is_told_along_with_another_alert_is_read_as_such_and_is_on_no_list()
    {
        var alert = new Alert(
            Observed.Key, "012345678901-0a1b2c3d", Severity.Critical, [], [], Observed.At("27T08:00"), null)
        {
            IsAlong = true,
        };

        var row = AlertRow.Of(1, new(Observed.Account, alert, IncidentCatalog.Get<RootKeyMade>(), IsOld: false));

        row.TextOf(LedgerKey.List).ShouldBeNull();
        AlertRow.Read(row).IsAlong.ShouldBeTrue();
        AlertRow.Read(row).IsPending.ShouldBeFalse();
    }

    [Fact]
    public void Keys_of_a_subjects_alerts_begin_alike_and_with_those_of_no_other_subject()
    {
        var first = LedgerKey.AlertsOf(Observed.Key);
        var other = LedgerKey.AlertsOf(new(SubjectKind.AccessKey, "AKIAR"));

        LedgerKey.OfAlert(Observed.Account, Observed.Key, 0).Sort.ShouldStartWith(first);
        LedgerKey.OfAlert(Observed.Account, Observed.Key, 0).Sort.ShouldNotStartWith(other);
    }
}

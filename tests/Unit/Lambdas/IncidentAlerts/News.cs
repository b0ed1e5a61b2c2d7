using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;

namespace Guardrails.Tests.Unit.Lambdas.IncidentAlerts;

/// <summary>Observations of any account, heard as they happen, in few words.</summary>
internal static class News
{
    public static readonly DateTimeOffset Noon = DateTimeOffset.Parse(
        "2026-11-23T12:00:00Z", CultureInfo.InvariantCulture);

    public static Observation Of<TKind>(AccountId account, DateTimeOffset at, string id, string about = "")
        where TKind : IIncidentKind
    {
        var kind = IncidentCatalog.Get<TKind>();
        var subject = new IncidentSubject(kind.Subject, about);
        return Observation.Opening(
            ObservationId.OfEvent(id, subject), account, subject, kind, at, at, kind.Sources[0]);
    }

    /// <summary>A root access key that was made: critical.</summary>
    public static Observation Key(AccountId account, DateTimeOffset at, string key = "AKIAROOT") =>
        Of<RootKeyMade>(account, at, $"made-{key}", key);

    /// <summary>An account that cannot be judged: high.</summary>
    public static Observation Unknown(AccountId account, DateTimeOffset at) =>
        Of<EvidenceMissing>(account, at, "unknown");
}

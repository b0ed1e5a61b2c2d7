using System.Text.RegularExpressions;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Catalog;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on one recipient of mails.</summary>
internal sealed partial record AlertRouteSection(
    Located<string>? Email, Located<Severity>? Severity, Located<IReadOnlyList<Located<IIncidentKind>>>? Kinds)
{
    private const string MailPattern = @"^[!-?A-~]{1,64}@[!-?A-~]{1,180}\.[A-Za-z0-9-]{2,63}";

    private static readonly Property<string> EmailProperty =
        new(
            "email",
            "The mail address.",
            new TextShape<string>(
                "a mail address",
                "an address such as \"cloud-security@example.com\"",
                MailPattern + "$",
                TryParseMail),
            Required: true);

    private static readonly Property<Severity> SeverityProperty =
        new(
            "severity",
            "The least urgency that is told: high, which is everything that anybody is told, or critical; high when "
            + "left out.",
            new ChoiceShape<Severity>(
                "severity",
                [
                    .. new[] { Incidents.Severity.Critical, Incidents.Severity.High }
                        .Select(severity => KeyValuePair.Create(AlertRoute.NameOf(severity), severity)),
                ],
                text => text == AlertRoute.NameOf(Incidents.Severity.Low)
                    ? "'low' is recorded and counted, and nobody is told of it"
                    : null));

    private static readonly Property<IReadOnlyList<Located<IIncidentKind>>> KindsProperty =
        new(
            "kinds",
            "The kinds of incident that are told, by catalog name; all, and what is no incident, when left out.",
            new ListShape<IIncidentKind>(
                new ChoiceShape<IIncidentKind>(
                    "kind of incident",
                    [.. IncidentCatalog.All.Select(kind => KeyValuePair.Create(kind.Name, kind))]),
                "kinds of incident",
                least: 1));

    /// <summary>SNS would send every message twice to an address that stands twice.</summary>
    public static readonly ListShape<AlertRouteSection> Shape = new(
        new ObjectShape<AlertRouteSection>(
            [EmailProperty, SeverityProperty, KindsProperty],
            fields => new(fields.Get(EmailProperty), fields.Get(SeverityProperty), fields.Get(KindsProperty))),
        "routes of different addresses",
        same: route => route.Email?.Value.ToUpperInvariant(),
        most: 100);

    public AlertRoute Parsed() => new(
        Email!.Value,
        Severity?.Value ?? Incidents.Severity.High,
        [.. (Kinds?.Value ?? []).Select(kind => kind.Value)]);

    private static bool TryParseMail(string text, out string address)
    {
        address = text;
        return Mail().IsMatch(text);
    }

    [GeneratedRegex(MailPattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();
}

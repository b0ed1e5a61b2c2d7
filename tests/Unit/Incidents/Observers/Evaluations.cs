using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Evidence;
using Guardrails.Core.Ids;
using Guardrails.Core.Incidents;
using Guardrails.Core.Incidents.Observers;

namespace Guardrails.Tests.Unit.Incidents.Observers;

/// <summary>Evaluations of one account by one control, one after another, as the evaluator makes them.</summary>
internal sealed class Evaluations(string control = "NoRootAccessKeys")
{
    public const string One = "AKIAIOSFODNN7EXAMPLE";
    public const string Two = "AKIAI44QH8DHBEXAMPLE";

    private static readonly AccountId Account = Observed.Account;
    private static readonly Gap Throttled = new("iam:ListAccessKeys failed: Throttling", "wait.");

    private readonly IControl _control = ControlCatalog.All.Single(one => one.Name == control);

    /// <summary>The newest one.</summary>
    public LatestVerdict? Latest { get; private set; }

    /// <summary>Everything that was observed.</summary>
    public List<Observation> All { get; } = [];

    /// <summary>The credentials that events spoke of.</summary>
    public List<HeardCredential> Heard { get; } = [];

    /// <summary>Evaluates at a time; what was observed, as text.</summary>
    public IReadOnlyList<string> At(string time, RootEvidence evidence)
    {
        var verdict = RootPosture.Evaluate(
            evidence, _control, ControlParameters.Of(_control, []), Partition.Commercial);
        return At(time, verdict, evidence);
    }

    /// <summary>Evaluates where nothing could be read.</summary>
    public IReadOnlyList<string> Unknown(string time) => At(time, Verdict.Unknown("The role is gone."), evidence: null);

    /// <summary>Gives an answer.</summary>
    public IReadOnlyList<string> At(string time, Verdict verdict, RootEvidence? evidence)
    {
        var asked = Observed.At(time);
        var observed = EvaluationObserver.Of(
            new(Account, _control, "us-east-1", asked, asked.AddMinutes(1), verdict, evidence), Latest, Heard);
        Latest = observed.Latest;
        All.AddRange(observed.Observations);
        return [.. observed.Observations.Select(Text)];
    }

    /// <summary>The open incidents' subjects.</summary>
    public IReadOnlyList<string> Open(string time) =>
        [.. IncidentFold.Of(All, Observed.At(time)).Where(one => one.Ended is null).Select(one => $"{one.Subject}")];

    /// <summary>Evidence with these active keys in a root session's list.</summary>
    public static RootEvidence Keys(params IReadOnlyList<string> ids) => Of(
        ids.Count > 0, Reading.All(ids.Select(Key)), certificates: []);

    /// <summary>Evidence with one inactive key.</summary>
    public static RootEvidence Inactive(string id) => Of(
        keys: true, Reading.All(Key(id) with { Active = false }), certificates: []);

    /// <summary>Evidence of these keys, and of others that could not be listed.</summary>
    public static RootEvidence SomeKeys(bool? summary, params IReadOnlyList<string> ids) => Of(
        summary, new Reading<RootAccessKey>([.. ids.Select(Key)], Throttled), certificates: []);

    /// <summary>Evidence of a key of which only the credential report tells, in these places.</summary>
    public static RootEvidence Reported(params IReadOnlyList<int> places)
    {
        var read = Observed.At("23T09:00");
        return Of(places.Count > 0, listed: null, certificates: []) with
        {
            Report = new(
                new(
                    read,
                    Reading.All(places.Select(place => new RootReportKey(
                        place, Active: true, read.AddDays(-9), LastUsed: null, null, null))),
                    Reading.All<RootReportCertificate>()),
                Gap: null),
        };
    }

    /// <summary>Evidence with these signing certificates.</summary>
    public static RootEvidence Certificates(params IReadOnlyList<string> ids) =>
        Of(keys: false, Reading.All<RootAccessKey>(), ids);

    /// <summary>Evidence of a password, with or without an MFA device.</summary>
    public static RootEvidence Mfa(bool enabled)
    {
        var plain = Of(keys: false, Reading.All<RootAccessKey>(), certificates: []);
        var devices = enabled ? Reading.All(RootMfaDevice.Of("GAHT12345678")) : Reading.All<RootMfaDevice>();
        return plain with
        {
            Summary = plain.Summary with { MfaEnabled = enabled, PasswordPresent = true },
            Audit = new(
                plain.Audit.Audit! with { MfaDevices = devices, Passwords = Reading.All(new RootPassword()) },
                WhyNone: null),
        };
    }

    private static RootEvidence Of(bool? keys, Reading<RootAccessKey>? listed, IReadOnlyList<string> certificates)
    {
        var read = Observed.At("23T09:00");
        return new(
            Account,
            read,
            new(read, keys, MfaEnabled: false, PasswordPresent: false, certificates.Count > 0),
            new(read, Reading.All<string>()),
            new(new(read, Reading.All<RootReportKey>(), Reading.All<RootReportCertificate>()), Gap: null),
            listed is null
                ? RootAuditReading.None("the organization has no root sessions.")
                : new(
                    new(
                        read,
                        listed,
                        Reading.All<RootMfaDevice>(),
                        Reading.All(certificates.Select(id => new RootSigningCertificate(id, Active: true, read))),
                        Reading.All<RootPassword>()),
                    WhyNone: null));
    }

    private static RootAccessKey Key(string id) =>
        new(id, Active: true, Observed.At("01T09:00"), Reading.All<RootKeyUse>());

    private static string Text(Observation one) =>
        string.Join(' ', new[] { $"{one.Effect}", one.Kind?.Name, $"{one.Subject}" }.OfType<string>());
}

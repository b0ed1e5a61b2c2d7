using Guardrails.Core.Evidence;
using Guardrails.Core.Remediation;
using Guardrails.Core.Usage;
using Guardrails.Tests.Unit.Usage;

namespace Guardrails.Tests.Unit.Remediation;

public sealed class CredentialProofsTests
{
    private static readonly RootAccessKey Key = new(
        KeyEvents.Key, Active: true, Logs.Monday.AddYears(-1), KeyEvents.NeverUsed);

    [Fact]
    public void Key_without_events_and_uses_is_unused() =>
        Of(KeyEvents.Read()).Proofs.ShouldNotBeNull().ShouldHaveSingleItem().Use.ShouldBe(ProvenUse.Unused);

    [Fact]
    public void Key_with_events_is_used_and_its_calls_are_named()
    {
        var proof = Of(KeyEvents.Read(KeyEvents.Of("1"), KeyEvents.Of("2"))).Proofs.ShouldNotBeNull()
            .ShouldHaveSingleItem();

        proof.Use.ShouldBe(ProvenUse.Used);
        proof.Findings.ShouldBe(["2 calls in 90 days: s3.amazonaws.com ListBuckets (2)."]);
    }

    [Fact]
    public void Numbers_of_a_history_that_was_not_read_whole_are_the_least()
    {
        UsageGap gap = new("eu-west-1", "there are more than 2 pages of events", "read them.") { IsLimit = true };

        var proof = Of(KeyEvents.Read(KeyEvents.NeverUsed, [gap], KeyEvents.Of("1"))).Proofs.ShouldNotBeNull()
            .ShouldHaveSingleItem();

        proof.Use.ShouldBe(ProvenUse.Used);
        proof.Findings.ShouldBe(
        [
            "At least 1 call in 90 days, as there are more than 2 pages of events in eu-west-1: s3.amazonaws.com "
            + "ListBuckets (1).",
        ]);
    }

    [Fact]
    public void Key_whose_use_no_event_explains_is_used_by_what_is_not_known()
    {
        var usage = KeyEvents.Read(KeyEvents.UsedAt(KeyEvents.Now.AddDays(-1)), []);

        var proof = Of(usage).Proofs.ShouldNotBeNull().ShouldHaveSingleItem();

        proof.Use.ShouldBe(ProvenUse.UsedByWhatIsNotKnown);
        proof.LastUse.ShouldBe(KeyEvents.Now.AddDays(-1));
    }

    [Fact]
    public void Key_whose_history_is_not_whole_has_no_proof()
    {
        UsageGap gap = new("eu-west-1", "cloudtrail:LookupEvents failed: AccessDenied", "allow it.");

        var (proofs, trouble) = Of(KeyEvents.Read(KeyEvents.NeverUsed, [gap]));

        proofs.ShouldBeNull();
        trouble.ShouldNotBeNull().Cause.ShouldEndWith("AccessDenied in eu-west-1.");
        trouble.Remedy.ShouldBe("allow it.");
    }

    [Fact]
    public void Certificate_and_password_have_no_last_use_and_a_person_has_to_judge()
    {
        RootAudit audit = new(
            Logs.Monday,
            Reading.All<RootAccessKey>(),
            Reading.All(RootMfaDevice.Of("GAHT12345678")),
            Reading.All(new RootSigningCertificate("CERTIFICATE", Active: true, UploadedAt: null)),
            Reading.All(new RootPassword()));

        CredentialProofs.Of(audit, []).Proofs.ShouldNotBeNull().Select(proof => (proof.Credential.Kind, proof.Use))
            .ShouldBe(
            [
                (RootCredentialKind.SigningCertificate, ProvenUse.UsedByWhatIsNotKnown),
                (RootCredentialKind.Password, ProvenUse.UsedByWhatIsNotKnown),
                (RootCredentialKind.MfaDevice, ProvenUse.Unused),
            ]);
    }

    private static CredentialProofs Of(KeyUsage usage) => CredentialProofs.Of(
        new(
            Logs.Monday,
            Reading.All(Key),
            Reading.All<RootMfaDevice>(),
            Reading.All<RootSigningCertificate>(),
            Reading.All<RootPassword>()),
        [usage]);
}

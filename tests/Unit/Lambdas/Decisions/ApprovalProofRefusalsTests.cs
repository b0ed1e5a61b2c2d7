using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime.Internal.Auth;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Decisions;
using Guardrails.Core.Decisions;
using Guardrails.Core.Remediation;
using Guardrails.Local;
using Guardrails.Tests.Unit.Remediation;
using static Guardrails.Tests.Unit.Lambdas.Decisions.RemediationDecisionSite;

namespace Guardrails.Tests.Unit.Lambdas.Decisions;

/// <summary>
/// Approvals of a person who may approve, with a signature that is for something else. After each refusal the same
/// person's approval is recorded.
/// </summary>
public sealed class ApprovalProofRefusalsTests : IAsyncLifetime
{
    private const string DecisionHeader = "x-guardrails-decision";

    private readonly RemediationCase _one = Logs.Quiet().Case;
    private RemediationDecisionSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await RemediationDecisionSite.StartAsync(Logs.Quiet());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Signature_for_another_key_does_not_approve_this_one()
    {
        var approval = Approval(_one);
        var proof = _site.Site.Proof(_site.Bob, approval with { Credentials = [Logs.SecondKey] });

        await _site.RefusedAsync(approval, proof, "signed for another decision than this one");
        await _site.RefusedAsync(
            approval,
            proof with { Headers = With(proof, DecisionHeader, approval.Hash) },
            "AWS STS does not take the signature (SignatureDoesNotMatch)");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task Signature_for_a_rejection_does_not_approve()
    {
        CaseDecision.Rejection rejection = new(_one.Account, _one.Id, _one.ShownHash, Now, "Stop.");

        await _site.RefusedAsync(
            Approval(_one), _site.Site.Proof(_site.Bob, rejection), "signed for another decision than this one");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task Signature_that_is_sent_16_minutes_later_is_refused()
    {
        var approval = Approval(_one);

        await _site.RefusedAsync(approval, Signed(approval, minutes: -16), "The proof is older than 15 minutes");
        await _site.RefusedAsync(approval, Signed(approval, minutes: 16), "is more than 15 minutes ahead");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task New_signature_on_what_was_decided_16_minutes_ago_is_refused()
    {
        var (old, early) = (Approval(_one) with { At = Now.AddMinutes(-16) }, Approval(_one) with
        {
            At = Now.AddMinutes(16),
        });

        await _site.RefusedAsync(_site.Bob, old, "it counts for 15 minutes");
        await _site.RefusedAsync(_site.Bob, early, "it counts for 15 minutes");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task Signature_for_another_host_is_refused_and_that_host_never_asked()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var host = elsewhere.LocalEndpoint.ToString()!;
        var approval = Approval(_one);
        var ours = _site.Site.Proof(_site.Bob, approval);
        var theirs = Signed(approval, host: host);

        await _site.RefusedAsync(approval, theirs, "signed for another host than");
        await _site.RefusedAsync(
            approval, theirs with { Host = _site.Site.Endpoint.Host }, "signed for another host than");
        await _site.RefusedAsync(approval, ours with { Host = host }, "signed for another host than");
        await _site.RefusedAsync(
            approval,
            theirs with { Host = _site.Site.Endpoint.Host, Headers = With(theirs, "host", _site.Site.Endpoint.Host) },
            "AWS STS does not take the signature (SignatureDoesNotMatch)");

        elsewhere.Pending().ShouldBeFalse();
        await _site.BobApprovesAsync(_one);
    }

    /// <summary>
    /// Other programs have people sign the same request, without this header: whoever gets hold of one adds it.
    /// </summary>
    [Fact]
    public async Task Signature_that_does_not_cover_the_header_is_refused_although_STS_takes_it()
    {
        var approval = Approval(_one);
        var forOthers = SignedWithoutHeader(_site.Bob);
        var added = forOthers with { Headers = With(forOthers, DecisionHeader, approval.Hash) };
        (await SignerAsync(added)).ShouldEndWith("/bob");

        await _site.RefusedAsync(approval, forOthers, $"The proof has no header {DecisionHeader}");
        await _site.RefusedAsync(
            approval, added, $"does not cover each of its headers, and {DecisionHeader} above all");
        await _site.RefusedAsync(
            approval,
            added with
            {
                Headers = With(added, "authorization", added.Headers["authorization"].Replace(
                    "x-amz-security-token,", $"x-amz-security-token;{DecisionHeader},", StringComparison.Ordinal)),
            },
            "AWS STS does not take the signature (SignatureDoesNotMatch)");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task Approval_without_a_proof_is_refused()
    {
        await _site.RefusedAsync(Approval(_one).ToJson(), "The decision carries no proof of who made it");

        await _site.BobApprovesAsync(_one);
    }

    [Fact]
    public async Task Approval_that_is_sent_again_after_a_lost_answer_was_recorded_already()
    {
        var approval = Approval(_one);
        await _site.RecordedAsync(_site.Bob, approval);
        var before = await _site.RowsAsync();

        var answer = await _site.Site.DecideAsync(_site.Bob, approval);

        Outcome(answer).ShouldBe("already");
        answer["finding"]!.GetValue<string>().ShouldStartWith("The same was decided before by bob at ");
        (await _site.RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Approval_that_arrives_twice_at_once_is_recorded_once()
    {
        var approval = Approval(_one);
        var proof = _site.Site.Proof(_site.Bob, approval);

        var outcomes = await OutcomesAsync(
            _site.Site.DecideAsync(approval, proof), _site.Site.DecideAsync(approval, proof));

        outcomes.ShouldBe(["already", "recorded"]);
        (await _site.RowsAsync()).ShouldHaveSingleItem();
    }

    private PersonProof Signed(Decision decision, int minutes = 0, string? host = null) => ProofSigner.Sign(
        host is null ? _site.Site.Endpoint : _site.Site.Endpoint with { Address = new($"http://{host}/") },
        _site.Bob.AccessKeyId,
        _site.Bob.SecretAccessKey,
        _site.Bob.SessionToken,
        decision.Hash,
        TimeProvider.System.GetUtcNow().AddMinutes(minutes));

    /// <summary>The request as the SDK signs it, without a header of ours.</summary>
    private PersonProof SignedWithoutHeader(LocalCredentials person)
    {
        const string Names = "content-type;host;x-amz-date;x-amz-security-token";
        var (proof, now) = (_site.Site.Proof(person, Approval(_one)), TimeProvider.System.GetUtcNow().UtcDateTime);
        var headers = With(proof, "x-amz-date", now.ToString("yyyyMMdd'T'HHmmss'Z'", null));
        headers.Remove(DecisionHeader);
        var canonical = "POST\n/\n\n" + string.Concat(Names.Split(';').Select(name => $"{name}:{headers[name]}\n"))
            + $"\n{Names}\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(proof.Body)));
        var signed = AWS4Signer.ComputeSignature(
            person.AccessKeyId, person.SecretAccessKey, "us-east-1", now, "sts", Names, canonical, null);
        headers["authorization"] = $"AWS4-HMAC-SHA256 Credential={person.AccessKeyId}/{signed.Scope}, "
            + $"SignedHeaders={Names}, Signature={signed.Signature}";
        return proof with { Headers = headers };
    }

    /// <summary>The signer as STS names it, whatever the function would say of the proof.</summary>
    private async Task<string> SignerAsync(PersonProof proof)
    {
        using var http = CallerIdentityReader.Connect();
        var calls = new AwsCalls(new CallTerms(_ => "try again."), TimeProvider.System);
        return (await new CallerIdentityReader(http, _site.Site.Endpoint, calls).ReadAsync(proof, default)).Arn;
    }

    private static Dictionary<string, string> With(PersonProof proof, string header, string value) =>
        new(proof.Headers) { [header] = value };
}

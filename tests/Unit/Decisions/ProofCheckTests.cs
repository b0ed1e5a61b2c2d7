using Amazon.Runtime.Internal.Auth;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;

namespace Guardrails.Tests.Unit.Decisions;

public sealed class ProofCheckTests
{
    private const string Decision = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly ProofEndpoint Endpoint = ProofEndpoint.Of(Partition.Commercial);

    [Fact]
    public void A_proof_for_this_decision_place_and_time_is_sent_on() => Check(Signed());

    [Fact]
    public void It_is_signed_as_the_SDK_signs_it()
    {
        var proof = Signed();
        var names = string.Join(
            ';', proof.Headers.Keys.Where(name => name != "authorization").Order(StringComparer.Ordinal));
        var canonical = "POST\n/\n\n"
            + string.Concat(names.Split(';').Select(name => $"{name}:{proof.Headers[name]}\n"))
            + $"\n{names}\n"
            + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes(proof.Body)));

        var judged = AWS4Signer.ComputeSignature(
            "ASIAEXAMPLE0EXAMPLE0", "secret", "us-east-1", Now.UtcDateTime, "sts", names, canonical, null);

        proof.Headers["authorization"].ShouldEndWith($"Signature={judged.Signature}");
    }

    [Theory]
    [InlineData("sts.us-east-1.amazonaws.com.example.org")]
    [InlineData("sts.us-east-1.amazonaws.com:8443")]
    [InlineData("sts.amazonaws.com")]
    [InlineData("STS.us-east-1.amazonaws.com")]
    [InlineData("127.0.0.1:4566")]
    [InlineData("")]
    public void A_forged_host_is_refused(string host)
    {
        Refused(Signed() with { Host = host }).ShouldContain("another host");
        Refused(With("host", host)).ShouldContain("another host");
    }

    [Theory]
    [InlineData("GET", "/", "Action=GetCallerIdentity&Version=2011-06-15")]
    [InlineData("POST", "/?Action=GetSessionToken", "Action=GetCallerIdentity&Version=2011-06-15")]
    [InlineData("POST", "//example.org/", "Action=GetCallerIdentity&Version=2011-06-15")]
    [InlineData("POST", "/", "Action=GetSessionToken&Version=2011-06-15")]
    [InlineData("POST", "/", "Action=GetCallerIdentity&Action=AssumeRole&Version=2011-06-15")]
    [InlineData("POST", "/", "Action=GetCallerIdentity&Version=2011-06-15\n")]
    public void Another_request_is_refused(string method, string path, string body) =>
        Refused(Signed() with { Method = method, Path = path, Body = body }).ShouldContain("another request");

    [Theory]
    [InlineData("x-guardrails-decision")]
    [InlineData("x-amz-date")]
    [InlineData("authorization")]
    public void A_header_that_is_missing_is_refused(string name)
    {
        var proof = Signed();
        var headers = proof.Headers.Where(one => one.Key != name).ToDictionary(one => one.Key, one => one.Value);

        Refused(proof with { Headers = headers }).ShouldContain($"no header {name}");
    }

    [Theory]
    [InlineData("X-Guardrails-Decision")]
    [InlineData("x-guardrails-decision ")]
    [InlineData("Host")]
    [InlineData("x-forwarded-host")]
    [InlineData("transfer-encoding")]
    public void A_header_that_is_doubled_or_unknown_is_refused(string name) =>
        Refused(With(name, "x")).ShouldContain("header that is not known");

    [Theory]
    [InlineData("x-guardrails-decision", Decision + "\r\nhost: example.org")]
    [InlineData("x-guardrails-decision", Decision + " ")]
    [InlineData("x-amz-security-token", "token\nx-guardrails-decision: other")]
    [InlineData("x-amz-security-token", "to  ken")]
    [InlineData("x-amz-security-token", "tokén")]
    [InlineData("x-amz-security-token", "")]
    [InlineData("x-amz-date", "20261123T090000Z\0")]
    public void A_line_break_or_another_character_that_hides_something_is_refused(string name, string value) =>
        Refused(With(name, value)).ShouldContain("line break");

    [Fact]
    public void Headers_that_are_too_long_are_refused() =>
        Refused(With("x-amz-security-token", new('a', 20_000))).ShouldContain("more than");

    [Theory]
    [InlineData("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,")]
    [InlineData("SignedHeaders=host,")]
    [InlineData("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-guardrails-decision;x-other,")]
    public void A_header_that_is_not_signed_is_refused(string instead)
    {
        var authorization = Signed().Headers["authorization"];
        var from = authorization.IndexOf("SignedHeaders", StringComparison.Ordinal);
        var to = authorization.IndexOf(", Signature", StringComparison.Ordinal);

        Refused(With("authorization", authorization[..from] + instead + authorization[(to + 1)..]))
            .ShouldContain("does not cover each of its headers");
    }

    [Theory]
    [InlineData("/us-east-1/sts/", "/eu-west-1/sts/", "another Region or service")]
    [InlineData("/us-east-1/sts/", "/us-east-1/iam/", "another Region or service")]
    [InlineData("/20261123/", "/20261122/", "not the one of its signature")]
    [InlineData("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256", "not signed by AWS Signature Version 4")]
    [InlineData("Signature=", "Signature=x", "not signed by AWS Signature Version 4")]
    public void A_signature_of_another_form_or_scope_is_refused(string from, string to, string said) =>
        Refused(With(
            "authorization",
            Signed().Headers["authorization"].Replace(from, to, StringComparison.Ordinal))).ShouldContain(said);

    [Fact]
    public void A_proof_of_another_decision_is_refused() =>
        Refused(Signed(decision: new string('0', 64))).ShouldContain("another decision");

    [Theory]
    [InlineData(-15, null)]
    [InlineData(15, null)]
    [InlineData(-16, "older than 15 minutes")]
    [InlineData(16, "ahead")]
    public void A_proof_counts_for_fifteen_minutes(int minutes, string? said)
    {
        var proof = Signed(Now.AddMinutes(minutes));

        if (said is null)
            Check(proof);
        else
            Refused(proof).ShouldContain(said);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4566/x", "127.0.0.1:4566")]
    [InlineData("http://example.org/", "sts.us-east-1.amazonaws.com")]
    [InlineData("https://127.0.0.1.example.org/", "sts.us-east-1.amazonaws.com")]
    [InlineData("nonsense", "sts.us-east-1.amazonaws.com")]
    [InlineData(null, "sts.us-east-1.amazonaws.com")]
    public void Another_endpoint_counts_on_this_machine_alone(string? instead, string host) =>
        ProofEndpoint.Of(Partition.Commercial, instead).Host.ShouldBe(host);

    [Fact]
    public void Each_partition_has_its_own_endpoint() =>
        ProofEndpoint.Of(Partition.GovCloud).Address.ToString().ShouldBe("https://sts.us-gov-west-1.amazonaws.com/");

    [Fact]
    public void What_it_says_of_itself_holds_no_secret() => $"{Signed()}".ShouldBe("POST sts.us-east-1.amazonaws.com/");

    [Fact]
    public void What_it_writes_it_reads()
    {
        var proof = Signed();

        var read = PersonProof.Read(proof.ToJson());

        read.Headers.ShouldBe(proof.Headers, ignoreOrder: true);
        (read with { Headers = proof.Headers }).ShouldBe(proof);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"headers":["SECRETTOKEN"]}""")]
    [InlineData("""{"method":"POST","host":"h","path":"/","body":"","headers":{"x-amz-date":["SECRETTOKEN"]}}""")]
    [InlineData("""{"method":"POST","host":"h","path":"/","body":["SECRETTOKEN"],"headers":{}}""")]
    [InlineData("""{"method":"POST","host":"h","path":"/","body":"b","headers":{},"url":"SECRETTOKEN"}""")]
    public void A_proof_of_another_form_is_refused_without_repeating_it(string json) =>
        Should.Throw<RefusedException>(() => PersonProof.Read(System.Text.Json.Nodes.JsonNode.Parse(json)))
            .Message.ShouldNotContain("SECRETTOKEN");

    private static PersonProof Signed(DateTimeOffset? at = null, string decision = Decision) =>
        ProofSigner.Sign(Endpoint, "ASIAEXAMPLE0EXAMPLE0", "secret", "session-token", decision, at ?? Now);

    private static PersonProof With(string name, string value)
    {
        var proof = Signed();
        return proof with { Headers = new Dictionary<string, string>(proof.Headers) { [name] = value } };
    }

    private static void Check(PersonProof proof) => ProofCheck.Demand(proof, Endpoint, Decision, Now);

    private static string Refused(PersonProof proof)
    {
        var message = Should.Throw<RefusedException>(() => Check(proof)).Message;
        message.ShouldNotContain("session-token");
        message.ShouldNotContain("Signature=");
        return message;
    }
}

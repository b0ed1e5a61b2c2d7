using System.Collections.Concurrent;
using System.Text;
using Guardrails.Aws.Calls;
using Guardrails.Aws.Decisions;
using Guardrails.Core.Decisions;
using Guardrails.Core.Ids;
using Guardrails.Local.Functions;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Tests.Unit.Aws.Decisions;

/// <summary>An STS that does not answer as STS does.</summary>
public sealed class CallerIdentityReaderTests : IAsyncLifetime
{
    private const string Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> _asked = new();
    private LoopbackServer _server = null!;
    private RequestDelegate _answer = null!;

    private static string Good => Answer(
        "<Arn>arn:aws:sts::222222222222:assumed-role/X/alice</Arn><UserId>AROA1:alice</UserId>"
        + "<Account>222222222222</Account>");

    public async ValueTask InitializeAsync() => _server = await LoopbackServer.StartAsync(async http =>
    {
        _asked.Enqueue(http.Request.Headers.ToDictionary(
            header => header.Key.ToLowerInvariant(), header => header.Value.ToString()));
        await _answer(http);
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_signer_is_who_STS_says_and_nothing_but_the_proof_is_sent()
    {
        Says(200, Good);

        (await ReadAsync()).ShouldBe(
            new("222222222222", "arn:aws:sts::222222222222:assumed-role/X/alice", "AROA1:alice"));

        var headers = _asked.ShouldHaveSingleItem();
        headers.Keys.Order(StringComparer.Ordinal).ShouldBe(
            [
                "authorization", "content-length", "content-type", "host", "x-amz-date", "x-amz-security-token",
                "x-guardrails-decision",
            ]);
        headers["host"].ShouldBe(_server.Address.Authority);
        headers["content-type"].ShouldBe("application/x-www-form-urlencoded; charset=utf-8");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_never_followed(int status)
    {
        _answer = http =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = $"{_server.Address}elsewhere";
            return http.Response.WriteAsync(Good);
        };

        (await FailsAsync()).ShouldContain("redirect");

        _asked.Count.ShouldBe(1);
    }

    public static TheoryData<string> Odd() =>
    [
        "",
        "{}",
        "<a>",
        """<!DOCTYPE a [<!ENTITY b "222222222222">]><GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>&b;</Account></GetCallerIdentityResult></GetCallerIdentityResponse>""",
        """<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>""",
        Answer("<Arn>a</Arn><UserId>b</UserId>"),
        Answer("<Arn>a</Arn><UserId>b</UserId><Account>1</Account><Account>2</Account>"),
        Answer("<Arn><b>a</b></Arn><UserId>b</UserId><Account>1</Account>"),
        Answer("<Arn>a</Arn><UserId>b</UserId><Account>1</Account>").Replace(Namespace, "https://example.org/"),
        Answer("<Arn>a</Arn><UserId>b</UserId><Account>1</Account>").Replace("GetCallerIdentityRe", "AssumeRoleRe"),
    ];

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_answer_of_another_form_is_a_failure(string text)
    {
        Says(200, text);

        (await FailsAsync()).ShouldContain("another form");
    }

    [Fact]
    public async Task A_huge_answer_is_not_read()
    {
        Says(200, Good + new string(' ', 20_000));

        (await FailsAsync()).ShouldContain("more than");
    }

    [Fact]
    public async Task An_answer_that_does_not_come_is_a_failure()
    {
        _answer = http => Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        (await FailsAsync(soon.Token)).ShouldContain("no answer");
    }

    [Theory]
    [InlineData(403, "SignatureDoesNotMatch")]
    [InlineData(403, "InvalidClientTokenId")]
    [InlineData(403, "ExpiredToken")]
    [InlineData(400, "IncompleteSignature")]
    public async Task A_signature_that_STS_does_not_take_is_refused_without_its_words(int status, string code)
    {
        Says(status, Error(code, "AWS4-HMAC-SHA256 Credential=ASIA SECRETTOKEN"));

        var message = (await Should.ThrowAsync<RefusedException>(() => ReadAsync())).Message;

        message.ShouldContain(code);
        message.ShouldContain("Sign in again");
        message.ShouldNotContain("SECRETTOKEN");
    }

    [Theory]
    [InlineData(400, "Throttling")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(500, "InternalFailure")]
    public async Task Any_other_error_is_a_failure_and_no_refusal(int status, string code)
    {
        Says(status, Error(code, "SECRETTOKEN"));

        (await FailsAsync()).ShouldContain($"status {status}");
    }

    private static string Answer(string members) =>
        $"""<GetCallerIdentityResponse xmlns="{Namespace}"><GetCallerIdentityResult>{members}</GetCallerIdentityResult></GetCallerIdentityResponse>""";

    private static string Error(string code, string message) =>
        $"""<ErrorResponse xmlns="{Namespace}"><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>""";

    private void Says(int status, string text) => _answer = async http =>
    {
        http.Response.StatusCode = status;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
    };

    private async Task<string> FailsAsync(CancellationToken cancellation = default)
    {
        var message = (await Should.ThrowAsync<AwsCallException>(() => ReadAsync(cancellation))).Message;
        message.ShouldStartWith("sts:GetCallerIdentity failed: ");
        message.ShouldContain("Remedy: ");
        message.ShouldNotContain("SECRETTOKEN");
        return message;
    }

    private async Task<CallerIdentity> ReadAsync(CancellationToken cancellation = default)
    {
        var endpoint = ProofEndpoint.Of(Partition.Commercial, _server.Address.ToString());
        using var http = CallerIdentityReader.Connect();
        var calls = new AwsCalls(new CallTerms(_ => "try again.") { TokenIsDeadline = true }, TimeProvider.System);
        return await new CallerIdentityReader(http, endpoint, calls).ReadAsync(
            ProofSigner.Sign(
                endpoint, "ASIAEXAMPLE0EXAMPLE0", "secret", "SECRETTOKEN", "d", TimeProvider.System.GetUtcNow()),
            cancellation);
    }
}

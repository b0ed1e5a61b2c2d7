using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Tests.Unit.Lambdas;

public sealed class RuntimeLoopTests
{
    private readonly StringWriter _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_handed_over_and_its_result_returned_under_its_request_id()
    {
        await using var api = new FakeRuntimeApi();
        api.Enqueue("""{"n":1}""");
        api.Enqueue("""{"n":2}""");
        var traces = new List<string?>();

        await RunUntilEmptyAsync(api, () => (request, _) =>
        {
            traces.Add(Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
            return Task.FromResult<Stream>(Utf8("echo " + new StreamReader(request).ReadToEnd()));
        });

        api.Answers.ShouldBe(
        [
            new("invocation/request-1/response", """echo {"n":1}""", ErrorType: null),
            new("invocation/request-2/response", """echo {"n":2}""", ErrorType: null),
        ]);
        traces.ShouldBe(["Root=trace-1", "Root=trace-2"]);
    }

    [Fact]
    public async Task An_exception_is_reported_with_type_and_message_and_the_next_event_still_served()
    {
        await using var api = new FakeRuntimeApi();
        api.Enqueue("first");
        api.Enqueue("second");

        await RunUntilEmptyAsync(api, () => (request, _) => new StreamReader(request).ReadToEnd() == "first"
            ? throw new InvalidOperationException("no \"evidence\"")
            : Task.FromResult<Stream>(Utf8("fine")));

        var failure = api.Answers.First();
        failure.Path.ShouldBe("invocation/request-1/error");
        failure.ErrorType.ShouldBe("InvalidOperationException");
        failure.Json["errorType"]!.GetValue<string>().ShouldBe("InvalidOperationException");
        failure.Json["errorMessage"]!.GetValue<string>().ShouldBe("no \"evidence\"");
        failure.Json["stackTrace"]!.AsArray().ShouldNotBeEmpty();
        api.Answers.Last().ShouldBe(new("invocation/request-2/response", "fine", ErrorType: null));
        var line = Lines.ShouldHaveSingleItem();
        line["outcome"]!.GetValue<string>().ShouldBe("failed");
        line["request"]!.GetValue<string>().ShouldBe("request-1");
        line["error"]!.GetValue<string>().ShouldBe("System.InvalidOperationException");
        line["message"]!.GetValue<string>().ShouldBe("no \"evidence\"");
    }

    [Fact]
    public async Task An_error_with_megabytes_of_an_event_in_it_is_told_in_some_kilobytes()
    {
        await using var api = new FakeRuntimeApi();
        api.Enqueue("first");
        var megabytes = "Rule " + new string('\u00e9', 6_000_000);

        await RunUntilEmptyAsync(api, () => (_, _) => throw new FormatException(
            megabytes, new InvalidOperationException(megabytes + " again")));

        var failure = api.Answers.First();
        Encoding.UTF8.GetByteCount(failure.Body).ShouldBeLessThan(200_000);
        failure.Json["errorMessage"]!.GetValue<string>().ShouldStartWith("Rule \u00e9");
        failure.Json["errorMessage"]!.GetValue<string>().ShouldEndWith(" more characters)");
        failure.Json["stackTrace"]!.AsArray().ShouldNotBeEmpty();
        _log.ToString().Length.ShouldBeLessThan(64_000);
        Lines.ShouldHaveSingleItem()["message"]!.GetValue<string>().ShouldStartWith("Rule \u00e9");
    }

    [Fact]
    public async Task A_function_that_cannot_start_for_megabytes_of_reasons_says_so_in_some_kilobytes()
    {
        await using var api = new FakeRuntimeApi();
        using var http = RuntimeApi.Connect(api.HostAndPort);

        await RuntimeLoop.RunAsync(
            http, () => throw new InvalidOperationException(new string('x', 7_000_000)), TimeSpan.Zero,
            TimeProvider.System, _log, Cancellation);

        api.Answers.ShouldHaveSingleItem().Body.Length.ShouldBeLessThan(200_000);
        _log.ToString().Length.ShouldBeLessThan(64_000);
    }

    [Fact]
    public void A_log_line_with_a_long_text_stays_one_line_of_JSON()
    {
        var faces = string.Concat(Enumerable.Repeat("\U0001F600", 500_000));

        new JsonLog(_log).Write(new JsonObject
        {
            ["rule"] = "x" + faces,
            ["findings"] = JsonLog.List(["short", faces]),
            ["more"] = new JsonObject { ["n"] = 7, ["none"] = null },
        });

        var line = _log.ToString();
        line.Length.ShouldBeLessThan(64_000);
        var json = JsonNode.Parse(line)!;
        json["rule"]!.GetValue<string>().ShouldStartWith("x\U0001F600");
        json["rule"]!.GetValue<string>().ShouldNotContain("\uFFFD");
        json["findings"]![0]!.GetValue<string>().ShouldBe("short");
        json["more"]!.ToJsonString().ShouldBe("""{"n":7,"none":null}""");
    }

    [Fact]
    public async Task A_function_that_cannot_start_reports_an_initialization_error_and_ends()
    {
        await using var api = new FakeRuntimeApi();
        api.Enqueue("never asked for");
        using var http = RuntimeApi.Connect(api.HostAndPort);

        var exitCode = await RuntimeLoop.RunAsync(
            http, () => throw new InvalidOperationException("ORGANIZATION_ID is not set."), TimeSpan.Zero,
            TimeProvider.System, _log, Cancellation);

        exitCode.ShouldBe(1);
        var answer = api.Answers.ShouldHaveSingleItem();
        answer.Path.ShouldBe("init/error");
        answer.Json["errorMessage"]!.GetValue<string>().ShouldBe("ORGANIZATION_ID is not set.");
        var line = Lines.ShouldHaveSingleItem();
        line["outcome"]!.GetValue<string>().ShouldBe("not started");
        line["message"]!.GetValue<string>().ShouldBe("ORGANIZATION_ID is not set.");
    }

    [Fact]
    public async Task The_handler_is_cancelled_before_the_deadline_and_the_error_still_reaches_Lambda()
    {
        await using var api = new FakeRuntimeApi();
        api.Enqueue("slow", timeout: TimeSpan.FromSeconds(60));

        await RunUntilEmptyAsync(api, () => async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return Stream.Null;
        }, margin: TimeSpan.FromSeconds(59.9));

        ShouldBeOutOfTime(api.Answers.ShouldHaveSingleItem());
    }

    [Fact]
    public async Task An_event_that_comes_when_time_is_up_fails_with_that_and_the_remedy()
    {
        await using var api = new FakeRuntimeApi();
        api.Enqueue("late", timeout: TimeSpan.FromSeconds(-1));

        await RunUntilEmptyAsync(api, () => async (_, cancellation) =>
        {
            await Task.Delay(0, cancellation);
            return Stream.Null;
        });

        ShouldBeOutOfTime(api.Answers.ShouldHaveSingleItem());
        Lines.ShouldHaveSingleItem()["details"]!.ToJsonString().ShouldContain("TaskCanceledException");
    }

    [Fact]
    public async Task A_cancellation_that_is_not_the_deadlines_is_reported_as_what_it_is()
    {
        await using var api = new FakeRuntimeApi();
        api.Enqueue("first");

        await RunUntilEmptyAsync(api, () => (_, _) => throw new OperationCanceledException("Somebody stopped it."));

        var answer = api.Answers.ShouldHaveSingleItem();
        answer.ErrorType.ShouldBe("OperationCanceledException");
        answer.Json["errorMessage"]!.GetValue<string>().ShouldBe("Somebody stopped it.");
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_refused_next_ends_the_process_so_that_Lambda_starts_a_fresh_one(HttpStatusCode status)
    {
        await using var api = new FakeRuntimeApi { WhenEmpty = status };
        using var http = RuntimeApi.Connect(api.HostAndPort);

        var exception = await Should.ThrowAsync<HttpRequestException>(
            RuntimeLoop.RunAsync(
                http,
                () => (_, _) => Task.FromResult(Stream.Null),
                TimeSpan.Zero,
                TimeProvider.System,
                _log,
                Cancellation));

        exception.StatusCode.ShouldBe(status);
        api.Answers.ShouldBeEmpty();
    }

    [Fact]
    public void Waiting_for_the_next_event_never_times_out()
    {
        using var http = RuntimeApi.Connect("127.0.0.1:9001");
        http.Timeout.ShouldBe(Timeout.InfiniteTimeSpan);
        http.BaseAddress.ShouldBe(new Uri("http://127.0.0.1:9001/2018-06-01/runtime/"));
    }

    [Theory]
    [InlineData("x\n{\"outcome\":\"evaluated\",\"compliance\":\"Compliant\"}\n")]
    [InlineData("\u001b]0;PWN\u0007\u001b[2J")]
    [InlineData("\r\u0085\u2028\u2029\u202e\u200f\ufeff")]
    [InlineData("\ud800 half a character, \U000e0041 a tag")]
    public async Task Whatever_a_failure_says_is_one_line_of_JSON_without_a_character_that_hides(string text)
    {
        await using var api = new FakeRuntimeApi();
        api.Enqueue("first");

        await RunUntilEmptyAsync(api, () => (_, _) => throw new FormatException(text));

        var line = Lines.ShouldHaveSingleItem();
        line["message"]!.GetValue<string>().ShouldBe(text.Replace('\ud800', '\ufffd'));
        _log.ToString().TrimEnd('\r', '\n').EnumerateRunes()
            .ShouldAllBe(rune => !char.IsControl((char)Math.Min(rune.Value, 0xffff))
                && System.Text.Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format);
    }

    private static void ShouldBeOutOfTime(Answer answer)
    {
        answer.ErrorType.ShouldBe("OutOfTimeException");
        answer.Json["errorMessage"]!.GetValue<string>().ShouldBe(
            "Time was up before the function was done. Remedy: AWS Lambda tries again by itself; if this persists, "
            + "give the function the timeout that its template has.");
    }

    private IReadOnlyList<System.Text.Json.Nodes.JsonNode> Lines =>
        [
            .. _log.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!),
        ];

    private async Task RunUntilEmptyAsync(FakeRuntimeApi api, Func<FunctionHandler> start, TimeSpan margin = default)
    {
        using var http = RuntimeApi.Connect(api.HostAndPort);
        await Should.ThrowAsync<HttpRequestException>(
            RuntimeLoop.RunAsync(http, start, margin, TimeProvider.System, _log, Cancellation));
    }

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));
}

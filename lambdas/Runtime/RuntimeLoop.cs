namespace Guardrails.Lambda.Runtime;

/// <summary>A function: an event in, a result out. The token is cancelled shortly before the Lambda timeout.</summary>
public delegate Task<Stream> FunctionHandler(Stream request, CancellationToken cancellation);

/// <summary>
/// Runs a function as an executable on Lambda's managed .NET runtime: asks for events, hands them over, answers.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html</remarks>
public static class RuntimeLoop
{
    /// <summary>
    /// The time before the Lambda timeout at which a handler is told to stop, unless it asks for more.
    /// </summary>
    public static readonly TimeSpan DefaultMargin = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Runs until Lambda ends the process. Returns, with an exit code, only when the function cannot start.
    /// </summary>
    /// <param name="start">
    /// Makes the handler, which takes the time from the clock that it is given. An exception in it is reported as an
    /// initialization error.
    /// </param>
    /// <param name="margin">How long before the Lambda timeout the handler's token is cancelled.</param>
    public static Task<int> RunAsync(Func<TimeProvider, FunctionHandler> start, TimeSpan? margin = null)
    {
        var clock = new InvocationTime();
        var endpoint = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")
            ?? throw new InvalidOperationException(
                "AWS_LAMBDA_RUNTIME_API is not set: this program is a Lambda function and runs only there.");
        return RunAsync(
            RuntimeApi.Connect(endpoint),
            () => start(clock),
            margin ?? DefaultMargin,
            TimeProvider.System,
            Console.Error,
            CancellationToken.None,
            clock);
    }

    /// <summary>The same, against any Runtime API, until cancelled.</summary>
    internal static async Task<int> RunAsync(
        HttpClient http,
        Func<FunctionHandler> start,
        TimeSpan margin,
        TimeProvider time,
        TextWriter log,
        CancellationToken stop,
        InvocationTime? clock = null)
    {
        var api = new RuntimeApi(http);
        FunctionHandler handler;
        try
        {
            handler = start();
        }
        catch (Exception exception)
        {
            new JsonLog(log).Write(Failure.Line(exception, request: null));
            await api.FailInitAsync(exception, stop);
            return 1;
        }

        while (true)
        {
            // A failing "next" or answer ends the process on purpose: Lambda then starts a fresh one.
            var invocation = await api.NextAsync(stop);
            clock?.Begin(invocation.Now);
            Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.TraceId);
            await AnswerAsync(api, handler, invocation, margin, time, log, stop);
        }
    }

    private static async Task AnswerAsync(
        RuntimeApi api,
        FunctionHandler handler,
        Invocation invocation,
        TimeSpan margin,
        TimeProvider time,
        TextWriter log,
        CancellationToken stop)
    {
        Stream result;
        try
        {
            var left = TimeLeft(invocation.Deadline - margin - time.GetUtcNow());
            using var deadline = new CancellationTokenSource(left, time);
            result = await HandleAsync(handler, invocation, deadline.Token);
        }
        catch (Exception exception)
        {
            // What is posted reaches whoever invoked the function, which nobody may be watching; the log has nothing
            // else of it.
            new JsonLog(log).Write(Failure.Line(exception, invocation.RequestId));
            await api.FailAsync(invocation, exception, stop);
            return;
        }

        await using (result)
            await api.RespondAsync(invocation, result, stop);
    }

    private static async Task<Stream> HandleAsync(
        FunctionHandler handler, Invocation invocation, CancellationToken deadline)
    {
        using var request = new MemoryStream(invocation.Event, writable: false);
        try
        {
            return await handler(request, deadline);
        }
        catch (OperationCanceledException exception) when (deadline.IsCancellationRequested)
        {
            throw OutOfTimeException.Of(exception);
        }
    }

    private static TimeSpan TimeLeft(TimeSpan span) =>
        span < TimeSpan.Zero ? TimeSpan.Zero : span > TimeSpan.FromDays(1) ? Timeout.InfiniteTimeSpan : span;
}

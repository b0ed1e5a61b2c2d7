using System.Diagnostics;
using System.Threading.Channels;
using Guardrails.Local.Functions;
using Microsoft.AspNetCore.Http;

namespace Guardrails.Tests.Bench.Evaluation;

/// <summary>The command that starts a side.</summary>
internal sealed record RuleCommand(
    string Name,
    string Program, IReadOnlyList<string> Arguments, string Folder, IReadOnlyDictionary<string, string> Environment);

/// <summary>
/// A function in any language in a process of its own, and the Runtime API that it asks for events. The embedded
/// organization's
/// own host runs .NET only, so here both sides have this one.
/// </summary>
internal sealed class RuleProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<string> events = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource ended = new();
    private readonly Process process = new();
    private readonly Stopwatch lifetime = new();
    private LoopbackServer server = null!;
    private Task<string> words = null!;
    private TaskCompletionSource<string?> answer = new();
    private int requests;

    private RuleProcess(string name) => Name = name;

    public string Name { get; }

    /// <summary>Since the process was started.</summary>
    public TimeSpan Age => lifetime.Elapsed;

    /// <summary>
    /// The most memory that was resident so far, in bytes: what AWS Lambda reports as used, and is configured by.
    /// </summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    public static async Task<RuleProcess> StartAsync(RuleCommand command)
    {
        var rule = new RuleProcess(command.Name);
        rule.server = await LoopbackServer.StartAsync(rule.ServeAsync);
        var start = rule.process.StartInfo;
        (start.FileName, start.WorkingDirectory) = (command.Program, command.Folder);
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = rule.server.Address.Authority;
        rule.lifetime.Start();
        rule.process.Start();
        rule.process.BeginOutputReadLine();
        rule.words = rule.process.StandardError.ReadToEndAsync();
        return rule;
    }

    /// <summary>Hands an event over and waits for the answer.</summary>
    /// <returns>How long that took.</returns>
    /// <exception cref="DifferenceException">The function failed, or its process ended.</exception>
    public async Task<TimeSpan> InvokeAsync(string payload)
    {
        answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var time = Stopwatch.StartNew();
        await events.Writer.WriteAsync(payload);
        var first =
            await Task.WhenAny(answer.Task, process.WaitForExitAsync(ended.Token), Task.Delay(Patience, ended.Token));
        time.Stop();
        if (first != answer.Task)
            throw new DifferenceException(
                $"{Name} gave no answer. {(process.HasExited ? await words : "Its process still runs.")}");
        return await answer.Task is { } error ? throw new DifferenceException($"{Name} failed: {error}") : time.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await server.DisposeAsync();
        process.Dispose();
        ended.Dispose();
    }

    /// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
    private async Task ServeAsync(HttpContext http)
    {
        if (http.Request.Method == "GET")
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, ended.Token);
            try
            {
                var payload = await events.Reader.ReadAsync(gone.Token);
                http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] =
                    $"{++requests:00000000}-0000-4000-8000-000000000000";
                http.Response.Headers["Lambda-Runtime-Deadline-Ms"] =
                    $"{(DateTimeOffset.UtcNow + Patience).ToUnixTimeMilliseconds()}";
                await http.Response.WriteAsync(payload, gone.Token);
            }
            catch (OperationCanceledException)
            {
                // The process ends while it waits for its next event.
            }

            return;
        }

        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await http.Response.CompleteAsync();
        answer.TrySetResult(http.Request.Path.Value!.EndsWith("/response", StringComparison.Ordinal) ? null : body);
    }
}

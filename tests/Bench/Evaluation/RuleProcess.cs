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
/// organization's own host runs .NET only, so here both sides have this one.
/// </summary>
internal sealed class RuleProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _ended = new();
    private readonly Process _process = new();
    private readonly Stopwatch _lifetime = new();
    private LoopbackServer _server = null!;
    private Task<string> _words = null!;
    private TaskCompletionSource<string?> _answer = new();
    private int _requests;

    private RuleProcess(string name) => Name = name;

    public string Name { get; }

    /// <summary>Since the process was started.</summary>
    public TimeSpan Age => _lifetime.Elapsed;

    /// <summary>
    /// The most memory that was resident so far, in bytes: what AWS Lambda reports as used, and is configured by.
    /// </summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public static async Task<RuleProcess> StartAsync(RuleCommand command)
    {
        var rule = new RuleProcess(command.Name);
        rule._server = await LoopbackServer.StartAsync(rule.ServeAsync);
        var start = rule._process.StartInfo;
        (start.FileName, start.WorkingDirectory) = (command.Program, command.Folder);
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = rule._server.Address.Authority;
        rule._lifetime.Start();
        rule._process.Start();
        rule._process.BeginOutputReadLine();
        rule._words = rule._process.StandardError.ReadToEndAsync();
        return rule;
    }

    /// <summary>Hands an event over and waits for the answer.</summary>
    /// <returns>How long that took.</returns>
    /// <exception cref="DifferenceException">The function failed, or its process ended.</exception>
    public async Task<TimeSpan> InvokeAsync(string payload)
    {
        _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var time = Stopwatch.StartNew();
        await _events.Writer.WriteAsync(payload);
        var first = await Task.WhenAny(
            _answer.Task, _process.WaitForExitAsync(_ended.Token), Task.Delay(Patience, _ended.Token));
        time.Stop();
        if (first != _answer.Task)
            throw new DifferenceException(
                $"{Name} gave no answer. {(_process.HasExited ? await _words : "Its process still runs.")}");
        return await _answer.Task is { } error
            ? throw new DifferenceException($"{Name} failed: {error}")
            : time.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _server.DisposeAsync();
        _process.Dispose();
        _ended.Dispose();
    }

    /// <remarks>Source: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
    private async Task ServeAsync(HttpContext http)
    {
        if (http.Request.Method == "GET")
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _ended.Token);
            try
            {
                var payload = await _events.Reader.ReadAsync(gone.Token);
                http.Response.Headers["Lambda-Runtime-Aws-Request-Id"] =
                    $"{++_requests:00000000}-0000-4000-8000-000000000000";
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
        _answer.TrySetResult(http.Request.Path.Value!.EndsWith("/response", StringComparison.Ordinal) ? null : body);
    }
}

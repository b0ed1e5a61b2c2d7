using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Placement;
using Guardrails.Core.Planning;
using Guardrails.Core.Planning.Trees;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Snapshots;

namespace Guardrails.Tests.Bench.Planning;

/// <summary>
/// The plan of a large organization: what it costs as a whole, and what one decision costs beside
/// the independent simulator's.
/// </summary>
internal static class PlanBench
{
    private const int Largest = 10_000;
    private const int Decisions = 1_000;

    /// <summary>The condition keys that the generated policies and our guardrails ask for.</summary>
    private static readonly string[] KeysInUse =
        [
            "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalIsAWSService", "aws:RequestedRegion",
            "aws:CurrentTime", "aws:AssumedRoot",
        ];

    private static readonly int[] Sizes = [2_500, 5_000, Largest];
    private static readonly Alternation Rounds = new(AtLeast: 3, AtMost: 10, Within: TimeSpan.FromSeconds(40));

    /// <summary>Measures both.</summary>
    /// <exception cref="DifferenceException">Both simulators did not come to the same decisions.</exception>
    public static async Task<Row> MeasureAsync(string folder)
    {
        var notes = new List<string>();
        foreach (var size in Sizes)
            notes.Add(await WholePlanAsync(folder, size));

        var cases = Cases();
        var judged = await IamJudge.DecideInOneProcessAsync([.. cases.Select(one => one.Judged)]);
        Compare(cases, judged.Answers);

        var comparison = await Rounds.MeasureAsync(
            () => Task.FromResult(Ours(cases)),
            async () => Theirs(await IamJudge.DecideInOneProcessAsync([.. cases.Select(one => one.Judged)])));
        return new Row("Decision", "@cloud-copilot/iam-simulate", comparison, NotMeasured: null,
        [
            $"Decision: one request of the plan of a generated organization of {Largest} accounts, "
            + $"{GeneratedOrganization.Units} units five levels deep and {GeneratedOrganization.Policies} policies, "
            + $"along the path to its account; {Decisions} of them, on which both agree. The simulator's time is "
            + "without its start, its input and the validation of policies; "
            + "its slow comparison of ASCII text is replaced (tests/Shared/judges/iam-simulate.mjs).",
            .. notes,
        ]);
    }

    private static TimeSpan Theirs(IamAnswers judged) =>
        TimeSpan.FromMilliseconds(judged.DecisionMilliseconds) / Decisions;

    /// <summary>
    /// Runs the built command on a generated organization, as a user runs it, and sees what it takes.
    /// </summary>
    private static async Task<string> WholePlanAsync(string folder, int accounts)
    {
        var organization = Path.Combine(folder, "generated.json");
        var snapshot = Path.Combine(folder, "generated.snapshot.json");
        await File.WriteAllTextAsync(organization, GeneratedOrganization.OrganizationFile());
        await File.WriteAllTextAsync(
            snapshot, OrganizationSnapshotFile.Write(GeneratedOrganization.Snapshot(accounts)));

        string[] arguments = [Command, "plan", organization, "--snapshot", snapshot, "--at", "2026-11-23"];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var time = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = await PeakAsync(process);
        var text = await output;
        // Other teams' policies of the generated organization keep Guardrails from working here and there.
        if (process.ExitCode is not (0 or 1))
        {
            throw new DifferenceException(
                $"guardrails plan exited with {process.ExitCode} for {accounts} accounts:"
                + Environment.NewLine + text[Math.Max(0, text.Length - 2000)..]);
        }

        var memory = peak is { } bytes ? $"at most {bytes / 1024 / 1024} MiB" : "memory not measured";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"guardrails plan, {accounts} accounts, from the start of the process to its end: "
            + $"{time.Elapsed.TotalSeconds:0.0} s, {memory}.");
    }

    /// <summary>The most memory that the process had, as Linux counts it; null elsewhere.</summary>
    private static async Task<long?> PeakAsync(Process process)
    {
        long? peak = null;
        var ended = process.WaitForExitAsync();
        while (!ended.IsCompleted)
        {
            if (OperatingSystem.IsLinux() && PeakOf(process.Id) is { } now)
                peak = now;
            await Task.WhenAny(ended, Task.Delay(20));
        }

        return peak;
    }

    private static long? PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? null
                : long.Parse(
                    line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Requests of many accounts for which the independent simulator knows the resource: it has no root user as one.
    /// </summary>
    private static List<Case> Cases()
    {
        var snapshot = GeneratedOrganization.Snapshot(Largest);
        var config = OrganizationFile.Parse(
            GeneratedOrganization.OrganizationFile(), DateOnly.FromDateTime(snapshot.TakenAt.UtcDateTime)).Config!;
        var tree = PolicyTree.After(snapshot, ServiceControlPolicies.For(config));
        var requests = new QuestionRequests(config, snapshot, snapshot.Accounts[1], snapshot.TakenAt);
        var rendered = new Dictionary<PolicyDocument, JsonNode>(ReferenceEqualityComparer.Instance);
        return
        [
            .. (from account in snapshot.Accounts.Skip(1)
                where tree.PathTo(account) is { Count: > 4 }
                let path = tree.PathTo(account)
                from asked in requests.Of(account, tree.PlaceOf(account).OrganizationPath)
                from request in asked.Requests
                where !request.Resource.EndsWith(":root", StringComparison.Ordinal)
                    && !request.Resource.Contains(":signin:", StringComparison.Ordinal)
                select new Case(path, request, Judged(path, request))).Take(Decisions),
        ];

        IamCase Judged(IReadOnlyList<PolicyLevel> path, AccessRequest request) =>
            new(request.ValuesOf("aws:PrincipalArn")[0], request.Action, request.Resource)
        {
            Context = KeysInUse.Where(key => request.ValuesOf(key).Count > 0)
                .ToDictionary(key => key, request.ValuesOf, StringComparer.Ordinal),
            Path = [.. path.Select(level => level.Policies.Select(policy => Render(policy.Document)).ToArray())],
        };

        JsonNode Render(PolicyDocument document) =>
            rendered.TryGetValue(document, out var json) ? json : rendered[document] = document.Render();
    }

    private static TimeSpan Ours(List<Case> cases)
    {
        const int Repetitions = 20;
        var time = Stopwatch.StartNew();
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            foreach (var one in cases)
                PolicySimulator.ServiceControl(one.Path, one.Request);
        }

        return time.Elapsed / Repetitions / cases.Count;
    }

    private static void Compare(List<Case> cases, IReadOnlyList<string> judged)
    {
        foreach (var (one, theirs) in cases.Zip(judged))
        {
            var ours = PolicySimulator.ServiceControl(one.Path, one.Request);
            if (ours.Decision.ToString() != theirs)
                throw new DifferenceException(
                    $"{one.Judged.Principal} {one.Request.Action}: "
                    + $"C# says {ours.Decision} ({ours.Explanation}), the other {theirs}.");
        }
    }

    private static string Command =>
        Repository.PathOf("artifacts", "bin", "Guardrails.Cli", "release", "guardrails.dll");

    private sealed record Case(IReadOnlyList<PolicyLevel> Path, AccessRequest Request, IamCase Judged);
}

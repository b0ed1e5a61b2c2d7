using Guardrails.Local;

namespace Guardrails.Tests.Bench.Evaluation;

/// <summary>
/// One evaluation of root-access-keys, its memory and its package: the published function against the same rule in
/// Python with boto3.
/// </summary>
internal static class EvaluationBench
{
    private const int WarmUps = 30;
    private const string Absent = "python3 with boto3 is absent";

    private static readonly Alternation ColdRounds = new(AtLeast: 3, AtMost: 5, Within: TimeSpan.FromSeconds(15));
    private static readonly Alternation WarmRounds = new(AtLeast: 10, AtMost: 60, Within: TimeSpan.FromSeconds(20));

    /// <summary>
    /// An old active key, an inactive one, one that was never used, none, and no credentials at all. The
    /// first is measured.
    /// </summary>
    private static readonly string[] Accounts =
        ["444444444444", "666666666666", "777777777777", "333333333333", "222222222222"];

    /// <summary>Deploys the real app's assembly and measures.</summary>
    /// <exception cref="DifferenceException">Both did not come to the same result.</exception>
    public static async Task<IReadOnlyList<Row>> MeasureAsync(string assembly)
    {
        if (await Python.FindAsync() is not { } python)
        {
            return
            [
                new("Warm evaluation", "", Comparison: null, Absent, []),
                new("Cold start", "", Comparison: null, Absent, []),
            ];
        }

        var clock = new SteppedClock();
        await using var aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(), new LocalOptions { Time = clock }, CancellationToken.None);
        await aws.DeployAsync(assembly, progress: null, CancellationToken.None);

        var rules = Accounts.Select(account => new DeployedRule(aws.World, clock, account)).ToList();
        var (measured, ours, theirs) = (rules[0], CSharp(rules[0]), InPython(rules[0], python));

        await using var csharp = await RuleProcess.StartAsync(ours);
        await using var boto3 = await RuleProcess.StartAsync(theirs);
        foreach (var rule in rules)
            await CompareAsync(rule, csharp, boto3);

        var cold = await ColdRounds.MeasureAsync(() => ColdAsync(measured, ours), () => ColdAsync(measured, theirs));

        for (var time = 0; time < WarmUps; time++)
        {
            await measured.EvaluateAsync(csharp);
            await measured.EvaluateAsync(boto3);
        }

        var warm = await WarmRounds.MeasureAsync(
            async () => (await measured.EvaluateAsync(csharp)).Time,
            async () => (await measured.EvaluateAsync(boto3)).Time);

        var memory = new Amounts(Megabytes(csharp.PeakMemory), Megabytes(boto3.PeakMemory), "MB");
        var (package, theirPackage) =
            (PackageSize.Of([ours.Folder]), PackageSize.Of([theirs.Arguments[0], .. python.Boto3]));

        return
        [
            new("Warm evaluation", python.Versions, warm, NotMeasured: null,
            [
                "Evaluation: the rule root-access-keys of one account with an old active key, from the event "
                + "to the answer: AssumeRole, GenerateCredentialReport, GetCredentialReport, GetAccountSummary, "
                + "ListVirtualMFADevices, AssumeRoot with its lists, PutEvaluations, and GetItem, Query and PutItem of "
                + "the ledger, in which nothing changed (DescribeAccount is remembered), by "
                + "artifacts/publish/RootPostureRule and by tests/Bench/python/root_posture_rule.py, both called by "
                + "the same Runtime API.",
                $"Both made the same calls and gave the same compliance for {Accounts.Length} accounts before; "
                + $"Python's annotation is shorter. Warm: after {WarmUps} more evaluations each; "
                + "the credential report exists.",
                "Both make two clients with the member account's credentials in every evaluation, "
                + "since those are new each time; boto3 does much for that.",
                "AWS is the embedded organization, in the bench's own process: its share of the time is the same on "
                + "both sides, and a real network's would be larger.",
            ]),
            Counted(
                "Evaluations a second, warm",
                python.Versions,
                new(1 / warm.Ours.TotalSeconds, 1 / warm.Theirs.TotalSeconds, "/s"),
                "Evaluations a second: of one instance, one after another, by the median of the warm ones. "
                + "Above 1, C# makes more."),
            Counted(
                "Memory",
                python.Versions,
                memory,
                "Memory: the most that was resident in the process that made "
                + $"{Accounts.Length + WarmUps + warm.Rounds.Count} evaluations, "
                + "which is what AWS Lambda reports as used."),
            Counted(
                "Package, zipped",
                python.Versions,
                new(Megabytes(package.Zipped), Megabytes(theirPackage.Zipped), "MB"),
                $"Package: what AWS Lambda is given, {Megabytes(package.Unzipped):0.0} MB unzipped against "
                + $"{Megabytes(theirPackage.Unzipped):0.0} MB: the function with all that it needs besides the "
                + "runtime. Python's holds boto3, as "
                + "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html recommends; with the one that the "
                + "runtime happens to have it would be a few kilobytes."),
            new("Cold start", python.Versions, cold, NotMeasured: null,
            [
                "Cold start: from the start of the process to the answer to its first event. The function is portable "
                + "IL without ReadyToRun; files are in the machine's cache, and nothing of Lambda's own start is in "
                + "it.",
            ]),
        ];
    }

    private static Row Counted(string what, string against, Amounts amounts, string note) =>
        new(what, against, Comparison: null, NotMeasured: null, [note]) { Amounts = amounts };

    private static double Megabytes(long bytes) => bytes / 1_000_000.0;

    private static RuleCommand CSharp(DeployedRule rule)
    {
        var function = rule.Function.Settings;
        return new(
            "The published function",
            new LocalOptions().DotnetHost,
            ["exec", Path.Combine(function.Folder, function.Handler + ".dll")],
            function.Folder,
            rule.Environment());
    }

    private static RuleCommand InPython(DeployedRule rule, Python python)
    {
        var script = Repository.PathOf("tests", "Bench", "python", "root_posture_rule.py");
        var environment = new Dictionary<string, string>(rule.Environment(), StringComparer.Ordinal)
        {
            ["PYTHONUSERBASE"] = python.UserBase,
        };
        return new("root_posture_rule.py", python.Program, [script], Path.GetDirectoryName(script)!, environment);
    }

    private static async Task CompareAsync(DeployedRule rule, RuleProcess csharp, RuleProcess boto3)
    {
        var (ours, theirs) =
            ((await rule.EvaluateAsync(csharp)).Work.ToList(), (await rule.EvaluateAsync(boto3)).Work.ToList());
        string[] differences =
        [
            .. ours.Except(theirs).Select(work => $"  only C#: {work}"),
            .. theirs.Except(ours).Select(work => $"  only Python: {work}"),
        ];
        if (differences.Length > 0)
        {
            throw new DifferenceException(
                $"""
                The C# function and tests/Bench/python/root_posture_rule.py no longer do the same:
                {string.Join(Environment.NewLine, differences)}
                Remedy: make these calls, and no others, in root_posture_rule.py; its words may differ.
                """);
        }
    }

    private static async Task<TimeSpan> ColdAsync(DeployedRule rule, RuleCommand command)
    {
        await using var process = await RuleProcess.StartAsync(command);
        await rule.EvaluateAsync(process);
        return process.Age;
    }
}

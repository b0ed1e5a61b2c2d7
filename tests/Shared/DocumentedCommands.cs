namespace Guardrails.Tests;

/// <summary>Every command that the documents show, by how it is tested.</summary>
public static class DocumentedCommands
{
    /// <summary>Runs the demo.</summary>
    public const string Demo = "dotnet run --project cli -- demo";

    /// <summary>Plans the example from its snapshot.</summary>
    public const string Plan =
        "dotnet run --project cli -- plan example --snapshot orgs/example.snapshot.json --today 2026-11-23";

    /// <summary>Reads what a root key did from files.</summary>
    public const string UsageOfFiles =
        "dotnet run --project cli -- usage 444444444444 --key AKIAIOSFODNN7EXAMPLE --events trail/";

    /// <summary>Copies the example, as the test does that synthesizes it.</summary>
    public const string Copy = "cp orgs/example.json orgs/acme.json";

    /// <summary>Synthesizes the copy.</summary>
    public const string Synth = "npx cdk synth -c org=acme";

    /// <summary>Commands that a test runs until they stop for want of credentials to deploy.</summary>
    public static IReadOnlyList<string> NeedCredentials { get; } =
    [
        "npx cdk bootstrap aws://111111111111/us-east-1 -c org=acme",
        "npx cdk bootstrap aws://222222222222/us-east-1 -c org=acme --trust 111111111111 "
            + "--cloudformation-execution-policies arn:aws:iam::aws:policy/AdministratorAccess",
        "npx cdk bootstrap aws://222222222222/eu-central-1 -c org=acme --trust 111111111111 "
            + "--cloudformation-execution-policies arn:aws:iam::aws:policy/AdministratorAccess",
        "npx cdk diff -c org=acme",
        "npx cdk deploy --all -c org=acme",
        "npx cdk destroy --all -c org=acme",
    ];

    /// <summary>Commands of the CLI that a test runs until they stop for want of credentials.</summary>
    public static IReadOnlyList<string> ByTheCommandLine { get; } =
    [
        "dotnet run --project cli -- plan acme",
        "dotnet run --project cli -- snapshot --file acme.snapshot.json",
        "dotnet run --project cli -- alerts test",
        "dotnet run --project cli -- report acme",
        "dotnet run --project cli -- usage 444444444444 --role OrganizationAccountAccessRole",
        "dotnet run --project cli -- usage 444444444444 --role OrganizationAccountAccessRole "
            + "--resume 444444444444.usage",
        .. new[] { "docs/remediation.md", "docs/runbooks.md" }.SelectMany(page => Documents.At(page).Commands)
            .Where(command => command.StartsWith("dotnet run ", StringComparison.Ordinal)).Distinct(),
        "dotnet run --project cli -- usage 444444444444 --role OrganizationAccountAccessRole --replacement role/",
        "dotnet run --project cli -- usage 444444444444 --role Reader --against arn:aws:iam::444444444444:role/app",
    ];

    /// <summary>
    /// Commands by which the ledger is restored or removed: tests/Contract runs every one by the AWS CLI.
    /// </summary>
    public static IReadOnlyList<string> ByTheAwsCli { get; } =
    [
        .. new[] { "docs/ledger.md", "docs/uninstall.md" }.SelectMany(page => Documents.At(page).Commands)
            .Where(command => command.StartsWith("aws ", StringComparison.Ordinal)).Distinct(),
    ];

    /// <summary>Commands about reports: tests/Contract runs every one by the AWS CLI.</summary>
    public static IReadOnlyList<string> OfReports { get; } =
    [
        .. Documents.At("docs/reporting.md").Commands
            .Where(command => command.StartsWith("aws ", StringComparison.Ordinal)).Distinct(),
    ];

    /// <summary>Commands that quarantine by hand: tests/Contract runs every one by the AWS CLI.</summary>
    public static IReadOnlyList<string> OfQuarantine { get; } =
    [
        .. Documents.At("docs/quarantine.md").Commands
            .Where(command => command.StartsWith("aws ", StringComparison.Ordinal)).Distinct(),
    ];

    /// <summary>
    /// Commands of the runbooks, which a root session or key makes: tests/Contract has the AWS CLI understand them.
    /// </summary>
    public static IReadOnlyList<string> OfRunbooks { get; } =
    [
        .. Documents.At("docs/runbooks.md").Commands
            .Where(command => command.StartsWith("aws ", StringComparison.Ordinal)).Distinct(),
    ];

    /// <summary>Commands that no test runs, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> RunElsewhere { get; } = new Dictionary<string, string>
    {
        ["dotnet test"] = "the gate itself: .ci/run",
        ["dotnet test tests/Unit"] = "a part of the gate",
        ["dotnet test tests/Contract"] = "a part of the gate",
        ["dotnet test tests/Synth"] = "a part of the gate",
        ["UPDATE=1 dotnet test"] = "the gate, writing what it would compare",
        ["npm ci"] = "the build of tests/Shared runs it",
        ["dotnet run -c Release --project tests/Bench"] = "it measures for minutes, and is run by hand",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [
            Demo, Plan, UsageOfFiles, Copy, Synth,
            .. NeedCredentials, .. ByTheCommandLine, .. ByTheAwsCli, .. OfReports,
            .. OfQuarantine, .. OfRunbooks, .. RunElsewhere.Keys,
        ];
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Roles.Deployment;

/// <summary>The environment variables by which a template tells a function what no constant says.</summary>
/// <remarks>
/// A function's environment holds 4 KB, which AWS Lambda measures on its JSON. Source:
/// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
/// </remarks>
public sealed class FunctionEnvironment
{
    /// <summary>The most bytes of an environment's JSON.</summary>
    public const int MostBytes = 4096;

    /// <summary>A key's id, as long as every one.</summary>
    private const string KeyId = "00000000-0000-0000-0000-000000000000";

    private readonly DeployedFunction _function;
    private readonly IReadOnlyList<FunctionVariable> _variables;

    private FunctionEnvironment(DeployedFunction function, IEnumerable<FunctionVariable> variables) =>
        (_function, _variables) = (function, [.. variables.Where(variable => variable.Value.Length > 0)]);

    /// <summary>
    /// The variables; none that is empty. What AWS makes, such as a queue's URL, is there as it will be.
    /// </summary>
    public IReadOnlyDictionary<string, string> Variables => _variables.ToDictionary(
        variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);

    /// <summary>The fault of what the file says and the environment has no room for; null where it has.</summary>
    private (string Path, string Sentence)? Fault
    {
        get
        {
            var bytes = Bytes(_variables);
            if (bytes <= MostBytes)
                return null;
            var longest = _variables.Where(variable => variable.Path is not null)
                .MaxBy(variable => variable.Value.Length)!;
            return (
                longest.Path!,
                $"takes {longest.Value.Length} of the {bytes} bytes of environment variables of the function "
                + $"{_function.Name}, and AWS Lambda has room for {MostBytes}: name fewer, or shorter ones.");
        }
    }

    /// <summary>A function's environment.</summary>
    public static FunctionEnvironment Of(OrganizationConfig config, DeployedFunction function)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(function);
        var variables = VariablesOf(config, function);
        return new(
            function,
            function == DeployedFunction.RootRecheck || function == DeployedFunction.Reconciliation
                || function == DeployedFunction.ComplianceReport
                ? [.. variables, ExcludedAccounts(config, variables)]
                : variables);
    }

    /// <summary>Each part of the file that some function has no room for, by its path in the file, and why.</summary>
    public static IReadOnlyList<(string Path, string Sentence)> FaultsOf(OrganizationConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);

        // Where nothing is watched, the setup is the only function, and is told by its resource's properties.
        return config.Detects
            ? [.. DeployedFunction.All.Select(function => Of(config, function).Fault).OfType<(string, string)>()]
            : [];
    }

    /// <summary>The variables with references in the place of what AWS makes.</summary>
    /// <exception cref="ArgumentException">The function is told nothing by that name.</exception>
    public IReadOnlyDictionary<string, string> With(params IReadOnlyList<(string Name, string Reference)> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        var variables = Variables.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, reference) in references)
        {
            if (!variables.ContainsKey(name))
                throw new ArgumentException($"{_function.Name} is told nothing by {name}.", nameof(references));
            variables[name] = reference;
        }

        return variables;
    }

    private static IReadOnlyList<FunctionVariable> VariablesOf(
        OrganizationConfig config, DeployedFunction function) => function.Name switch
    {
        DeployedNames.RootPostureRule =>
        [
            .. Organization(config),
            new(EnvironmentVariables.HomeRegion, config.HomeRegion),
            new(
                EnvironmentVariables.RootSessions,
                RootPostureRuleRole.Of(config).RootTasks.Count > 0 ? "true" : "false"),
            WatchedUnits(config),
        ],
        DeployedNames.RootRecheck =>
        [
            .. Organization(config),
            ControlRules(config),
            new(
                EnvironmentVariables.ManagedRules,
                List(config.ConformancePacks.SelectMany(pack => pack.Rules).Select(rule => rule.Name))),
            DetectionRegion(config),
            WatchedUnits(config),
            FailedQueue(config, DeployedNames.RecheckFailedQueue),
        ],
        DeployedNames.RootActivity =>
        [
            .. Accounts(config),
            new(EnvironmentVariables.RootSessionCallers, List(Callers(config))) { Path = "$.rootSessions.operators" },
            new(EnvironmentVariables.DeployRoles, List(DeployingRoles.Of(config))),
            FailedQueue(config, DeployedNames.RootActivityFailedQueue),
        ],
        DeployedNames.IncidentAlerts =>
        [
            .. Accounts(config),
            .. Topics(config),
            new(
                EnvironmentVariables.RetentionDays,
                config.Ledger.RetentionDays.ToString(CultureInfo.InvariantCulture)),
        ],
        DeployedNames.Reconciliation =>
        [
            .. Accounts(config),
            DetectionRegion(config),
            ControlRules(config),
            new(EnvironmentVariables.HeardRegions, List(config.ForwardedRegions)) { Path = "$.watch.regions" },
            WatchedUnits(config),
        ],
        DeployedNames.ComplianceReport =>
        [
            .. Accounts(config),
            DetectionRegion(config),
            ControlRules(config),
            WatchedUnits(config),
            .. Topics(config),
            new(EnvironmentVariables.ReportBucket, ReportArns.BucketName(config)),
            new(
                EnvironmentVariables.ReportKeyArn,
                LedgerArns.Key(config).Replace(Gap.Name, KeyId, StringComparison.Ordinal)),
            new(
                EnvironmentVariables.ReportDays,
                config.Reporting.RetentionDays.ToString(CultureInfo.InvariantCulture)),
        ],
        DeployedNames.Decisions =>
        [
            .. Accounts(config),
            new(EnvironmentVariables.People, List(config.Decisions.People)) { Path = "$.decisions.people" },
            new(EnvironmentVariables.Remediates, config.Remediates ? "true" : ""),
        ],
        DeployedNames.RootRemediation => [.. Accounts(config), .. Topics(config)],
        DeployedNames.RootDeletion => [new(EnvironmentVariables.Partition, config.Partition.Name)],
        _ => [],
    };

    private static IReadOnlyList<FunctionVariable> Organization(OrganizationConfig config) =>
    [
        new(EnvironmentVariables.OrganizationId, config.Id.Value),
        new(EnvironmentVariables.ManagementAccountId, config.ManagementAccount.Value),
        new(EnvironmentVariables.Partition, config.Partition.Name),
    ];

    private static IReadOnlyList<FunctionVariable> Accounts(OrganizationConfig config) =>
    [
        .. Organization(config),
        new(EnvironmentVariables.DelegatedAdministratorId, config.DelegatedAdministrator.Value),
        new(EnvironmentVariables.HomeRegion, config.HomeRegion),
    ];

    private static IReadOnlyList<FunctionVariable> Topics(OrganizationConfig config) =>
    [
        new(EnvironmentVariables.AlertsTopicArn, LedgerArns.Topic(config, DeployedNames.AlertsTopic)),
        new(
            EnvironmentVariables.ChatTopicArn,
            config.Alerts.Chat ? LedgerArns.Topic(config, DeployedNames.ChatTopic) : ""),
    ];

    /// <summary>The units whose accounts are watched; empty where every account is.</summary>
    private static FunctionVariable WatchedUnits(OrganizationConfig config) =>
        new(EnvironmentVariables.WatchedUnits, List(config.Detection.Units.Select(unit => unit.Value)))
        {
            Path = "$.detection.units",
        };

    /// <summary>The names of the rules of the controls that are on.</summary>
    private static FunctionVariable ControlRules(OrganizationConfig config) =>
        new(EnvironmentVariables.ControlRules, List(config.Controls.Select(control => control.Control.RuleName)));

    private static FunctionVariable DetectionRegion(OrganizationConfig config) =>
        new(EnvironmentVariables.DetectionRegion, config.DetectsElsewhere ? config.DetectionRegion : "");

    private static FunctionVariable FailedQueue(OrganizationConfig config, string queue) => new(
        EnvironmentVariables.FailedQueueUrl,
        $"https://sqs.{config.HomeRegion}.{config.Partition.DnsSuffix}/{config.DelegatedAdministrator}/{queue}");

    /// <summary>
    /// The accounts that have no rules of ours, as many as there is room for. Those beyond have no rules either: their
    /// events end in the queue for failed ones, and the daily comparison tells that nobody judges them.
    /// </summary>
    private static FunctionVariable ExcludedAccounts(
        OrganizationConfig config, IReadOnlyList<FunctionVariable> others)
    {
        var excluded = new FunctionVariable(EnvironmentVariables.ExcludedAccounts, "");
        var room = MostBytes - Bytes([.. others.Where(variable => variable.Value.Length > 0), excluded]);
        return excluded with
        {
            // Each is as long as any, with a comma before all but the first.
            Value = List(config.ExcludedAccounts.Select(account => account.Value)
                .TakeWhile((account, index) => ((index + 1) * (account.Length + 1)) - 1 <= room)),
        };
    }

    private static IEnumerable<string> Callers(OrganizationConfig config) => config.RootSessions.Select(
        session => new RootSessionCaller(
            session.Role,
            session.Tasks.Select(task => TaskPolicies.Of(task, config.Partition)).ToHashSet(StringComparer.Ordinal))
            .ToString());

    private static string List(IEnumerable<string> texts) => string.Join(',', texts);

    private static int Bytes(IEnumerable<FunctionVariable> variables) => Encoding.UTF8.GetByteCount(
        new JsonObject(variables.Select(variable => KeyValuePair.Create(variable.Name, (JsonNode?)variable.Value)))
            .ToJsonString(PlainJson.OneLine));
}

/// <summary>A variable of a function's environment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
internal sealed record FunctionVariable(string Name, string Value)
{
    /// <summary>The path in the organization file of what makes it as long as it is; null where nothing does.</summary>
    public string? Path { get; init; }
}

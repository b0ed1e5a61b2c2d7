using Guardrails.Core.Controls;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Lambda.Runtime;

/// <summary>Reads what the template tells a function, and names what is missing or wrong, with the remedy.</summary>
/// <param name="variable">Looks a variable up; null where it is not set.</param>
/// <param name="stack">The stack whose template sets them.</param>
public sealed class EnvironmentReader(Func<string, string?> variable, string stack)
{
    /// <summary>The organization.</summary>
    public OrganizationId Organization =>
        Parsed(EnvironmentVariables.OrganizationId, OrganizationId.TryParse, OrganizationId.Accepted);

    /// <summary>The organization's management account.</summary>
    public AccountId ManagementAccount => Account(EnvironmentVariables.ManagementAccountId);

    /// <summary>The delegated administrator account, in which functions run.</summary>
    public AccountId DelegatedAdministrator => Account(EnvironmentVariables.DelegatedAdministratorId);

    /// <summary>The partition.</summary>
    public Partition Partition =>
        Parsed(EnvironmentVariables.Partition, Partition.TryParse, string.Join(", ", Partition.All));

    /// <summary>The Region of the ledger.</summary>
    public string HomeRegion => Text(EnvironmentVariables.HomeRegion);

    /// <summary>The Region of the rules and of the aggregator: the home Region where no other one is named.</summary>
    public string RegionOfRules => TextIfSet(EnvironmentVariables.DetectionRegion) ?? HomeRegion;

    /// <summary>The accounts that are watched.</summary>
    public DetectionScope Watched => DetectionScope.Below(
        ParsedList(EnvironmentVariables.WatchedUnits, TargetId.TryParse, TargetId.Accepted));

    /// <summary>The accounts that have no rules of ours.</summary>
    public IReadOnlySet<AccountId> Excluded =>
        ParsedList(EnvironmentVariables.ExcludedAccounts, AccountId.TryParse, AccountId.Accepted).ToHashSet();

    /// <summary>The controls that are on.</summary>
    public IReadOnlyList<IControl> Controls => ParsedList(
        EnvironmentVariables.ControlRules,
        rule => ControlCatalog.All.FirstOrDefault(control => control.RuleName == rule),
        "names of rules that this version has");

    /// <summary>A text that must be there.</summary>
    /// <exception cref="InvalidOperationException">It is not set.</exception>
    public string Text(string name) => TextIfSet(name) ?? throw new InvalidOperationException(
        $"The environment variable {name} is not set. Remedy: deploy stack {stack} again.");

    /// <summary>A text; null where it is not set.</summary>
    public string? TextIfSet(string name) => variable(name) is { Length: > 0 } value ? value : null;

    /// <summary>Texts that are separated by commas; none where the variable is not set.</summary>
    public IReadOnlyList<string> List(string name) =>
        variable(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A text that must be there and mean something.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="parse">Gives null for a text that means nothing.</param>
    /// <param name="accepted">Describes the texts that mean something.</param>
    /// <exception cref="InvalidOperationException">It is not set, or means nothing.</exception>
    public T Parsed<T>(string name, Func<string?, T?> parse, string accepted)
        where T : class => parse(Text(name)) ?? throw Wrong(name, accepted);

    /// <summary>A text that must mean something where it is set; null where it is not.</summary>
    /// <exception cref="InvalidOperationException">It means nothing.</exception>
    public T? ParsedIfSet<T>(string name, Func<string?, T?> parse, string accepted)
        where T : class => TextIfSet(name) is null ? null : Parsed(name, parse, accepted);

    /// <summary>A list of which every text must mean something.</summary>
    /// <exception cref="InvalidOperationException">One means nothing.</exception>
    public IReadOnlyList<T> ParsedList<T>(string name, Func<string?, T?> parse, string accepted)
        where T : class => [.. List(name).Select(text => parse(text) ?? throw Wrong(name, accepted))];

    /// <summary>True or false.</summary>
    /// <exception cref="InvalidOperationException">It is not set, or neither.</exception>
    public bool Flag(string name) =>
        bool.TryParse(Text(name), out var flag) ? flag : throw Wrong(name, "true or false");

    private AccountId Account(string name) => Parsed(name, AccountId.TryParse, AccountId.Accepted);

    private InvalidOperationException Wrong(string name, string accepted) =>
        new($"The environment variable {name} is '{variable(name)}': expected {accepted}.");
}

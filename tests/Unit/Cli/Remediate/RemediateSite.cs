using System.Text.Json.Nodes;
using Guardrails.Aws.Decisions;
using Guardrails.Aws.Ledger;
using Guardrails.Cli.Incidents;
using Guardrails.Cli.Remediate;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Remediation;
using Guardrails.Local;
using Guardrails.Local.Organization;
using Guardrails.Tests.Unit.Lambdas.Decisions;
using Guardrails.Tests.Unit.Remediation;

namespace Guardrails.Tests.Unit.Cli.Remediate;

/// <summary>
/// The function of decisions and its ledger, before the embedded organization, and people with no more than the rights
/// that docs/remediation.md prints.
/// </summary>
internal sealed class RemediateSite : IAsyncDisposable
{
    private readonly DecisionSite _site;

    private RemediateSite(DecisionSite site)
    {
        _site = site;
        Ledger = new(site.Table);
        var role = Role("AWSReservedSSO_Security_0123456789abcdef");
        (Ann, Bob) = (site.Session(role, "ann"), site.Session(role, "bob"));
        OtherAnn = site.Session(Role("AWSReservedSSO_Admin_fedcba9876543210"), "ANN");
    }

    public RemediationLedger Ledger { get; }

    /// <summary>The person who starts.</summary>
    public LocalCredentials Ann { get; }

    public LocalCredentials Bob { get; }

    /// <summary>The same person, in another role and in other letters.</summary>
    public LocalCredentials OtherAnn { get; }

    public DecisionSite Decisions => _site;

    public IReadOnlyList<JsonObject> Sent => _site.Sent;

    public static async Task<RemediateSite> StartAsync() => new(await DecisionSite.StartAsync());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>The ledger as a command has it for a person.</summary>
    public LiveLedger Of(LocalCredentials person, IFunctionInvoker? functions = null) =>
        new(_site.ClientsOf(person), _site.Endpoint, TimeProvider.System, functions ?? _site);

    /// <summary>Writes a log, as the function does.</summary>
    public async Task<RemediationCase> WriteAsync(Logs log)
    {
        var one = log.Case;
        if (!one.IsOver)
            await Ledger.OpenAsync(one, default);
        foreach (var (number, entry) in log.Entries.Index())
            (await Ledger.AppendAsync(one.Account, one.Id, number, entry, default)).ShouldBeTrue();
        return one;
    }

    /// <summary>Decides by the command, without a question.</summary>
    public async Task<(int Code, string Output)> DecideAsync(
        LocalCredentials person, CaseAct act, RemediationCase one, string role = "", Action? confirm = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var code = await DecideCommand.RunAsync(
            Of(person),
            act,
            one.Account,
            one.Id,
            "It is time.",
            role,
            output,
            new(null, Colours: false),
            confirm ?? (() => { }),
            default);
        return (code, output.ToString());
    }

    /// <summary>The failure of a decision by the command.</summary>
    public Task<CommandException> RefusedAsync(
        LocalCredentials person, CaseAct act, RemediationCase one, string role = "") =>
        Should.ThrowAsync<CommandException>(() => DecideAsync(person, act, one, role));

    public Task<IReadOnlyList<(RemediationDecision Decision, Decided By)>> RowsAsync() =>
        Ledger.DecisionsAsync(Logs.Account, remediation: null, default);

    private Role Role(string name)
    {
        var role = _site.SsoRole(name);
        role.InlinePolicies["decide"] = PeoplePolicies.Decide;
        role.InlinePolicies["list"] = PeoplePolicies.ListAll;
        return role;
    }
}

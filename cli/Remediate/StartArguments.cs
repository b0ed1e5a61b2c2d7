using System.Globalization;
using Guardrails.Cli.Shared;
using Guardrails.Core.Decisions;
using Guardrails.Core.Quarantine;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>The command line of <c>guardrails remediate start</c>, checked.</summary>
/// <param name="Accounts">The accounts, in the order in which they are started.</param>
/// <param name="Request">The wish.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Limit">The most accounts that are started.</param>
internal sealed record StartArguments(
    IReadOnlyList<GivenAccount> Accounts, RemediationRequest Request, string Reason, int Limit)
{
    /// <summary>
    /// The accounts at a time where nobody says otherwise: an outage of ten is found before one of all.
    /// </summary>
    public const int DefaultLimit = 10;

    /// <summary>The accounts that are started.</summary>
    public IReadOnlyList<GivenAccount> Chosen => [.. Accounts.Take(Limit)];

    /// <summary>The accounts that the limit leaves for later.</summary>
    public IReadOnlyList<GivenAccount> Left => [.. Accounts.Skip(Limit)];

    /// <summary>Checks it.</summary>
    /// <exception cref="CommandException">Some of it is wrong; the message has all of it.</exception>
    public static StartArguments Of(
        IReadOnlyList<string> accounts,
        string? file,
        string reason,
        QuarantineKind quarantine,
        int quietDays,
        bool password,
        int limit)
    {
        var wrong = new List<string>();
        var given = GivenAccount.Read(accounts, file, wrong);
        if (DecisionReason.Fault(reason) is { } fault)
            wrong.Add($"--reason: {fault}");
        if (quietDays is < 1 or > RemediationLimits.MostQuietDays)
        {
            wrong.Add(
                $"--quiet-days is {quietDays.ToString(CultureInfo.InvariantCulture)}. Remedy: give 1 to "
                + $"{RemediationLimits.MostQuietDays}.");
        }

        if (limit < 1)
            wrong.Add($"--limit is {limit.ToString(CultureInfo.InvariantCulture)}. Remedy: give 1 or more.");
        return wrong.Count > 0
            ? throw new CommandException(ExitCode.BadInput, wrong)
            : new(given, new(quarantine, quietDays, password), reason, limit);
    }
}

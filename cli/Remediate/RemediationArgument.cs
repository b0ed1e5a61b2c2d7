using Guardrails.Cli.Shared;
using Guardrails.Core.Ids;

namespace Guardrails.Cli.Remediate;

/// <summary>A remediation as somebody types it.</summary>
internal static class RemediationArgument
{
    private const string Remedy = "Remedy: copy it from the message or from 'guardrails remediate list'.";

    /// <summary>The account of a remediation's id.</summary>
    /// <exception cref="CommandException">It is no id.</exception>
    public static AccountId AccountOf(string id) => CaseNumber.AccountOf(id)
        ?? throw new CommandException(
            ExitCode.BadInput,
            $"'{id}' is no remediation's id: expected an account id and eight hexadecimal digits, such as "
            + $"444444444444-0f3a9c21. {Remedy}");

    /// <summary>An account, or a remediation's id and its account.</summary>
    /// <exception cref="CommandException">It is neither.</exception>
    public static (AccountId Account, string? Id) Read(string text) => AccountId.TryParse(text) is { } account
        ? (account, null)
        : CaseNumber.AccountOf(text) is { } of
            ? (of, text)
            : throw new CommandException(
                ExitCode.BadInput,
                $"'{text}' is neither an account id (12 digits) nor a remediation's id, such as "
                + $"444444444444-0f3a9c21. {Remedy}");
}

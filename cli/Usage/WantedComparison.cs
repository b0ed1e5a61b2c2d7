using System.Globalization;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Cli.Usage;

/// <summary>The comparison of the keys' calls with a role's that is asked for.</summary>
/// <param name="Role">The role.</param>
/// <param name="Since">The time from which its calls count; null for the whole time that is looked at.</param>
/// <param name="Quiet">The span for which the keys have to be quiet.</param>
internal sealed record WantedComparison(IamRoleArn Role, DateTimeOffset? Since, TimeSpan Quiet)
{
    /// <summary>The days that a key has to be quiet unless somebody says otherwise.</summary>
    public const int QuietDays = 7;

    /// <summary>Checks the options.</summary>
    /// <param name="role">The role's ARN, as it was typed.</param>
    /// <param name="since">The time, as it was typed.</param>
    /// <param name="quietDays">The days; null where none were given.</param>
    /// <param name="account">The account; null where it was wrong.</param>
    /// <param name="days">The days that are looked at.</param>
    /// <param name="wrong">Takes what is wrong.</param>
    /// <returns>Null where no comparison is asked for, or something is wrong.</returns>
    public static WantedComparison? Of(
        string? role, string? since, int? quietDays, AccountId? account, int days, List<string> wrong)
    {
        if (role is null)
        {
            if (since is not null || quietDays is not null)
                wrong.Add("--since and --quiet-days are of --against. Remedy: name a role with --against.");
            return null;
        }

        var arn = IamRoleArn.TryParse(role);
        if (arn is null)
        {
            wrong.Add(
                $"--against is '{role}', no ARN of a role. Remedy: give one such as "
                + $"arn:aws:iam::{account?.Value ?? "111122223333"}:role/app, with the role's path where it has one.");
        }
        else if (account is not null && arn.Account != account)
        {
            wrong.Add(
                $"--against is a role of account {arn.Account}, and the keys are of {account}. Remedy: name a role of "
                + $"{account}.");
        }

        if (quietDays is { } quiet && (quiet < 1 || quiet > days))
        {
            wrong.Add(
                $"--quiet-days is {quiet.ToString(CultureInfo.InvariantCulture)}, and "
                + $"{Counted.Of(days, "day")} are looked at. Remedy: give a number from 1 to that.");
        }

        var at = DateTimeOffset.MinValue;
        if (since is not null && !DateTimeOffset.TryParse(
            since,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out at))
            wrong.Add($"--since is '{since}'. Remedy: give a time (UTC) such as 2026-11-23T09:00:00Z.");
        return arn is null
            ? null
            : new(arn, since is null ? null : at, TimeSpan.FromDays(quietDays ?? Math.Min(QuietDays, days)));
    }
}

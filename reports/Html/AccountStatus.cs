using Guardrails.Core.Reporting;

namespace Guardrails.Reports.Html;

/// <summary>An account's standing in one word, over all controls: the worst counts.</summary>
internal static class AccountStatus
{
    /// <summary>The words of the definition, for the page.</summary>
    public const string Meaning =
        "An account is non-compliant where any control is, or where a root access key is known; else UNKNOWN where "
        + "nobody can tell today how it stands against some control; compliant only where fresh evidence shows it.";

    /// <summary>The standings, the worst first: the order in which accounts are listed.</summary>
    public static readonly IReadOnlyList<Standing> WorstFirst =
    [
        Standing.NonCompliant, Standing.Unknown, Standing.OutOfReach, Standing.NotWatched, Standing.NotApplicable,
        Standing.Compliant,
    ];

    /// <summary>The standing of an account.</summary>
    public static Standing Of(ReportedAccount account) =>
        account.HasKeys || account.Controls.Any(one => one.Standing == Standing.NonCompliant) ? Standing.NonCompliant
        : account.IsUnknown ? Standing.Unknown
        : account.Reach == AccountReach.Inactive ? Standing.OutOfReach
        : account.Reach == AccountReach.NotWatched ? Standing.NotWatched
        : account.Controls.All(one => one.Standing == Standing.NotApplicable) ? Standing.NotApplicable
        : Standing.Compliant;

    /// <summary>The number by which accounts are sorted: the worst has the greatest.</summary>
    public static int Rank(Standing standing) => WorstFirst.Count - WorstFirst.ToList().IndexOf(standing);

    /// <summary>The state of root MFA in a word or two, and its rank.</summary>
    public static (string Words, int Rank) Mfa(ReportedAccount account) =>
        (account.Mfa?.Standing ?? account.RequiredMfa?.Standing, account.RequiredMfa?.Standing) switch
        {
            (null, _) => ("Not asked", 0),
            (Standing.NonCompliant, _) => ("Missing", 5),
            (Standing.Unknown, _) => ("UNKNOWN", 4),
            (Standing.Compliant, Standing.NonCompliant) => ("Wrong kind", 3),
            (Standing.Compliant, Standing.Unknown) => ("Kind UNKNOWN", 2),
            (Standing.Compliant, _) => ("Covered", 1),
            ({ } other, _) => (Words.Of(other), 0),
        };
}

using Guardrails.Core.Controls;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Reporting;

/// <summary>The standing of one account against one control in a report, and the reason for it.</summary>
/// <param name="Control">The control's name in the catalog.</param>
/// <param name="Standing">
/// The answer; <see cref="Compliance.Unknown"/> where there is no fresh evidence, and never to be read as compliant.
/// </param>
/// <param name="Finding">The sentence behind it.</param>
public sealed record ControlStanding(AccountId Account, string Control, Compliance Standing, string Finding)
{
    /// <summary>
    /// False where the organization chose not to watch the account: what is known of it from before does not count.
    /// </summary>
    public bool Watched { get; init; } = true;
}

using Guardrails.Core.Controls;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Reporting;

/// <summary>How one account stands against one control in a report, and why.</summary>
/// <param name="Account">The account.</param>
/// <param name="Control">The control's name in the catalog.</param>
/// <param name="Standing">
/// The answer; <see cref="Compliance.Unknown"/> where there is no fresh evidence, and never to be read as compliant.
/// </param>
/// <param name="Finding">The sentence behind it.</param>
public sealed record ControlStanding(AccountId Account, string Control, Compliance Standing, string Finding);

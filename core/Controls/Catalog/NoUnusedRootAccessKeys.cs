using Guardrails.Core.Evidence;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>
/// No root access key lies about unused: such a key can go without an outage, and nobody would miss it when
/// it is stolen.
/// </summary>
internal sealed class NoUnusedRootAccessKeys : RootKeyControl
{
    private static readonly NumberParameter MaxUnused = new(
        "maxUnusedDays",
        "For how many days a root access key may be unused, since its last use or, where it was never used, "
        + "its creation.",
        Least: 1,
        Most: 3650,
        Normal: 90);

    public override string Name => nameof(NoUnusedRootAccessKeys);

    public override string Description =>
        "No access key of the account's root user was left unused, or never used, for longer than the organization "
        + "allows.";

    public override string RuleName => "root-unused-keys";

    public override IReadOnlyList<ControlParameter> Parameters => [MaxUnused];

    protected override bool? IsBad(RootKey key, ControlParameters parameters) =>
        key.UnusedDays is { } days ? days > parameters[MaxUnused]
            // A key was not unused for longer than it is there, whatever its last use is.
            : key.AgeDays <= parameters[MaxUnused] ? false : null;

    protected override string Rule(ControlParameters parameters) =>
        $"No root access key may be unused for longer than {Phrases.Days(parameters[MaxUnused])}.";
}

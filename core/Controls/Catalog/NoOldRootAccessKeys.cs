using Guardrails.Core.Evidence;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>Where root access keys cannot be deleted yet, they are rotated: none is older than so many days.</summary>
internal sealed class NoOldRootAccessKeys : RootKeyControl
{
    private static readonly NumberParameter MaxAge = new(
        "maxAgeDays",
        "The oldest that a root access key may be, in days since its creation.",
        Least: 1,
        Most: 3650,
        Normal: 90);

    public override string Name => nameof(NoOldRootAccessKeys);

    public override string Description =>
        "No access key of the account's root user, active or inactive, is older than the organization allows.";

    public override string RuleName => "root-key-age";

    public override IReadOnlyList<ControlParameter> Parameters => [MaxAge];

    protected override bool? IsBad(RootKey key, ControlParameters parameters) =>
        key.AgeDays is { } days ? days > parameters[MaxAge] : null;

    protected override string Rule(ControlParameters parameters) =>
        $"No root access key may be older than {Phrases.Days(parameters[MaxAge])}.";
}

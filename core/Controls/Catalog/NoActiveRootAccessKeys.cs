using Guardrails.Core.Evidence;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>Whatever access keys the root user has are inactive: the step before they are deleted.</summary>
internal sealed class NoActiveRootAccessKeys : RootKeyControl
{
    public override string Name => nameof(NoActiveRootAccessKeys);

    public override string Description =>
        "The root user of the account has no active access key; inactive ones are accepted. NoRootAccessKeys accepts "
        + "none.";

    public override string RuleName => "root-active-keys";

    protected override bool? IsBad(RootKey key, ControlParameters parameters) => key.Active;

    protected override string Rule(ControlParameters parameters) => "No root access key may be active.";
}

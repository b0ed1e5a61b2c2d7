using Guardrails.Core.Evidence;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>Whatever access keys the root user has are inactive: the step before they are deleted.</summary>
public sealed class NoActiveRootAccessKeys : RootKeyControl
{
    /// <inheritdoc/>
    public override string Name => nameof(NoActiveRootAccessKeys);

    /// <inheritdoc/>
    public override string Description => "The root user of the account has no active access key; inactive ones are accepted. NoRootAccessKeys accepts none.";

    /// <inheritdoc/>
    public override string RuleName => "root-active-keys";

    /// <inheritdoc/>
    protected override bool? IsBad(RootKey key, ControlParameters parameters) => key.Active;

    /// <inheritdoc/>
    protected override string Rule(ControlParameters parameters) => "No root access key may be active.";
}

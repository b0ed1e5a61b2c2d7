using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on the removal of root keys.</summary>
internal sealed record RemediationSection(Located<bool>? Enabled)
{
    private static readonly Property<bool> EnabledProperty =
        new(
            "enabled",
            "False deploys no role that quarantines an account: then nobody but the management account does. "
            + "True when left out; without detection there is none either.",
            new FlagShape());

    public static readonly ObjectShape<RemediationSection> Shape =
        new([EnabledProperty], fields => new(fields.Get(EnabledProperty)));

    public RemediationSettings Parsed() =>
        Enabled is { Value: var enabled } ? new(enabled) : RemediationSettings.Default;
}

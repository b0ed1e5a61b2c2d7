using Guardrails.Core.Ids;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>
/// The id that the custom resource has for CloudFormation: it remembers in which Region the rules run since the last
/// setup that succeeded.
/// </summary>
/// <remarks>
/// The properties before an update (<c>OldResourceProperties</c>) cannot tell: after an update that was refused,
/// CloudFormation asks for the properties before it, and gives the refused ones as the old ones. The id is then still
/// that of the last success. Another id makes CloudFormation delete the resource of the old one, which changes nothing.
/// Source: https://github.com/aws/aws-cdk/issues/17040
/// </remarks>
internal static class SetupId
{
    private const string Prefix = "guardrails-organization-setup-";

    /// <summary>The id of a resource of which no setup has succeeded.</summary>
    public const string None = Prefix + "none";

    /// <summary>The id after a setup.</summary>
    public static string Of(SetupWanted wanted) =>
        wanted.DetectionRegion is { } region ? $"{Of(wanted.Organization)}-{region}" : Of(wanted.Organization);

    /// <summary>The Region of the rules that an id remembers; null where they were nowhere.</summary>
    public static string? DetectionRegion(string? id, OrganizationId organization) =>
        id is not null && id.StartsWith($"{Of(organization)}-", StringComparison.Ordinal)
            ? id[(Of(organization).Length + 1)..]
            : null;

    private static string Of(OrganizationId organization) => Prefix + organization;
}

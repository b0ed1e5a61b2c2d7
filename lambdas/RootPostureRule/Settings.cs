using Guardrails.Core.Organizations;

namespace Guardrails.Lambda.RootPostureRule;

/// <summary>What the template tells the function.</summary>
internal sealed record Settings(OrganizationId Organization, Partition Partition, string MemberRoleName)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        return new(
            OrganizationId.TryParse(Required("ORGANIZATION_ID")) ?? throw Wrong("ORGANIZATION_ID", OrganizationId.Accepted),
            Partition.TryParse(Required("PARTITION")) ?? throw Wrong("PARTITION", string.Join(", ", Partition.All)),
            Required("MEMBER_ROLE_NAME"));

        string Required(string name) => variable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {name} is not set. Remedy: deploy stack Guardrails-Detection again.");

        InvalidOperationException Wrong(string name, string accepted) =>
            new($"The environment variable {name} is '{variable(name)}': expected {accepted}.");
    }
}

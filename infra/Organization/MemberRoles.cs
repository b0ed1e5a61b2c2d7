using System.Text.Json.Nodes;
using Guardrails.Core.Organizations;
using Guardrails.Core.Roles;
using Guardrails.Infra.Constructs;

namespace Guardrails.Infra.Organization;

/// <summary>The roles that every member account has for the delegated administrator's functions.</summary>
internal static class MemberRoles
{
    public const string Description =
        "The roles by which Guardrails judges the root user of an account, and reads what its keys did";

    /// <summary>A template with these roles alone, for the StackSet.</summary>
    public static JsonObject Template(OrganizationConfig config)
    {
        // Where the second role is, the first one is too: an evaluation that is started finds what it needs.
        const string first = "MemberRole";
        var starter = RoleResource.InTemplate(RuleStarterRole.Of(config));
        starter["DependsOn"] = first;
        return InnerTemplate.Of(
            Description,
            [
                (first, RoleResource.InTemplate(MemberRole.Of(config))),
                ("RuleStarter", starter),
                .. config.Remediates
                    ? [("EventHistory", RoleResource.InTemplate(EventHistoryRole.Of(config)))]
                    : Array.Empty<(string, JsonObject)>(),
            ]);
    }
}

using System.Text;
using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;
using Guardrails.Core.Json;
using Guardrails.Core.Names;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Guardrails.Catalog;

/// <summary>The catalog as a page for people: <c>docs/guardrails.md</c>.</summary>
public static class GuardrailGuide
{
    /// <summary>The page, in Markdown.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder(
            $"""
            # Guardrails

            <!-- Written from the catalog of guardrails by a test: UPDATE=1 dotnet test -->

            Every guardrail is a service control policy named `{DeployedNames.PolicyPrefix}` and its name. The organization file turns
            it on and says where it is attached. Guardrails with the same targets are packed into one policy, named
            `{DeployedNames.PackedPolicyPrefix}` and the first one's name
            ([ADR 0004](adr/0004-guardrails-share-policies.md)); the JSON below is what each contributes in partition
            `aws`, without exemptions. [Prevention](prevention.md) says how guardrails behave together.

            | Guardrail | Default | Exemptions | Partitions |
            |---|---|---|---|

            """);
        foreach (var guardrail in GuardrailCatalog.All)
            page.Append(
                $"| [{guardrail.Name}](#{guardrail.Name.ToLowerInvariant()}) | {Default(guardrail)} | "
                + $"{(guardrail.AllowsExemptions ? "yes" : "none")} | {Partition.Names(guardrail.WhyNotIn)} |\n");
        foreach (var guardrail in GuardrailCatalog.All)
            Describe(guardrail, page);
        return page.ToString();
    }

    private static void Describe(IGuardrail guardrail, StringBuilder page)
    {
        page.Append($"\n## {guardrail.Name}\n\n{guardrail.Description}\n\n");
        page.Append($"**What it breaks.** {guardrail.Breaks}\n\n");
        page.Append($"**Default.** {Capitalized(Default(guardrail))}. **Exemptions.** ");
        page.Append(guardrail.AllowsExemptions
            ? "Accounts and units can be exempt until a date, after which the policy itself denies again.\n\n"
            : "None.\n\n");

        page.Append($"{Partition.Paragraph(guardrail.WhyNotIn)}\n\n");
        page.Append($"{FrameworkReference.Paragraph(guardrail.References)}\n\n");
        page.Append("```json\n").Append(Json(guardrail)).Append("\n```\n");
    }

    private static string Default(IGuardrail guardrail) =>
        !guardrail.CanBeAttached ? "deployed, attached to nothing"
            : guardrail.IsForDelegatedAdministrator ? $"{OnOrOff(guardrail)}, at the delegated administrator account"
            : OnOrOff(guardrail);

    private static string OnOrOff(IGuardrail guardrail) => guardrail.OnByDefault ? "on" : "off";

    private static string Json(IGuardrail guardrail) =>
        new PolicyDocument(guardrail.Statements(Example())).Render().ToJsonString(PlainJson.Indented);

    /// <summary>An organization whose delegated administrator has a number that is easy to tell from yours.</summary>
    private static GuardrailContext Example()
    {
        var account = AccountId.Parse("222222222222");
        return new(Partition.Commercial, [])
        {
            DelegatedAdministrator = new(
                account,
                Partition.Commercial.HomeRegion,
                RootSession.All(Partition.Commercial, account, detects: true, remediates: true, [])),
        };
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

using System.Text;
using Guardrails.Core.Frameworks;
using Guardrails.Core.Ids;

namespace Guardrails.Core.Controls.Catalog;

/// <summary>The catalog of controls as a page for people: <c>docs/controls.md</c>.</summary>
public static class ControlGuide
{
    /// <summary>The page, in Markdown.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder(
            """
            # Controls

            <!-- Written from the catalog of controls by a test: UPDATE=1 dotnet test -->

            Every control is one question about an account's root user, and an organization rule of AWS Config that asks it in every account.
            An organization's file turns it on and sets its parameters. A control never calls an account compliant without evidence: where
            the evidence does not suffice, the evaluation fails, AWS Config gets no result, and reports say UNKNOWN.

            ## Where the evidence comes from

            | Source | Read with | Tells | How old |
            |---|---|---|---|
            | Account summary | the member role | whether there is a key, certificate, password, MFA device | live |
            | Virtual MFA devices | the member role | the root user's virtual devices | live |
            | Credential report | the member role | active keys: age, last use; what else it shows only where it contradicts | up to four hours |
            | Root session (`sts:AssumeRoot`) | AWS's task policy for audits | every key, device and certificate, inactive ones too; last uses; the password | live, read last |

            They are read from the one that decides least to the one that decides most. Where they disagree, the freshest authoritative one
            decides, and the finding tells the disagreement: the root session before the list of virtual devices, that before the account
            summary; the credential report never decides what exists. Every verdict on evidence ends with what was read, and when; AWS
            Config keeps its first 256 characters, the function's log all of it. Where there is no root session (the feature is off, the
            call was denied or throttled, or it is the management account, which root sessions do not reach), the finding says why, and
            the other sources answer: AWS does not document whether the account summary counts an inactive key or certificate, and a
            finding that rests on it says so.

            | Control | Config rule | Default | Partitions |
            |---|---|---|---|

            """);
        foreach (var control in ControlCatalog.All)
            page.Append(
                $"| [{control.Name}](#{control.Name.ToLowerInvariant()}) | `{control.RuleName}` | "
                + $"{(control.OnByDefault ? "on" : "off")} | {Applies(control)} |\n");
        foreach (var control in ControlCatalog.All)
            Describe(control, page);
        return page.ToString();
    }

    private static void Describe(IControl control, StringBuilder page)
    {
        page.Append($"\n## {control.Name}\n\n{control.Description}\n\n");
        page.Append($"**Default.** {(control.OnByDefault ? "On" : "Off")}. **Config rule.** `{control.RuleName}`.\n\n");
        page.Append($"**Partitions.** {Applies(control)}.");
        foreach (var partition in Partition.All)
        {
            if (control.WhyNotIn(partition) is { } why)
                page.Append($" Not {partition}: {why}.");
        }

        page.Append("\n\n**Parameters.**");
        if (control.Parameters.Count == 0)
            page.Append(" None.");
        foreach (var parameter in control.Parameters)
            page.Append(
                $"\n\n- `{parameter.Name}`: {parameter.Description} Accepted: {parameter.Accepted}. "
                + $"`{parameter.DefaultValue}` when left out.");

        page.Append("\n\n**References.**").Append(control.References.Count == 0
            ? " No requirement of a framework is known that asks for exactly this."
            : "\n\n" + FrameworkReference.Markdown(control.References)).Append('\n');
    }

    private static string Applies(IControl control) => string.Join(", ", Partition.All.Where(control.AppliesTo));
}

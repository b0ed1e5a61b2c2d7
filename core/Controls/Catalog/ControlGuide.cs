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

            Every control is one question about an account's root user, which an organization rule of AWS Config asks in
            every account. The organization file turns it on and sets its parameters. A control never calls an account
            compliant without evidence: if the evidence does not suffice, the evaluation fails, AWS Config gets no
            result, and reports say UNKNOWN.

            ## Where the evidence comes from

            The sources are read in this order, which is the order of increasing authority:

            | Source | Read with | What it shows | How old |
            |---|---|---|---|
            | Credential report | the member role | active keys: age, last use; anything else only if it contradicts | up to four hours |
            | Account summary | the member role | whether there is a key, certificate, password, MFA device | live |
            | Virtual MFA devices | the member role | the root user's virtual devices | live |
            | Root session (`sts:AssumeRoot`) | AWS's task policy for audits | every key, device and certificate, inactive ones too; last uses; the password | live |

            If sources disagree, the one with the most authority decides, and the finding reports the disagreement. The
            credential report never decides what exists.

            Every verdict on evidence ends with what was read, and when. AWS Config keeps the first 256 characters of a
            verdict; the function's log keeps all of it.

            There is no root session if the feature is off, if the call was denied or throttled, or in the management
            account, which root sessions do not reach. The finding then says why, and the other sources answer. AWS does
            not document whether the account summary counts an inactive key or certificate; a finding that depends on
            this says so.

            | Control | Config rule | Default | Partitions |
            |---|---|---|---|

            """);
        foreach (var control in ControlCatalog.All)
            page.Append(
                $"| [{control.Name}](#{control.Name.ToLowerInvariant()}) | `{control.RuleName}` | "
                + $"{(control.OnByDefault ? "on" : "off")} | {Partition.Names(control.WhyNotIn)} |\n");
        foreach (var control in ControlCatalog.All)
            Describe(control, page);
        return page.ToString();
    }

    private static void Describe(IControl control, StringBuilder page)
    {
        page.Append($"\n## {control.Name}\n\n{control.Description}\n\n");
        page.Append($"**Default.** {(control.OnByDefault ? "On" : "Off")}. **Config rule.** `{control.RuleName}`.\n\n");
        page.Append($"{Partition.Paragraph(control.WhyNotIn)}\n\n");
        page.Append("**Parameters.**");
        if (control.Parameters.Count == 0)
            page.Append(" None.");
        foreach (var parameter in control.Parameters)
            page.Append(
                $"\n\n- `{parameter.Name}`: {parameter.Description} Accepted: {parameter.Accepted}. "
                + $"`{parameter.DefaultValue}` when left out.");

        page.Append($"\n\n{FrameworkReference.Paragraph(control.References)}\n");
    }
}

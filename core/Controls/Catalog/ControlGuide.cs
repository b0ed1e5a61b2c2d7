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
            | Credential report | the member role | keys and certificates that are active, or are inactive and have a date: age, last use | up to four hours |
            | Account summary | the member role | whether there is a key, certificate, password, MFA device | live |
            | Virtual MFA devices | the member role | the root user's virtual devices | live |
            | Root session (`sts:AssumeRoot`) | AWS's task policy for audits | every key, device and certificate, inactive ones too; last uses; the password | live |

            **What was seen is there, and nothing is absent before everything that could show it was read:**

            - If sources disagree, the one with the most authority decides, and the finding reports the disagreement.
              The lists of a root session decide alone. Each of them counts by itself: a control asks only those that it
              is about.
            - Something that could not be read never makes a verdict better. What was seen to be bad is reported. If
              only what could not be read would show that all is good, the verdict is unknown: the evaluation fails, and
              AWS Lambda tries it again.
            - An account has no root sessions if the feature is off; the management account never has any. The account
              summary then decides, and the finding says so. AWS does not document whether the summary counts an
              inactive key or certificate: one that only the credential report shows leaves the verdict unknown, and so
              does a credential report that could not be read.

            Every verdict on evidence ends with what could not be read, what was read, and the time for which AWS Config
            asked. AWS Config keeps the first 256 characters of a verdict; the function's log keeps all of it.

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

using System.Text.Json.Nodes;
using Guardrails.Cli.Shared;
using Guardrails.Core.Remediation;

namespace Guardrails.Cli.Remediate;

/// <summary>Shows exactly what a person signs, member by member.</summary>
internal static class ShownPage
{
    /// <summary>Writes a remediation as it is signed, and what the decision does to it.</summary>
    public static void Write(Page page, RemediationCase one, CaseAct act, string reason, string role)
    {
        page.Title($"{act.Word} {one.Id}");
        Write(page, one.Shown());
        page.WriteLine($"SHA-256 of what is shown: {one.ShownHash}");
        page.WriteLine();
        page.WriteLine($"Your reason: {reason}");
        if (role.Length > 0)
            page.WriteLine($"The role that replaces the keys: {role}");
        page.WriteLine(act.Effect, act == CaseAct.Approve ? Tone.Bad : Tone.Strong);
        if (act != CaseAct.Approve)
            return;
        foreach (var credential in one.Credentials)
            page.WriteLine($"delete {credential}", Tone.Bad, indent: 4);
        page.WriteLine($"Whoever approves is another person than {one.Start.Person}.");
    }

    /// <summary>Writes the wish of a start.</summary>
    public static void Write(Page page, RemediationRequest request, string reason)
    {
        page.WriteLine($"quarantine: {request.Quarantine}", indent: 4);
        page.WriteLine($"quietDays: {request.QuietDays}", indent: 4);
        page.WriteLine(
            "credentials: keys, certificates" + (request.Password ? ", the password and MFA devices" : ""),
            indent: 4);
        page.WriteLine($"reason: {reason}", indent: 4);
    }

    private static void Write(Page page, JsonObject shown)
    {
        foreach (var (name, value) in shown)
        {
            if (value is JsonArray items)
            {
                page.WriteLine(items.Count == 0 ? $"{name}: none" : $"{name}:", indent: 4);
                foreach (var item in items)
                    page.WriteLine($"- {item}", indent: 8);
            }
            else
            {
                var text = value?.GetValue<string>();
                page.WriteLine($"{name}: {(string.IsNullOrEmpty(text) ? "none" : text)}", indent: 4);
            }
        }
    }
}

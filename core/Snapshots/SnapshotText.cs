using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Guardrails.Core.Json;

namespace Guardrails.Core.Snapshots;

/// <summary>
/// Writes a snapshot so that two of them can be compared line by line: a line for each unit, account and target.
/// </summary>
internal static class SnapshotText
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = PlainJson.Encoder };

    private static readonly JsonWriterOptions ManyLines = OneLine with { Indented = true, NewLine = "\n" };

    public static string Of(OrganizationSnapshot snapshot)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, ManyLines))
        {
            json.WriteStartObject();
            json.WriteNumber(SnapshotFormat.Property, SnapshotFormat.Version);
            json.WriteString(
                "takenAt",
                snapshot.TakenAt.UtcDateTime.ToString(SnapshotSection.TimeFormat, CultureInfo.InvariantCulture));
            WriteOrganization(json, snapshot);
            json.WriteBoolean("serviceControlPoliciesAreOn", snapshot.ServiceControlPoliciesAreOn);
            WriteTexts(json, "trustedServices", snapshot.TrustedServices);
            if (snapshot.Delegations is { } delegations)
            {
                WriteLines(
                    json,
                    "delegations",
                    delegations,
                    one => [("service", one.Service), ("accountId", one.Account.Value)]);
            }

            WriteLines(
                json,
                "units",
                snapshot.Units,
                unit => [("id", unit.Id.Value), ("name", unit.Name), ("parentId", unit.ParentId.Value)]);
            WriteLines(json, "accounts", snapshot.Accounts, account =>
                [
                    ("id", account.Id.Value),
                    ("name", account.Name),
                    ("parentId", account.ParentId.Value),
                    ("state", account.State),
                ]);
            WritePolicies(json, snapshot.Policies);
            json.WriteEndObject();
        }

        return Printable.Json(Encoding.UTF8.GetString(text.WrittenSpan)) + "\n";
    }

    private static void WriteOrganization(Utf8JsonWriter json, OrganizationSnapshot snapshot)
    {
        json.WriteStartObject("organization");
        json.WriteString("id", snapshot.Id.Value);
        json.WriteString("rootId", snapshot.RootId.Value);
        json.WriteString("managementAccountId", snapshot.ManagementAccount.Value);
        json.WriteString("partition", snapshot.Partition.Name);
        json.WriteBoolean("allFeatures", snapshot.AllFeatures);
        json.WriteEndObject();
    }

    private static void WritePolicies(Utf8JsonWriter json, IReadOnlyList<SnapshotPolicy> policies)
    {
        json.WriteStartArray("policies");
        foreach (var policy in policies)
        {
            json.WriteStartObject();
            json.WriteString("id", policy.Id);
            json.WriteString("name", policy.Name);
            json.WriteString("description", policy.Description);
            json.WriteBoolean("awsManaged", policy.AwsManaged);
            json.WriteString("content", policy.Content);
            WriteTexts(json, "targets", policy.Targets.Select(target => target.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteLines<T>(
        Utf8JsonWriter json,
        string name,
        IEnumerable<T> items,
        Func<T, (string Name, string Value)[]> members)
    {
        var line = new ArrayBufferWriter<byte>();
        using var one = new Utf8JsonWriter(line, OneLine);
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            // The writer puts a raw value where it stands, without a line of its own.
            line.Write("\n    "u8);
            one.WriteStartObject();
            foreach (var (member, value) in members(item))
                one.WriteString(member, value);
            one.WriteEndObject();
            one.Flush();
            json.WriteRawValue(line.WrittenSpan, skipInputValidation: true);
            line.ResetWrittenCount();
            one.Reset();
        }

        json.WriteEndArray();
    }
}

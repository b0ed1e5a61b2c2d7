using System.Text.Json.Nodes;
using Guardrails.Core.Evidence;

namespace Guardrails.Tests.Unit.Evidence;

public sealed class CredentialReportTests
{
    private static readonly DateTimeOffset GeneratedAt = new(2026, 11, 23, 6, 30, 0, TimeSpan.Zero);

    private static readonly IReadOnlyDictionary<string, JsonObject> Table =
        CaseTable.Load<JsonObject>("tests", "Unit", "Evidence", "credential-reports.json");

    public static TheoryData<string> Cases => [.. Table.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void Report_is_read_or_says_why_not(string name)
    {
        var one = Table[name];
        var csv = string.Join('\n', one["lines"]!.AsArray().Select(line => line!.GetValue<string>()));

        var reading = CredentialReport.Parse(csv, GeneratedAt);

        string.Join(' ', reading.Gaps.Select(gap => gap.Reason["iam:GetCredentialReport failed: ".Length..]))
            .ShouldBe(one["unavailable"]?.GetValue<string>() ?? "");
        reading.Row?.GeneratedAt.ShouldBe(GeneratedAt);
        (reading.Row?.Keys.Seen.Select(InShort) ?? []).ShouldBe(Texts(one["keys"]));
        (reading.Row?.Certificates.Seen.Select(InShort) ?? []).ShouldBe(Texts(one["certificates"]));
        (reading.Row?.PasswordEnabled, reading.Row?.MfaActive).ShouldBe(
            (one["password"]?.GetValue<bool>(), one["mfa"]?.GetValue<bool>()));
        (reading.Row is null).ShouldBe(reading.Gap is not null);
    }

    private static IEnumerable<string> Texts(JsonNode? list) =>
        (list?.AsArray() ?? []).Select(text => text!.GetValue<string>());

    private static string InShort(RootReportCertificate certificate) =>
        $"{certificate.Slot} {certificate.Active} {certificate.LastRotated?.ToString("yyyy-MM-ddTHH:mm") ?? "-"}";

    private static string InShort(RootReportKey key) =>
        $"{key.Slot} {key.Active} {key.LastRotated?.ToString("yyyy-MM-ddTHH:mm") ?? "-"} "
        + $"{key.LastUsed?.ToString("yyyy-MM-ddTHH:mm") ?? "-"} "
        + $"{key.LastUsedRegion ?? "-"} {key.LastUsedService ?? "-"}";
}

using System.Diagnostics.CodeAnalysis;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The file's section on the daily report.</summary>
internal sealed record ReportingSection(
    Located<IReadOnlyList<Located<string>>>? Readers, Located<int>? RetentionDays)
{
    /// <summary>
    /// Each takes some 100 of the 20,480 characters that a bucket's policy may have.
    /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
    /// </summary>
    private const int MostReaders = 50;

    private static readonly TextShape<string> Reader = new(
        "a role's ARN",
        "the ARN of one role, without wildcards, such as \"arn:aws:iam::333333333333:role/Auditors\"",
        AdministratorRole.RolePattern,
        TryParseReader);

    private static readonly Property<IReadOnlyList<Located<string>>> ReadersProperty =
        new(
            "readers",
            "Roles, in any account of the organization, that read the reports; nobody but administrators of the "
            + "delegated administrator account when left out. A role of another account also needs s3:GetObject, "
            + "s3:GetObjectVersion, s3:ListBucket and kms:Decrypt in a policy of its own.",
            new ListShape<string>(Reader, "roles", most: MostReaders));

    private static readonly Property<int> RetentionDaysProperty =
        new(
            "retentionDays",
            "For how many days a dated report is locked and kept; "
            + $"{ReportingSettings.Default.RetentionDays} when left out.",
            new NumberShape(least: 1, most: 3650));

    public static readonly ObjectShape<ReportingSection> Shape = new(
        [ReadersProperty, RetentionDaysProperty],
        fields => new(fields.Get(ReadersProperty), fields.Get(RetentionDaysProperty)));

    public void Check(OrganizationSection organization, FileErrors errors)
    {
        var expected = $"arn:{organization.Partition}:iam::";
        foreach (var reader in Readers?.Value ?? [])
        {
            if (!reader.Value.StartsWith(expected, StringComparison.Ordinal))
            {
                errors.Add(
                    reader.At,
                    $"'{Printable.Short(reader.Value)}' is no role of partition {organization.Partition}, in which "
                        + "the organization is",
                    $"an ARN that begins with \"{expected}\"");
            }
        }
    }

    public ReportingSettings Parsed() => new(
        [.. (Readers?.Value ?? []).Select(reader => reader.Value)],
        RetentionDays?.Value ?? ReportingSettings.Default.RetentionDays);

    private static bool TryParseReader(string text, [MaybeNullWhen(false)] out string role) =>
        AdministratorRole.TryParse(text, out role);
}

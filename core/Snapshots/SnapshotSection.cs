using System.Globalization;
using Guardrails.Core.Json;

namespace Guardrails.Core.Snapshots;

/// <summary>The whole file, before anybody checked that it fits together.</summary>
internal sealed record SnapshotSection(
    Located<int>? FormatVersion,
    Located<DateTimeOffset>? TakenAt,
    Located<SnapshotOrganizationSection>? Organization,
    Located<bool>? ServiceControlPoliciesAreOn,
    Located<IReadOnlyList<Located<string>>>? TrustedServices,
    Located<IReadOnlyList<Located<SnapshotDelegationSection>>>? Delegations,
    Located<IReadOnlyList<Located<SnapshotUnitSection>>>? Units,
    Located<IReadOnlyList<Located<SnapshotAccountSection>>>? Accounts,
    Located<IReadOnlyList<Located<SnapshotPolicySection>>>? Policies)
{
    /// <summary>In UTC, with as many digits as the time has.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    private static readonly Property<int> FormatVersionProperty =
        new(
            SnapshotFormat.Property,
            "The version of this format. Without it, it is 1.",
            new NumberShape(least: 1, SnapshotFormat.Version));

    private static readonly Property<DateTimeOffset> TakenAtProperty =
        new("takenAt", "When the organization was read, in UTC.",
            new TextShape<DateTimeOffset>(
                "a time",
                "a time in UTC such as \"2026-11-23T09:00:00Z\"",
                pattern: null,
                TryParseTime),
            Required: true);

    private static readonly Property<SnapshotOrganizationSection> OrganizationProperty =
        new("organization", "Which organization it is.", SnapshotOrganizationSection.Shape, Required: true);

    private static readonly Property<bool> AreOnProperty =
        new(
            "serviceControlPoliciesAreOn",
            "True if the root has service control policies enabled.",
            new FlagShape(),
            Required: true);

    private static readonly Property<IReadOnlyList<Located<string>>> TrustedServicesProperty =
        new("trustedServices", "Service principals with trusted access.",
            new ListShape<string>(
                TextShapes.Some("a service principal", "a service principal such as \"sso.amazonaws.com\""),
                "service principals"),
            Required: true);

    private static readonly Property<IReadOnlyList<Located<SnapshotDelegationSection>>> DelegationsProperty =
        new(
            "delegations",
            "Accounts that may deploy to every member account by StackSets or open root sessions there; not read when "
            + "left out.",
            SnapshotDelegationSection.Shape);

    // The greatest numbers are several times AWS's quotas, which it raises now and then.
    private static readonly Property<IReadOnlyList<Located<SnapshotUnitSection>>> UnitsProperty =
        new("units", "Every organizational unit.",
            new ListShape<SnapshotUnitSection>(
                SnapshotUnitSection.Shape,
                "units",
                unit => unit.Id?.Value,
                most: 10_000),
            Required: true);

    private static readonly Property<IReadOnlyList<Located<SnapshotAccountSection>>> AccountsProperty =
        new("accounts", "Every account.",
            new ListShape<SnapshotAccountSection>(
                SnapshotAccountSection.Shape,
                "accounts",
                account => account.Id?.Value,
                least: 1,
                most: 200_000),
            Required: true);

    private static readonly Property<IReadOnlyList<Located<SnapshotPolicySection>>> PoliciesProperty =
        new("policies", "Every service control policy.",
            new ListShape<SnapshotPolicySection>(
                SnapshotPolicySection.Shape,
                "policies",
                policy => policy.Id?.Value,
                most: 20_000),
            Required: true);

    public static readonly ObjectShape<SnapshotSection> Shape = new(
        [
            FormatVersionProperty, TakenAtProperty, OrganizationProperty, AreOnProperty, TrustedServicesProperty,
            DelegationsProperty,
            UnitsProperty, AccountsProperty, PoliciesProperty,
        ],
        fields => new(
            fields.Get(FormatVersionProperty),
            fields.Get(TakenAtProperty),
            fields.Get(OrganizationProperty),
            fields.Get(AreOnProperty),
            fields.Get(TrustedServicesProperty),
            fields.Get(DelegationsProperty),
            fields.Get(UnitsProperty),
            fields.Get(AccountsProperty),
            fields.Get(PoliciesProperty)));

    /// <summary>The organization that the file describes. Only for a file without errors.</summary>
    public OrganizationSnapshot Parsed()
    {
        var organization = Organization!.Value;
        return new(
            TakenAt!.Value,
            organization.Id!.Value,
            organization.RootId!.Value,
            organization.ManagementAccount!.Value,
            organization.Partition!.Value,
            organization.AllFeatures!.Value,
            ServiceControlPoliciesAreOn!.Value,
            [.. Units!.Value.Select(unit => unit.Value.Parsed())],
            [.. Accounts!.Value.Select(account => account.Value.Parsed())],
            [.. Policies!.Value.Select(policy => policy.Value.Parsed())],
            [.. TrustedServices!.Value.Select(service => service.Value)])
        {
            Delegations = Delegations is null ? null : [.. Delegations.Value.Select(one => one.Value.Parsed())],
        };
    }

    private static bool TryParseTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out time);
}

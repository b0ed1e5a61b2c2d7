namespace Guardrails.Reports.Ocsf;

/// <summary>
/// A Compliance Finding of OCSF 1.3.0, as far as this product fills it. Times are milliseconds since 1970 (UTC).
/// </summary>
/// <remarks>
/// Source: https://schema.ocsf.io/1.3.0/classes/compliance_finding; the newest version that custom sources of Amazon
/// Security Lake may have: https://docs.aws.amazon.com/security-lake/latest/userguide/custom-sources.html
/// </remarks>
internal sealed record OcsfFinding(
    int ActivityId,
    string ActivityName,
    int CategoryUid,
    string CategoryName,
    int ClassUid,
    string ClassName,
    long TypeUid,
    string TypeName,
    int SeverityId,
    string Severity,
    long Time,
    OcsfMetadata Metadata,
    OcsfFindingInfo FindingInfo,
    OcsfCompliance Compliance,
    OcsfCloud Cloud,
    IReadOnlyList<OcsfResource> Resources,
    OcsfRemediation? Remediation,
    OcsfUnmapped Unmapped);

/// <summary>The version of OCSF, and the product that wrote the finding.</summary>
internal sealed record OcsfMetadata(string Version, IReadOnlyList<string> Profiles, OcsfProduct Product);

/// <summary>The product.</summary>
internal sealed record OcsfProduct(string Name, string VendorName, string Version);

/// <summary>The finding's identity, which stays the same in every report, and its times.</summary>
internal sealed record OcsfFindingInfo(
    string Uid,
    string Title,
    string Desc,
    long? CreatedTime,
    long? FirstSeenTime,
    long? LastSeenTime,
    long ModifiedTime);

/// <summary>The control's result and the requirements of standards that ask for it.</summary>
internal sealed record OcsfCompliance(
    string Control,
    IReadOnlyList<string> Standards,
    IReadOnlyList<string> Requirements,
    string Status,
    int StatusId,
    string StatusDetail);

/// <summary>The account and its organization.</summary>
internal sealed record OcsfCloud(string Provider, string Region, OcsfAccount Account, OcsfOrganization Org);

/// <summary>The account.</summary>
internal sealed record OcsfAccount(string Uid, string Name, string Type, int TypeId);

/// <summary>The organization, and the unit in which the account stands.</summary>
internal sealed record OcsfOrganization(string Uid, string? OuName);

/// <summary>The account once more, as the resource that was judged.</summary>
internal sealed record OcsfResource(string Uid, string Type, string Name, string CloudPartition, string Region);

/// <summary>The next step.</summary>
internal sealed record OcsfRemediation(string Desc, IReadOnlyList<string>? References);

/// <summary>The part of the report for which OCSF has no member.</summary>
internal sealed record OcsfUnmapped(
    string Standing,
    bool IsStale,
    long? ExemptionEndTime,
    bool ReportIsComplete,
    int ReportProblems);

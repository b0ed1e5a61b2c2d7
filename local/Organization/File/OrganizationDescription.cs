using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Guardrails.Local.Organization.File;

/// <summary>
/// An organization as its file describes it. Without <paramref name="ConfigRecorderRegions"/> accounts have AWS Config
/// recorders in the home Region.
/// </summary>
internal sealed record OrganizationDescription(
    OrganizationIds Organization,
    IReadOnlyList<AccountDescription> Accounts,
    IReadOnlyList<string>? PolicyTypes = null,
    IReadOnlyList<UnitDescription>? Units = null,
    IReadOnlyList<PolicyDescription>? Policies = null,
    IReadOnlyList<string>? ConfigRecorderRegions = null,
    IReadOnlyList<TrailDescription>? Trails = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="FormatException">It is not such a file; the message says where.</exception>
    public static OrganizationDescription Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<OrganizationDescription>(text, Options)
                ?? throw new FormatException("The organization's file holds null.");
        }
        catch (JsonException error)
        {
            throw new FormatException(
                $"The organization's file is wrong at {error.Path ?? "$"} (line {error.LineNumber + 1}): "
                + $"{error.Message}",
                error);
        }
    }
}

/// <summary>The organization's ids.</summary>
internal sealed record OrganizationIds(
    string Id, string RootId, string ManagementAccountId, string Partition, string HomeRegion);

/// <summary>
/// A trail of the organization. Without more than a name it is at home in the home Region, logs every Region, and has
/// the event selectors of a new trail.
/// </summary>
internal sealed record TrailDescription(
    string Name,
    string? HomeRegion = null,
    bool? MultiRegion = null,
    bool? Logging = null,
    JsonArray? EventSelectors = null,
    JsonArray? AdvancedEventSelectors = null);

/// <summary>An organizational unit.</summary>
internal sealed record UnitDescription(string Id, string Name, string ParentId);

/// <summary>An account. Without <paramref name="Root"/> its root user has no credentials.</summary>
internal sealed record AccountDescription(
    string Id,
    string Name,
    string ParentId,
    string? State = null,
    bool? ConfigRecorder = null,
    RootDescription? Root = null,
    IReadOnlyDictionary<string, string>? Tags = null);

/// <summary>A root user's credentials.</summary>
internal sealed record RootDescription(
    bool Password,
    IReadOnlyList<AccessKeyDescription>? AccessKeys = null,
    IReadOnlyList<MfaDescription>? Mfa = null,
    IReadOnlyList<CertificateDescription>? SigningCertificates = null);

/// <summary>A root access key.</summary>
internal sealed record AccessKeyDescription(
    string Id, DateTimeOffset CreatedAt, bool? Active = null, KeyUseDescription? LastUsed = null);

/// <summary>The last use of a key.</summary>
internal sealed record KeyUseDescription(DateTimeOffset At, string Region, string Service);

/// <summary>An MFA device: the last part of its ARN, or the serial number of a hardware TOTP token.</summary>
internal sealed record MfaDescription(MfaKind Kind, string Name);

/// <summary>A signing certificate.</summary>
internal sealed record CertificateDescription(string Id, DateTimeOffset UploadedAt, bool? Active = null);

/// <summary>A service control policy.</summary>
internal sealed record PolicyDescription(
    string Name, IReadOnlyList<string> Targets, JsonObject Content, string? Description = null);

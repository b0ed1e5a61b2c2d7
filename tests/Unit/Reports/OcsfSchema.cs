using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>
/// The members of OCSF 1.3.0 that a Compliance Finding with the cloud profile can have, as far as this product writes
/// any of their objects: written from the schema's repository, not from what is written here.
/// </summary>
/// <remarks>
/// Source: https://github.com/ocsf/ocsf-schema/tree/v1.3.0: events/base_event.json, events/findings/finding.json and
/// compliance_finding.json, includes/classification.json and occurrence.json, profiles/cloud.json, dictionary.json, and
/// the objects' files of the names below. Rows: member, requirement, type, values of an enumeration with captions. A
/// type in brackets is a list. Deprecated members are left out.
/// </remarks>
internal static class OcsfSchema
{
    public const string Event = "compliance_finding";

    private const string Text =
        """
        compliance_finding
          activity_id      required     integer  0=Unknown 1=Create 2=Update 3=Close 99=Other
          activity_name    optional     string
          category_uid     required     integer  2=Findings
          category_name    optional     string
          class_uid        required     integer  2003=Compliance_Finding
          class_name       optional     string
          type_uid         required     long
          type_name        optional     string
          severity_id      required     integer  0=Unknown 1=Informational 2=Low 3=Medium 4=High 5=Critical 6=Fatal 99=Other
          severity         optional     string
          time             required     timestamp
          count            optional     integer
          duration         optional     integer
          start_time       optional     timestamp
          end_time         optional     timestamp
          timezone_offset  recommended  integer
          message          recommended  string
          metadata         required     metadata
          status           optional     string
          status_id        recommended  integer  0=Unknown 1=New 2=In_Progress 3=Suppressed 4=Resolved 99=Other
          status_code      recommended  string
          status_detail    recommended  string
          comment          optional     string
          confidence       optional     string
          confidence_id    recommended  integer  0=Unknown 1=Low 2=Medium 3=High 99=Other
          confidence_score optional     integer
          finding_info     required     finding_info
          compliance       required     compliance
          remediation      recommended  remediation
          resources        recommended  [resource_details]
          cloud            required     cloud
          unmapped         optional     object
          raw_data         optional     string
        metadata
          version          required     string
          product          required     product
          profiles         optional     [string]
          uid              optional     string
          log_name         recommended  string
          log_provider     recommended  string
          original_time    recommended  string
          tenant_uid       recommended  string
        product
          vendor_name      required     string
          name             recommended  string
          uid              recommended  string
          version          recommended  string
          lang             optional     string
          path             optional     string
          url_string       optional     string
        finding_info
          uid              required     string
          title            required     string
          desc             optional     string
          created_time     optional     timestamp
          first_seen_time  optional     timestamp
          last_seen_time   optional     timestamp
          modified_time    optional     timestamp
          product_uid      optional     string
          src_url          optional     string
          types            optional     [string]
          data_sources     optional     [string]
        compliance
          standards        required     [string]
          control          recommended  string
          requirements     optional     [string]
          status           recommended  string
          status_id        recommended  integer  0=Unknown 1=Pass 2=Warning 3=Fail 99=Other
          status_code      optional     string
          status_detail    optional     string
        cloud
          provider         required     string
          region           recommended  string
          account          optional     account
          org              optional     organization
          project_uid      optional     string
          zone             optional     string
        account
          uid              recommended  string
          name             recommended  string
          type             optional     string
          type_id          recommended  integer  0=Unknown 3=AWS_IAM_User 4=AWS_IAM_Role 10=AWS_Account 99=Other
          labels           optional     [string]
        organization
          uid              recommended  string
          name             recommended  string
          ou_name          recommended  string
          ou_uid           optional     string
        resource_details
          uid              recommended  string
          name             recommended  string
          type             optional     string
          cloud_partition  optional     string
          region           optional     string
          criticality      optional     string
          group            optional     string
          namespace        optional     string
          labels           optional     [string]
          version          optional     string
        remediation
          desc             required     string
          references       optional     [string]
        """;

    private const long Earliest = 1_000_000_000_000;

    private const long Latest = 10_000_000_000_000;

    // An _entity has at least one of the two.
    private static readonly HashSet<string> Entities =
        new(["product", "account", "organization", "resource_details"], StringComparer.Ordinal);

    private static readonly Dictionary<string, Dictionary<string, Member>> Objects = Parse();

    /// <summary>Everything in which an object is not as the schema says, each with its place.</summary>
    public static IEnumerable<string> Objections(JsonObject value, string type = Event, string path = "$")
    {
        var members = Objects[type];
        foreach (var missing in members.Where(one => one.Value.IsRequired && !value.ContainsKey(one.Key)))
            yield return $"{path}.{missing.Key} is missing";
        if (Entities.Contains(type) && !value.ContainsKey("name") && !value.ContainsKey("uid"))
            yield return $"{path} has neither name nor uid";
        foreach (var (name, member) in value)
        {
            var objections = members.TryGetValue(name, out var known)
                ? OfMember(value, name, member, known, $"{path}.{name}")
                : [$"{path}.{name} is no member of {type}"];
            foreach (var objection in objections)
                yield return objection;
        }
    }

    private static IEnumerable<string> OfMember(
        JsonObject holder, string name, JsonNode? value, Member member, string path)
    {
        if (member.IsList)
        {
            return value is JsonArray list
                ? list.SelectMany((item, at) => OfType(item, member.Type, $"{path}[{at}]"))
                    .Concat(member.IsRequired && list.Count == 0 ? [$"{path} is empty"] : [])
                : [$"{path} is no list"];
        }

        return OfType(value, member.Type, path).Concat(OfChoice(holder, name, value, member, path));
    }

    private static IEnumerable<string> OfType(JsonNode? value, string type, string path) => type switch
    {
        "string" when IsKind(value, JsonValueKind.String) => [],
        "integer" when IsWhole(value) && value!.GetValue<long>() is >= 0 and <= int.MaxValue => [],
        "long" when IsWhole(value) => [],
        // Milliseconds: seconds would be a time in January 1970.
        "timestamp" when IsWhole(value) && value!.GetValue<long>() is > Earliest and < Latest => [],
        "object" when value is JsonObject => [],
        _ when Objects.ContainsKey(type) && value is JsonObject one => Objections(one, type, path),
        _ => [$"{path} is no {type}: {value?.ToJsonString()}"],
    };

    /// <summary>
    /// A value of the enumeration; and beside its id the caption, except with 99, whose words are free.
    /// </summary>
    private static IEnumerable<string> OfChoice(
        JsonObject holder, string name, JsonNode? value, Member member, string path)
    {
        if (member.Captions.Count == 0)
            yield break;
        var id = value!.GetValue<long>();
        if (!member.Captions.TryGetValue(id, out var caption))
        {
            yield return $"{path} is {id}, which is none of the values";
            yield break;
        }

        var sibling = name.EndsWith("_uid", StringComparison.Ordinal) ? $"{name[..^4]}_name"
            : name == "activity_id" ? "activity_name"
            : name[..^3];
        if (id != 99 && holder[sibling]?.GetValue<string>() is { } said && said != caption)
            yield return $"{path} is {id}, and {sibling} is {said}";
        if (id == 99 && holder[sibling] is null)
            yield return $"{path} is 99, and {sibling} does not say what";
    }

    private static bool IsKind(JsonNode? value, JsonValueKind kind) =>
        value is JsonValue && value.GetValueKind() == kind;

    private static bool IsWhole(JsonNode? value) =>
        IsKind(value, JsonValueKind.Number) && value!.AsValue().TryGetValue<long>(out _);

    private static Dictionary<string, Dictionary<string, Member>> Parse()
    {
        var objects = new Dictionary<string, Dictionary<string, Member>>(StringComparer.Ordinal);
        var current = "";
        foreach (var line in Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!line.StartsWith(' '))
                objects[current = words[0]] = new(StringComparer.Ordinal);
            else
                objects[current][words[0]] = Member.Of(words);
        }

        return objects;
    }

    private sealed record Member(
        bool IsRequired, string Type, bool IsList, IReadOnlyDictionary<long, string> Captions)
    {
        public static Member Of(string[] words) => new(
            words[1] == "required",
            words[2].Trim('[', ']'),
            words[2][0] == '[',
            words[3..].Select(word => word.Split('=')).ToDictionary(
                pair => long.Parse(pair[0], CultureInfo.InvariantCulture), pair => pair[1].Replace('_', ' ')));
    }
}

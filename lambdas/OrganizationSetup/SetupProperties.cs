using System.Text.Json.Nodes;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Setup;
using Names = Guardrails.Core.Names.SetupResourceProperties;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>The properties that the template gives to the custom resource.</summary>
/// <param name="Wanted">The state that the organization is to be in.</param>
/// <param name="Caller">The account that this function runs in.</param>
/// <param name="LastDetectionRegion">
/// The Region of the rules since the last setup that succeeded; null where there were none.
/// </param>
internal sealed record SetupProperties(SetupWanted Wanted, AccountId Caller, string? LastDetectionRegion)
{
    /// <summary>The account that failed calls name.</summary>
    public AccountId ManagementAccount => Wanted.ManagementAccount;

    /// <summary>Reads them.</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="id">The resource's id; null where it is being created.</param>
    /// <exception cref="FormatException">Names every property that is missing or wrong.</exception>
    public static SetupProperties Parse(JsonObject properties, string? id)
    {
        var errors = new List<string>();
        var organization = Id(Names.OrganizationId, OrganizationId.TryParse, OrganizationId.Accepted)!;
        var root = Id(Names.RootId, RootId.TryParse, RootId.Accepted)!;
        var management = Id(Names.ManagementAccountId, AccountId.TryParse, AccountId.Accepted)!;
        var caller = Id(Names.ServiceToken, AccountOf, "the ARN of this function")!;
        var administrator = Id(Names.DelegatedAdministratorId, AccountId.TryParse, AccountId.Accepted)!;
        var features = List(Names.OrganizationFeatures);
        var (trusted, delegated) = (List(Names.TrustedServices), List(Names.DelegatedServices));
        var wanted = new SetupWanted(
            organization, root, management, administrator, trusted, delegated, features, Flag(Names.ConfigRecorder))
        {
            DetectionRegion = trusted.Count > 0 ? Region() : null,
        };
        foreach (var feature in features.Except(TrustedServices.AllFeatures))
            errors.Add(
                $"{Names.OrganizationFeatures}: '{feature}' is not one of "
                + string.Join(", ", TrustedServices.AllFeatures));
        return errors.Count == 0
            ? new(wanted, caller, SetupId.DetectionRegion(id, organization))
            : throw new FormatException(
                $"The resource's properties are wrong. {string.Join("; ", errors)}. "
                + "Remedy: synthesize and deploy again.");

        T? Id<T>(string name, Func<string?, T?> parse, string accepted)
            where T : class
        {
            var text = Text(properties[name]);
            if (parse(text) is { } id)
                return id;
            errors.Add($"{name} is {(text is null ? "missing" : $"'{text}'")}: expected {accepted}");
            return null;
        }

        // The function stands in the home Region, where the rules are if the template names no other.
        string? Region()
        {
            var own = Text(properties[Names.ServiceToken])?.Split(':').ElementAtOrDefault(3);
            if (!properties.ContainsKey(Names.DetectionRegion))
                return own;
            if (Text(properties[Names.DetectionRegion]) is { Length: > 0 } region)
                return region;
            errors.Add($"{Names.DetectionRegion} is '{properties[Names.DetectionRegion]}': expected a Region");
            return null;
        }

        // CloudFormation sends every scalar as text; off where the template leaves it out.
        bool Flag(string name)
        {
            if (!properties.ContainsKey(name) || properties[name]?.ToString() is "true" or "false")
                return properties[name]?.ToString() == "true";
            errors.Add($"{name} is '{properties[name]}': expected true or false");
            return false;
        }

        IReadOnlyList<string> List(string name)
        {
            if (properties[name] is JsonArray array && array.All(item => Text(item) is { Length: > 0 }))
                return [.. array.Select(item => Text(item)!)];
            errors.Add($"{name} is {(properties.ContainsKey(name) ? "not" : "missing: expected")} a list of texts");
            return [];
        }
    }

    /// <summary>The account that this function runs in: CloudFormation invokes it by its ARN.</summary>
    private static AccountId? AccountOf(string? functionArn) =>
        functionArn?.Split(':') is ["arn", _, "lambda", _, var account, "function", ..]
            ? AccountId.TryParse(account)
            : null;

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

using System.Text.Json.Nodes;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Policies;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Organizations;

/// <summary>Service control policies themselves.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html</remarks>
internal static class PolicyOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("organizations", "CreatePolicy", OnType, Create),
        new("organizations", "UpdatePolicy", OnPolicy("organizations:UpdatePolicy"), Update),
        new("organizations", "DescribePolicy", OnPolicy("organizations:DescribePolicy"), DescribePolicy),
        new("organizations", "ListPolicies", OnFilter, ListPolicies),
    ];

    /// <summary>A policy without its content.</summary>
    public static JsonObject Summary(World world, OrganizationPolicy policy) => new()
    {
        ["Id"] = policy.Id,
        ["Arn"] = OrganizationArns.Policy(world, policy.Id),
        ["Name"] = policy.Name,
        ["Description"] = policy.Description,
        ["Type"] = OrganizationPolicy.Type,
        ["AwsManaged"] = policy.AwsManaged,
    };

    /// <summary>Refuses every type but service control policies.</summary>
    public static void DemandType(string type)
    {
        if (type != OrganizationPolicy.Type)
        {
            throw OrganizationErrors.InvalidInput(
                "INVALID_ENUM_POLICY_TYPE",
                $"You specified an invalid policy type: {type}. "
                + $"The embedded organization has {OrganizationPolicy.Type} only.");
        }
    }

    /// <summary>The policy of that id.</summary>
    public static OrganizationPolicy Find(World world, string id) =>
        world.Policies.GetValueOrDefault(id)
            ?? throw new AwsError("PolicyNotFoundException", $"You specified a policy that doesn't exist: {id}");

    private static RequiredPermission OnType(Call call, JsonObject input) =>
        new RequiredPermission("organizations:CreatePolicy").With("organizations:PolicyType", input.Text("Type"));

    private static RequiredPermission OnFilter(Call call, JsonObject input) =>
        new RequiredPermission("organizations:ListPolicies").With("organizations:PolicyType", input.Text("Filter"));

    private static Func<Call, JsonObject, RequiredPermission> OnPolicy(string action) => (call, input) =>
        new RequiredPermission(action, OrganizationArns.Policy(call.World, input.Required("PolicyId"))).With(
            "organizations:PolicyType", OrganizationPolicy.Type);

    private static JsonObject Create(Call call, JsonObject input)
    {
        OrganizationCaller.DemandManagement(call);
        var (name, content) = (input.Required("Name"), input.Required("Content"));
        DemandType(input.Required("Type"));
        DemandFreeName(call.World, name);
        DemandContent(content);

        var id = call.World.NextId("p-", 10);
        var policy = new OrganizationPolicy(id, name)
        {
            Description = input.Required("Description"),
            Content = content,
        };
        call.World.Policies.Add(id, policy);
        return Describe(call.World, policy);
    }

    private static JsonObject Update(Call call, JsonObject input)
    {
        OrganizationCaller.DemandManagement(call);
        var policy = Find(call.World, input.Required("PolicyId"));
        if (policy.AwsManaged)
        {
            throw OrganizationErrors.InvalidInput(
                "IMMUTABLE_POLICY", "You specified a policy that is managed by AWS and can't be modified.");
        }

        if (input.Text("Name") is { } name && name != policy.Name)
        {
            DemandFreeName(call.World, name);
            policy.Name = name;
        }

        if (input.Text("Content") is { } content)
        {
            DemandContent(content);
            policy.Content = content;
        }

        policy.Description = input.Text("Description") ?? policy.Description;
        return Describe(call.World, policy);
    }

    private static JsonObject DescribePolicy(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        return Describe(call.World, Find(call.World, input.Required("PolicyId")));
    }

    private static JsonObject ListPolicies(Call call, JsonObject input)
    {
        OrganizationCaller.DemandReader(call);
        DemandType(input.Required("Filter"));
        return OrganizationPage.Of(
            call, input, "Policies", call.World.Policies.Values.Select(policy => Summary(call.World, policy)));
    }

    private static JsonObject Describe(World world, OrganizationPolicy policy) => new()
    {
        ["Policy"] = new JsonObject { ["PolicySummary"] = Summary(world, policy), ["Content"] = policy.Content },
    };

    private static void DemandFreeName(World world, string name)
    {
        if (world.Policies.Values.Any(policy => policy.Name == name))
            throw new AwsError("DuplicatePolicyException", "A policy with the same name already exists.");
    }

    private static void DemandContent(string content)
    {
        // Every character counts, white space too, when a policy comes through the API.
        if (content.Length > PolicyLimits.Default.PolicyCharacters)
        {
            throw OrganizationErrors.Constraint(
                "POLICY_CONTENT_LIMIT_EXCEEDED",
                "You've exceeded the maximum size for a policy: "
                + $"{content.Length} of {PolicyLimits.Default.PolicyCharacters} characters.");
        }

        PolicyText.Check(content, Malformed, PolicyDocument.ParseServiceControl);
    }

    private static AwsError Malformed(string why) =>
        new(
            "MalformedPolicyDocumentException",
            $"The provided policy document does not meet the requirements of the specified policy type. {why}");
}

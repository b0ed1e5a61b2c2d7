using System.Text;
using Guardrails.Core.Policies;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>A role as a construct of the AWS CDK in C#.</summary>
/// <remarks>
/// The trust policy replaces the one that the construct makes, so that it is what was reviewed, to the letter. Source:
/// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_iam.ManagedPolicy.html
/// </remarks>
public static class CdkRendering
{
    /// <summary>The class.</summary>
    public static ReplacementFile Of(ReplacementRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        var name = role.Options.Name;
        var trust = role.Trust[0];
        var text = new StringBuilder($$"""
            using System.Collections.Generic;
            using System.Text.Json;
            using Amazon.CDK.AWS.IAM;
            using Constructs;

            /// <summary>The role that replaces a root access key. Trusts: {{trust.Kind}}.</summary>
            public sealed class {{name}} : Construct
            {
                public {{name}}(Construct scope, string id) : base(scope, id)
                {
                    Role = new CfnRole(this, "Role", new CfnRoleProps
                    {
                        AssumeRolePolicyDocument = Json({{Literal(trust.Policy)}}),

            """);
        if (role.Options.Kind == PolicyKind.Inline)
            text.Append(Inline(role.Policies));
        text.Append("        });\n");
        if (role.Options.Kind == PolicyKind.Managed)
        {
            foreach (var policy in role.Policies)
                text.Append(Managed(policy));
        }

        return new($"{name}.cs", text.Append("""
                }

                public CfnRole Role { get; }

                private static Dictionary<string, object> Json(string policy) =>
                    (Dictionary<string, object>)Value(JsonDocument.Parse(policy).RootElement);

                private static object Value(JsonElement json)
                {
                    if (json.ValueKind == JsonValueKind.String)
                        return json.GetString();
                    if (json.ValueKind == JsonValueKind.Array)
                    {
                        var items = new List<object>();
                        foreach (var item in json.EnumerateArray())
                            items.Add(Value(item));
                        return items.ToArray();
                    }

                    var members = new Dictionary<string, object>();
                    foreach (var member in json.EnumerateObject())
                        members[member.Name] = Value(member.Value);
                    return members;
                }
            }

            """).ToString());
    }

    private static string Managed(ReplacementPolicy policy) => $$"""

                new CfnManagedPolicy(this, "{{policy.Name}}", new CfnManagedPolicyProps
                {
                    Roles = new[] { Role.Ref },
                    PolicyDocument = Json({{Literal(policy.Document)}}),
                });

        """;

    private static string Inline(IReadOnlyList<ReplacementPolicy> policies) => $$"""
                    Policies = new object[]
                    {
        {{string.Concat(policies.Select(policy => $$"""
                        new CfnRole.PolicyProperty
                        {
                            PolicyName = "{{policy.Name}}",
                            PolicyDocument = Json({{Literal(policy.Document)}}),
                        },

        """)).TrimEnd('\n')}}
                    },

        """;

    /// <summary>
    /// The policy as a verbatim literal of C#, in which only a quote is special: whatever a name has in it stays text.
    /// </summary>
    private static string Literal(PolicyDocument policy) =>
        "@\"" + policy.Render().ToJsonString(Json.PlainJson.Indented).Replace("\"", "\"\"") + "\"";
}

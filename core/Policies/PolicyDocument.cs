using System.Text.Json.Nodes;
using Guardrails.Core.Json;

namespace Guardrails.Core.Policies;

/// <summary>A policy document of any kind: service control, identity, session or trust policy.</summary>
/// <param name="Statements">Its statements, in their order.</param>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
public sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements)
{
    /// <summary>The policy language's current version, the only one that service control policies accept.</summary>
    public const string CurrentVersion = "2012-10-17";

    /// <summary>The language version as written; null where the document has none, which means 2008-10-17.</summary>
    public string? Version { get; init; } = CurrentVersion;

    /// <summary>The optional id.</summary>
    public string? Id { get; init; }

    /// <summary>Parses a document strictly: what IAM's grammar does not know is an error.</summary>
    /// <exception cref="FormatException">
    /// The text is no policy; the message begins with the JSON path of what is wrong.
    /// </exception>
    public static PolicyDocument Parse(string json) => PolicyParser.Parse(json);

    /// <summary>
    /// Parses a service control policy strictly: what its grammar does not have is an error, such as a Principal.
    /// </summary>
    /// <remarks>
    /// Of a policy that AWS has accepted already, <see cref="Parse"/> understands more: an operator newer than this
    /// one's list is then unknown only where it matters.
    /// Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
    /// </remarks>
    /// <exception cref="FormatException">
    /// The text is no service control policy; the message begins with the JSON path of what is wrong.
    /// </exception>
    public static PolicyDocument ParseServiceControl(string json) =>
        PolicyParser.Parse(json, ServiceControlGrammar.Demand);

    /// <summary>
    /// The reason why AWS would not store a policy, whose text <see cref="Parse"/> understands, as a service control
    /// policy; null where it would. What may be newer than this version, such as an operator, is no such reason.
    /// </summary>
    public static string? WhyNotServiceControl(string json)
    {
        try
        {
            PolicyParser.Parse(json, ServiceControlGrammar.DemandStorable);
            return null;
        }
        catch (FormatException error)
        {
            return error.Message;
        }
    }

    /// <summary>The document as a JSON object, elements always in the same order.</summary>
    public JsonObject Render()
    {
        var json = new JsonObject();
        if (Version is not null)
            json[Elements.Version] = Version;
        if (Id is not null)
            json[Elements.Id] = Id;
        json[Elements.Statement] = new JsonArray([.. Statements.Select(statement => statement.Render())]);
        return json;
    }

    /// <summary>The document as JSON without a superfluous character.</summary>
    /// <remarks>
    /// Policies are stored as text, not put into HTML: an escaped character would count six times against AWS's limit.
    /// </remarks>
    public string Minified() => Render().ToJsonString(PlainJson.OneLine);
}

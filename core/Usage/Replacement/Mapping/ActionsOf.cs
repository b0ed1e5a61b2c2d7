using System.Text.Json.Nodes;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The actions that a call needs, besides passing roles.</summary>
internal static class ActionsOf
{
    /// <summary>The actions; none where nobody can tell.</summary>
    public static IReadOnlyList<IamAction> Call(IamService service, CallFacts facts)
    {
        var bare = VersionedNames.Bare(service.Prefix, facts.Event.Name);
        IReadOnlyList<string> names = ByParameters(service.Prefix, facts)
            ?? EventActions.Find(service.Prefix, bare)
            ?? (service.Find(facts.Event.Name) is not null ? [facts.Event.Name] : [bare]);
        if (service.Prefix == "s3")
            names = OfObjects(names, facts);
        var found = names.Select(service.Find).OfType<IamAction>().ToList();
        // Half of what a call needs is not what it needs.
        return found.Count == names.Count ? found : [];
    }

    // Sources: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html and
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
    private static List<string>? ByParameters(string service, CallFacts facts) =>
        (service, facts.Event.Name) switch
        {
            ("dynamodb", "ExecuteStatement") => Statements(facts.Values("statement")),
            ("dynamodb", "BatchExecuteStatement") => Statements(facts.Values("statements.statement")),
            ("dynamodb", "ExecuteTransaction") => Statements(facts.Values("transactStatements.statement")),
            ("dynamodb", "TransactWriteItems") => Writes(facts),
            _ => null,
        };

    private static List<string> Statements(IReadOnlyList<string> statements) =>
    [
        .. statements
            .Select(statement => statement.TrimStart().Split(' ', 2)[0].ToUpperInvariant() switch
            {
                "SELECT" => "PartiQLSelect",
                "INSERT" => "PartiQLInsert",
                "UPDATE" => "PartiQLUpdate",
                "DELETE" => "PartiQLDelete",
                var other => other,
            })
            .Distinct(StringComparer.Ordinal),
    ];

    private static List<string> Writes(CallFacts facts)
    {
        (string Part, string Action)[] parts =
        [
            ("put", "PutItem"), ("update", "UpdateItem"), ("delete", "DeleteItem"),
            ("conditionCheck", "ConditionCheckItem"),
        ];
        var items = facts.Request["transactItems"] as JsonArray ?? [];
        return
        [
            .. parts
                .Where(part => items.OfType<JsonObject>().Any(item => item.Any(property =>
                    string.Equals(property.Key, part.Part, StringComparison.OrdinalIgnoreCase))))
                .Select(part => part.Action),
        ];
    }

    // A version of an object has actions of its own, and so have the tags, lists and locks that a request sends along.
    // Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
    private static List<string> OfObjects(IReadOnlyList<string> names, CallFacts facts)
    {
        var version = facts.Values("versionId").Count > 0;
        List<string> actions = [.. names.Select(name => version ? OfVersion(name) : name)];
        var sent = actions.Contains("PutObject");
        if (sent && (facts.Has("x-amz-acl") || HasGrant(facts)))
            actions.Add("PutObjectAcl");
        if (sent && facts.Has("x-amz-tagging"))
            actions.Add("PutObjectTagging");
        if (sent && facts.Has("x-amz-object-lock-mode"))
            actions.Add("PutObjectRetention");
        if (sent && facts.Has("x-amz-object-lock-legal-hold"))
            actions.Add("PutObjectLegalHold");
        if (actions.Contains("CreateBucket") && (facts.Has("x-amz-acl") || HasGrant(facts)))
            actions.Add("PutBucketAcl");
        if (CopySource.IsCopy(facts))
            actions.Add(CopySource.Read(facts));
        return actions;
    }

    private static bool HasGrant(CallFacts facts) =>
        facts.Request.Any(property => property.Key.StartsWith("x-amz-grant-", StringComparison.OrdinalIgnoreCase));

    private static string OfVersion(string name) => name switch
    {
        "GetObject" => "GetObjectVersion",
        "GetObjectAcl" => "GetObjectVersionAcl",
        "GetObjectAttributes" => "GetObjectVersionAttributes",
        "GetObjectTagging" => "GetObjectVersionTagging",
        "GetObjectTorrent" => "GetObjectVersionTorrent",
        "PutObjectAcl" => "PutObjectVersionAcl",
        "PutObjectTagging" => "PutObjectVersionTagging",
        "DeleteObject" => "DeleteObjectVersion",
        "DeleteObjectTagging" => "DeleteObjectVersionTagging",
        _ => name,
    };
}

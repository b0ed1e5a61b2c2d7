using Guardrails.Core.Roles;

namespace Guardrails.Tests.Unit.Roles;

/// <summary>
/// The calls of the catalog against those that the code makes. That each role makes its own is tested with
/// the deployed templates.
/// </summary>
public sealed class CalledActionsTests
{
    /// <summary>Actions that AWS itself calls as a role of ours, so that no source of ours names it.</summary>
    private static readonly string[] CalledByAws =
    [
        // Lambda writes a function's log and polls its queue with the function's role.
        "logs:CreateLogStream", "logs:PutLogEvents",
        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes",

        // Lambda reads the ledger's stream with the function's role.
        "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream", "dynamodb:ListStreams",

        // DynamoDB and SNS use their keys for whoever calls them.
        "kms:Decrypt", "kms:GenerateDataKey",

        // EventBridge forwards with the role that its rule names.
        "events:PutEvents",

        // AWS Config delivers with its recorder's role.
        "s3:GetBucketAcl", "s3:ListBucket", "s3:PutObjectAcl",

        // Amazon S3 asks for it where a write locks what it writes.
        "s3:PutObjectRetention",
    ];

    /// <summary>
    /// Actions that the command's user calls as themselves, as no role of ours: `guardrails incidents`. The
    /// last one is signed by them, sent on by a function, and needs no permission.
    /// </summary>
    private static readonly string[] CalledByPeople =
    [
        "sts:GetCallerIdentity",
    ];

    [Fact]
    public void Every_action_that_the_code_calls_is_in_the_catalog_and_no_other_one_but_what_AWS_calls() =>
        Catalog.Except(CalledByAws).ShouldBe(Sources.Except(CalledByPeople), ignoreOrder: true);

    [Fact]
    public void No_exception_is_in_vain()
    {
        CalledByAws.ShouldBeSubsetOf(Catalog);
        CalledByPeople.ShouldBeSubsetOf(Sources);
    }

    [Fact]
    public void The_name_of_a_call_stands_in_one_place() =>
        new[] { "aws", "lambdas", "core/Roles", "core/Names" }
            .SelectMany(folder => SourceActions.InQuotes(folder.Split('/')))
            .CountBy(action => action)
            .Where(action => action.Value > 1)
            .ShouldBeEmpty();

    private static IReadOnlyList<string> Catalog =>
    [
        .. from role in RoleCatalog.Of(RoleExamples.Commercial)
           from action in role.Calls.Select(call => call.Action).Concat(role.RootTasks.SelectMany(task => task.Actions))
           group action by action into same
           select same.Key,
    ];

    private static IReadOnlyList<string> Sources =>
        [.. SourceActions.Of("aws").Union(SourceActions.Of("lambdas"))];
}

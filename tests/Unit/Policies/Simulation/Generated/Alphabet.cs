namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>
/// Words that generated policies and requests are made of: few words, so that they often meet, and for each some that
/// nearly meet.
/// </summary>
internal static class Alphabet
{
    public const string Account = "444444444444";

    /// <summary>Actions that exist, each with resources that it has; the judge knows both.</summary>
    public static readonly IReadOnlyList<(string Action, IReadOnlyList<string> Resources)> Actions =
    [
        ("iam:CreateAccessKey", Users),
        ("iam:GetUser", Users),
        ("iam:CreateUser", Users),
        ("iam:UpdateRole", Roles),
        ("iam:PassRole", Roles),
        ("sts:AssumeRole", Roles),
        ("iam:ListUsers", ["*"]),
        ("iam:GetAccountSummary", ["*"]),
        ("organizations:LeaveOrganization", ["*"]),
        ("sqs:SendMessage", ["arn:aws:sqs:eu-west-1:444444444444:orders", "arn:aws:sqs:us-east-1:444444444444:Orders"]),
        (
            "dynamodb:GetItem",
            [
                "arn:aws:dynamodb:eu-west-1:444444444444:table/orders",
                "arn:aws:dynamodb:us-east-1:444444444444:table/order-items",
            ]),
        ("secretsmanager:GetSecretValue", ["arn:aws:secretsmanager:eu-west-1:444444444444:secret:team/orders-a1b2c3"]),
        ("s3:GetObject", ["arn:aws:s3:::orders/2027/january.csv", "arn:aws:s3:::orders-archive/all"]),
    ];

    /// <summary>The condition keys and what requests have in them.</summary>
    public static readonly IReadOnlyList<ContextKey> Keys =
    [
        new("aws:PrincipalTag/team", ValueKind.Text, ["blue", "Blue", "blue-green", "red"]),
        new("aws:PrincipalTag/squad", ValueKind.Text, ["blue", "green", "red"]),
        new("aws:RequestedRegion", ValueKind.Text, ["eu-west-1", "eu-west-2", "us-east-1"]),
        new("aws:PrincipalAccount", ValueKind.Text, ["444444444444", "555555555555"]),
        new("aws:SourceVpce", ValueKind.Text, ["vpce-0a1b2c3d", "vpce-0a1b2c3e"]),
        new("aws:username", ValueKind.Text, ["alice", "Alice", "alina"]),
        new("aws:PrincipalArn", ValueKind.Arn,
            [
                "arn:aws:iam::444444444444:root",
                "arn:aws:iam::444444444444:user/alice",
                "arn:aws:iam::444444444444:role/admin/Admin",
            ]),
        new(
            "aws:SourceArn",
            ValueKind.Arn,
            [
                "arn:aws:sns:eu-west-1:444444444444:topic",
                "arn:aws:s3:::orders",
                "arn:aws:lambda:eu-west-1:555555555555:function:f:1",
            ]),
        new("aws:AssumedRoot", ValueKind.Flag, ["true"]),
        new("aws:ViaAWSService", ValueKind.Flag, ["true", "false"]),
        new("aws:MultiFactorAuthPresent", ValueKind.Flag, ["true", "false"]),
        new("aws:MultiFactorAuthAge", ValueKind.Number, ["0", "1", "899", "900", "901", "3600"]),
        new(
            "aws:CurrentTime",
            ValueKind.Date,
            ["2027-01-31T23:59:59Z", "2027-02-01T00:00:00Z", "2027-02-01T00:00:01Z", "2026-06-01T12:30:00Z"]),
        new(
            "aws:TokenIssueTime",
            ValueKind.Date,
            ["2027-01-31T23:59:59Z", "2027-02-01T00:00:00Z", "2025-01-01T00:00:00Z"]),
        new(
            "aws:SourceIp",
            ValueKind.Address,
            ["203.0.113.7", "203.0.113.200", "203.0.112.7", "198.51.100.1", "2001:db8:1::7", "2001:db8:2::1"]),
        new("aws:VpcSourceIp", ValueKind.Address, ["10.0.0.5", "10.2.0.5", "11.0.0.5"]),
        new("aws:TagKeys", ValueKind.Text, ["team", "Team", "cost-center", "costs", "owner"]) { Many = true },
        new(
            "aws:CalledVia",
            ValueKind.Text,
            ["athena.amazonaws.com", "cloudformation.amazonaws.com", "dynamodb.amazonaws.com"]) { Many = true },
        new(
            "aws:PrincipalOrgPaths",
            ValueKind.Text,
            ["o-exampleorg1/r-ex01/ou-ex01-sandbox0/", "o-exampleorg1/r-ex01/ou-ex01-workload/"]) { Many = true },
    ];

    /// <summary>
    /// Values that policies compare numbers, dates and addresses with; without what judge-differences.json tells.
    /// </summary>
    public static IReadOnlyList<string> PolicyValues(ValueKind kind) => kind switch
    {
        ValueKind.Flag => ["true", "false", "True", "FALSE"],
        ValueKind.Number => ["-1", "0", "1", "899", "899.5", "900", "900.0", "901", "3600"],
        ValueKind.Date =>
            [
                "2027-01-31T23:59:59Z",
                "2027-02-01T00:00:00Z",
                "2027-02-01T01:00:00+01:00",
                "2027-02-01",
                "2026-06-01T12:30Z",
                "2025-01-01T00:00:00.000Z",
                "2030-01-01",
            ],
        ValueKind.Address =>
            [
                "203.0.113.0/24", "203.0.113.0/25", "203.0.113.77/26", "203.0.113.7/32", "198.51.0.0/16",
                "10.0.0.0/8", "10.0.0.0/15",
                "2001:db8::/32", "2001:db8:1::/48", "2001:db8:1::7/128", "2001:db8:2::/64", "::/0",
            ],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Text and ARNs are varied, not listed."),
    };

    /// <summary>Variables, some of which can lack a value.</summary>
    public static readonly IReadOnlyList<string> AllVariables =
        [
            .. CertainVariables,
            "${aws:PrincipalTag/squad}",
            "${AWS:principaltag/Squad}",
            "${aws:username}",
            "${aws:PrincipalAccount}",
        ];

    /// <summary>
    /// Variables with something to stand there where the request has no value, and the escapes, which need none.
    /// </summary>
    public static IReadOnlyList<string> CertainVariables =>
        [
            "${aws:PrincipalTag/squad, 'blue'}",
            "${aws:username, 'alice'}",
            "${aws:PrincipalAccount, '444444444444'}",
            "${*}",
            "${?}",
            "${$}",
        ];

    private static IReadOnlyList<string> Users =>
        [
            "arn:aws:iam::444444444444:user/alice",
            "arn:aws:iam::444444444444:user/Alice",
            "arn:aws:iam::444444444444:user/ops/bob",
            "arn:aws:iam::555555555555:user/alice",
        ];

    private static IReadOnlyList<string> Roles =>
        [
            "arn:aws:iam::444444444444:role/Admin",
            "arn:aws:iam::444444444444:role/admin/Admin",
            "arn:aws:iam::444444444444:role/Administrator",
        ];
}

/// <summary>The kind of a condition key's values.</summary>
internal enum ValueKind
{
    Text,
    Arn,
    Flag,
    Number,
    Date,
    Address,
}

/// <summary>A condition key and what requests have in it.</summary>
internal sealed record ContextKey(string Name, ValueKind Kind, IReadOnlyList<string> Values)
{
    /// <summary>
    /// Tells if a request has several values in it at once, so that operators need ForAllValues or ForAnyValue.
    /// </summary>
    public bool Many { get; init; }
}

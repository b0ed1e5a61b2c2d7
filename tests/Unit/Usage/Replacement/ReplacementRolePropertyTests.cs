using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Usage.Replacement;
using Guardrails.Core.Usage.Replacement.Mapping;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>Whatever a key did, its role keeps to what was seen.</summary>
public sealed class ReplacementRolePropertyTests
{
    private static readonly ReplacementOptions Options =
        new(AccountId.Parse(CallCase.Account), Partition.Commercial);

    private static readonly CallCase[] Cases = [.. CallCases.Own.Values, .. CallCases.OfAws.Values];

    private static readonly string[] HostileNames =
    [
        "*", "?", "a*", "${aws:username}", "${*}", "$", "${", "}", "a/../*", "x\",\"Resource\":\"*", "\u202e*", "\0",
        "\n*",
        "arn:aws:s3:::*", "arn:aws:s3:::bucket/*", "arn:*:*:*:*:*", "***", "日本*", "a b", "é*", "'", "@\"", "{{*}}",
    ];

    [Fact]
    public void The_same_events_in_another_order_and_number_give_the_same_role()
    {
        foreach (var seed in Enumerable.Range(0, Thoroughness.Of(10_000)))
        {
            var random = new Random(seed);
            var calls = Some(random);
            var again = calls.Concat(random.GetItems(calls, calls.Length / 2)).ToArray();
            random.Shuffle(again);

            Text(ReplacementRole.Of(again, Options)).ShouldBe(Text(ReplacementRole.Of(calls, Options)), $"seed {seed}");
        }
    }

    [Fact]
    public void Two_events_of_one_id_that_differ_give_the_same_role_in_either_order()
    {
        var put = new CallCase("dynamodb", "PutItem") { Request = Request("tableName", "a") }.Activity();
        var other = new CallCase("dynamodb", "PutItem") { Request = Request("tableName", "b") }.Activity();

        Text(ReplacementRole.Of([put, other], Options)).ShouldBe(Text(ReplacementRole.Of([other, put], Options)));
        ReplacementRole.Of([put, other], Options).Permissions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task No_action_has_a_wildcard_and_each_is_one_that_AWS_lists()
    {
        var actions = Enumerable.Range(0, Thoroughness.Of(1_000))
            .SelectMany(seed => ReplacementRole.Of(Some(new Random(seed)), Options).Policies)
            .SelectMany(policy => policy.Document.Statements)
            .SelectMany(statement => statement.Actions.Values)
            .Distinct().ToList();

        actions.ShouldNotBeEmpty();
        actions.ShouldAllBe(action => !action.Contains('*') && !action.Contains('?'));
        (await IamJudge.UnknownActionsAsync(actions)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_policy_is_one_that_the_parser_reads_and_within_IAM_s_limit()
    {
        foreach (var seed in Enumerable.Range(0, Thoroughness.Of(1_000)))
        {
            foreach (var policy in ReplacementRole.Of(Some(new Random(seed)), Options).Policies)
            {
                PolicyDocument.Parse(policy.Document.Minified()).Minified().ShouldBe(policy.Document.Minified());
                policy.Characters.ShouldBeLessThanOrEqualTo(PolicyQuotas.ManagedPolicy);
                policy.Document.Statements.ShouldAllBe(
                    statement => statement.Effect == Effect.Allow && !statement.Actions.Except);
            }
        }
    }

    [Fact]
    public void No_name_in_an_event_makes_the_policy_wider_than_that_name()
    {
        foreach (var (call, hostile) in Hostile())
        {
            var role = ReplacementRole.Of([call.Activity()], Options);
            var harmless = ReplacementRole.Of([Renamed(call, hostile, "harmless").Activity()], Options);

            var text = $"{call.Source}:{call.Name} with {hostile}: {string.Join(' ', role.Permissions)}";
            // Nothing is allowed on everything that would not be on everything with a harmless name.
            foreach (var one in role.Permissions.Where(one => one.Resource == "*"))
                harmless.Permissions.ShouldContain(other => other.Action == one.Action && other.Resource == "*", text);
            foreach (var one in harmless.Permissions.Where(one => one.Resource.Contains("harmless")))
                Answer(role, one.Action, SampleResource.Meant(one.Resource).Replace("harmless", "innocent"))
                    .ShouldBe(Decision.ImplicitlyDenied, text);
        }
    }

    [Fact]
    public async Task The_judge_says_so_too()
    {
        var cases = Hostile().SelectMany(pair =>
        {
            var role = ReplacementRole.Of([pair.Call.Activity()], Options);
            JsonNode[] policies = role.Policies.Count == 0
                ? [NoPolicy]
                : [.. role.Policies.Select(policy => JsonNode.Parse(policy.Document.Minified())!)];
            return ReplacementRole.Of([Renamed(pair.Call, pair.Hostile, "innocent").Activity()], Options).Permissions
                .Where(one => one.Resource.Contains("innocent") && one.Only is null)
                .Select(one => new IamCase(
                    $"arn:aws:iam::{CallCase.Account}:role/r", one.Action, SampleResource.Meant(one.Resource))
                {
                    Identity = policies,
                    ResourceAccount = CallCase.Account,
                });
        }).ToList();

        var answers = await IamJudge.DecideAsync(cases);
        cases.Zip(answers, (one, answer) => $"{answer}: {one.Action} on {one.Resource} by {one.Identity![0]}")
            .Where(text => !text.StartsWith("ImplicitlyDenied")).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_product_s_own_simulator_reads_is_the_name_and_nothing_else()
    {
        var role = ReplacementRole.Of(
            [new CallCase("s3", "GetObject") { Request = Request("bucketName", "b", "key", "a*/${x}?") }.Activity()],
            Options);

        Answer(role, "s3:GetObject", "arn:aws:s3:::b/a*/${x}?").ShouldBe(Decision.Allowed);
        Answer(role, "s3:GetObject", "arn:aws:s3:::b/ab/${x}?").ShouldBe(Decision.ImplicitlyDenied);
        Answer(role, "s3:GetObject", "arn:aws:s3:::b/a*/${x}c").ShouldBe(Decision.ImplicitlyDenied);
    }

    private static readonly JsonNode NoPolicy = JsonNode.Parse(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:CreateJob","Resource":"*"}]}""")!;

    private static Decision Answer(ReplacementRole role, string action, string resource) => PolicySimulator.Identity(
        [.. role.Policies.Select(policy => new NamedPolicy(policy.Name, policy.Document))],
        new AccessRequest(action, resource, new Dictionary<string, IReadOnlyList<string>>())).Decision;

    private static RootActivity[] Some(Random random) =>
    [
        .. random.GetItems(Cases, random.Next(1, 40))
            .Select((one, index) => (one with { Id = $"{index:D8}-1111-1111-1111-111111111111" }).Activity()),
    ];

    private static string Text(ReplacementRole role) => string.Join('\n',
        JsonRendering.Of(role).Append(CloudFormationRendering.Of(role)).Append(CdkRendering.Of(role))
            .Select(file => file.Text)
            .Concat(role.Permissions.Select(
                one => $"{one.Action} {one.Resource} {one.Why} {one.Only} {Evidence(one.Evidence)}"))
            .Concat(new[] { role.Unmapped, role.NotForARole, role.NeedingNothing, role.Unwritable }
                .SelectMany(calls => calls).Select(call => $"{call.Event} {call.Why} {Evidence(call.Evidence)}"))
            .Concat(role.BlindSpots.Select(spot => $"{spot.Kind} {string.Join(' ', spot.About)}"))
            .Concat(role.Problems));

    private static string Evidence(CallEvidence evidence) => $"{evidence.Calls} {string.Join(' ', evidence.EventIds)}";

    /// <summary>Every call with a name in its request, each with that name replaced by a hostile one.</summary>
    private static IEnumerable<(CallCase Call, string Hostile)> Hostile() =>
        from hostile in HostileNames
        from call in new[]
        {
            new CallCase("s3", "GetObject") { Request = Request("bucketName", "b", "key", hostile) },
            new CallCase("s3", "PutBucketPolicy") { Request = Request("bucketName", hostile) },
            new CallCase("s3", "CopyObject")
            {
                Request = Request("bucketName", "b", "key", "k", "x-amz-copy-source", $"from/{hostile}"),
            },
            new CallCase("dynamodb", "PutItem") { Request = Request("tableName", hostile) },
            new CallCase("lambda", "GetFunction20150331v2") { Request = Request("functionName", hostile) },
            new CallCase("iam", "DeleteRole") { Region = "us-east-1", Request = Request("roleName", hostile) },
            new CallCase("iam", "CreateRole") { Request = Request("roleName", "x", "path", hostile) },
            new CallCase("iam", "AddRoleToInstanceProfile")
            {
                Request = Request("roleName", hostile, "instanceProfileName", "x"),
            },
            new CallCase("sqs", "DeleteQueue") { Request = Request("queueUrl", hostile) },
            new CallCase("secretsmanager", "GetSecretValue") { Request = Request("secretId", hostile) },
            new CallCase("apigateway", "DeleteRestApi") { Request = Request("restApiId", hostile) },
            new CallCase("ec2", "DeleteKeyPair") { Request = Request("keyName", hostile) },
            new CallCase("ssm", "GetParameter") { Request = Request("name", hostile) },
            new CallCase("logs", "PutRetentionPolicy") { Request = Request("logGroupName", hostile) },
            new CallCase("s3", "GetBucketAcl") { Resources = [$"arn:aws:s3:::{hostile}"] },
            new CallCase("cloudformation", "CreateStack")
            {
                Request = Request("stackName", hostile, "roleARN", $"arn:aws:iam::111122223333:role/{hostile}"),
            },
        }
        select (call, hostile);

    private static CallCase Renamed(CallCase call, string from, string to) => call with
    {
        Request = call.Request is null ? null : new JsonObject(call.Request.Select(property =>
            KeyValuePair.Create<string, JsonNode?>(
                property.Key,
                ((string?)property.Value == from || property.Key is "x-amz-copy-source" or "roleARN"
                    ? ((string)property.Value!).Replace(from, to)
                    : (string?)property.Value)))),
        Resources = [.. call.Resources.Select(arn => arn.Replace(from, to))],
    };

    private static JsonObject Request(params string[] pairs) => new(pairs.Chunk(2)
        .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair[0], pair[1])));
}

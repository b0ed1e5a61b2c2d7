using System.Text.Json.Nodes;
using Guardrails.Core.Activity;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Usage.Replacement;

namespace Guardrails.Tests.Unit.Usage.Replacement;

/// <summary>Statements that do not fit into a policy go into the next; a role that IAM refuses says so.</summary>
public sealed class PolicySplitTests
{
    private static readonly ReplacementOptions Options =
        new(AccountId.Parse(CallCase.Account), Partition.Commercial);

    [Fact]
    public void A_few_objects_of_a_bucket_are_named()
    {
        var role = ReplacementRole.Of([.. Objects(Options.ObjectsPerBucket)], Options);

        role.Permissions.Count.ShouldBe(Options.ObjectsPerBucket);
        role.Permissions.ShouldAllBe(one => one.Why == ResourceReason.NamedByEvent);
        role.BlindSpots.ShouldNotContain(spot => spot.Kind == BlindSpotKind.ManyObjects);
    }

    [Fact]
    public void Many_objects_are_the_bucket_and_the_role_says_so()
    {
        var role = ReplacementRole.Of([.. Objects(Options.ObjectsPerBucket + 1)], Options);

        var one = role.Permissions.ShouldHaveSingleItem();
        one.Resource.ShouldBe("arn:aws:s3:::logs/*");
        one.Why.ShouldBe(ResourceReason.ManyObjects);
        one.Evidence.Calls.ShouldBe(Options.ObjectsPerBucket + 1);
        role.BlindSpots.Single(spot => spot.Kind == BlindSpotKind.ManyObjects)
            .About.ShouldBe(["s3:GetObject on arn:aws:s3:::logs/*"]);
    }

    [Fact]
    public void More_resources_than_a_policy_holds_are_split_and_each_is_still_allowed()
    {
        var role = ReplacementRole.Of([.. Tables(300)], Options);

        role.Policies.Count.ShouldBeInRange(3, 5);
        role.Policies.ShouldAllBe(policy => policy.Characters <= PolicyQuotas.ManagedPolicy);
        role.Problems.ShouldBeEmpty();
        role.Permissions.ShouldAllBe(one => Allows(role, one));
    }

    [Fact]
    public void More_policies_than_a_role_holds_are_a_problem() =>
        ReplacementRole.Of([.. Tables(2_500)], Options).Problems.ShouldHaveSingleItem().ShouldContain("attaches 20");

    [Fact]
    public void Inline_policies_have_their_own_limit()
    {
        var inline = Options with { Kind = PolicyKind.Inline };

        ReplacementRole.Of([.. Tables(100)], inline).Problems.ShouldBeEmpty();
        ReplacementRole.Of([.. Tables(300)], inline).Problems.ShouldHaveSingleItem().ShouldContain("10240");
    }

    [Fact]
    public void A_name_that_is_longer_than_a_policy_is_a_problem() =>
        ReplacementRole.Of(
            [
                new CallCase("s3", "GetObject") { Request = Request("bucketName", "b", "key", new('k', 7_000)) }
                    .Activity(),
            ],
            Options).Problems.ShouldHaveSingleItem().ShouldContain("too long");

    [Fact]
    public void Nothing_needs_no_policy()
    {
        var role = ReplacementRole.Of([new CallCase("sts", "GetCallerIdentity").Activity()], Options);

        role.Policies.ShouldBeEmpty();
        role.NeedingNothing.ShouldHaveSingleItem().Event.ShouldBe("sts.amazonaws.com GetCallerIdentity");
    }

    [Fact]
    public void A_refused_call_is_in_no_policy()
    {
        var refused = new CallCase("dynamodb", "PutItem") { Request = Request("tableName", "a") };
        foreach (var code in new[] { "AccessDenied", "AccessDeniedException", "Client.UnauthorizedOperation" })
            ReplacementRole.Of([(refused with { Error = code }).Activity()], Options).Permissions.ShouldBeEmpty(code);
        ReplacementRole.Of([(refused with { Error = "ResourceNotFoundException" }).Activity()], Options)
            .Permissions.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_role_that_the_key_put_into_an_instance_profile_is_passed_to_its_instances()
    {
        var put = new CallCase("iam", "AddRoleToInstanceProfile")
        {
            Id = "1",
            Request = Request("roleName", "app", "instanceProfileName", "web"),
        };
        var run = new CallCase("ec2", "RunInstances")
        {
            Id = "2",
            Request = new JsonObject { ["iamInstanceProfile"] = Request("name", "web") },
        };

        ReplacementRole.Of([run.Activity()], Options).BlindSpots
            .Single(spot => spot.Kind == BlindSpotKind.RoleOfInstanceProfile).About.ShouldBe(["web"]);
        var both = ReplacementRole.Of([run.Activity(), put.Activity()], Options);
        both.BlindSpots.ShouldNotContain(spot => spot.Kind == BlindSpotKind.RoleOfInstanceProfile);
        both.Permissions
            .Where(one => one is { Action: "iam:PassRole", Only.Value: "ec2.amazonaws.com" })
            .Select(one => one.Resource)
            .ShouldBe(["arn:aws:iam::111122223333:role/*/app", "arn:aws:iam::111122223333:role/app"]);
    }

    [Fact]
    public void Blind_spots_that_are_always_there_are_named()
    {
        var role = ReplacementRole.Of([], Options);

        role.BlindSpots.Select(spot => spot.Kind).ShouldBe(
        [
            BlindSpotKind.DataEvents, BlindSpotKind.OlderCalls, BlindSpotKind.Conditions,
            BlindSpotKind.ResourcePolicies, BlindSpotKind.UnloggedPermissions,
        ]);
    }

    [Fact]
    public void Blind_spots_name_what_they_are_about()
    {
        var role = ReplacementRole.Of(
        [
            new CallCase("ec2", "DescribeFlyingCars") { Id = "1" }.Activity(),
            new CallCase("kms", "Decrypt") { Id = "2", Request = Request("keyId", "alias/a") }.Activity(),
            new CallCase("s3", "HeadBucket")
            {
                Id = "3", Request = Request("bucketName", "a"), InvokedBy = "cloudformation.amazonaws.com",
            }.Activity(),
            new CallCase("s3", "DeleteBucketPolicy") { Id = "4", Request = Request("bucketName", "a") }.Activity(),
        ], Options);

        About(BlindSpotKind.Unmapped).ShouldBe(["ec2.amazonaws.com DescribeFlyingCars"]);
        About(BlindSpotKind.AnyResource).ShouldBe(["kms:Decrypt"]);
        About(BlindSpotKind.CalledByService).ShouldBe(["s3.amazonaws.com HeadBucket by cloudformation.amazonaws.com"]);
        About(BlindSpotKind.PerhapsRootOnly).ShouldBe(["s3:DeleteBucketPolicy"]);
        role.Unmapped.ShouldHaveSingleItem().Evidence.EventIds.ShouldBe(["1"]);

        IReadOnlyList<string> About(BlindSpotKind kind) => role.BlindSpots.Single(spot => spot.Kind == kind).About;
    }

    private static bool Allows(ReplacementRole role, GrantedPermission one) => PolicySimulator.Identity(
        [.. role.Policies.Select(policy => new NamedPolicy(policy.Name, policy.Document))],
        new AccessRequest(one.Action, one.Resource, new Dictionary<string, IReadOnlyList<string>>())).IsAllowed;

    private static IEnumerable<RootActivity> Objects(int count) => Enumerable.Range(0, count).Select(number =>
        new CallCase("s3", "GetObject")
        {
            Id = $"{number:D4}",
            Request = Request("bucketName", "logs", "key", $"{number}"),
        }.Activity());

    private static IEnumerable<RootActivity> Tables(int count) => Enumerable.Range(0, count).Select(number =>
        new CallCase("dynamodb", "PutItem") { Id = $"{number:D4}", Request = Request("tableName", $"t{number}") }
            .Activity());

    private static JsonObject Request(params string[] pairs) => new(pairs.Chunk(2)
        .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair[0], pair[1])));
}

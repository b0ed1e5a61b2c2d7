using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Core.Roles;
using Guardrails.Local.Authorization;

namespace Guardrails.Tests.Unit.Roles;

public sealed class RootTaskTests
{
    [Theory]
    [InlineData("aws")]
    [InlineData("aws-us-gov")]
    public void Every_call_in_a_root_session_is_part_of_its_task(string partition)
    {
        var (config, role) = RoleExamples.Find(partition, DeployedNames.RootPostureRule);

        foreach (var task in role.RootTasks)
        {
            var policy = TaskPolicy.Find(task.TaskPolicy, partition).ShouldNotBeNull(task.TaskPolicy);
            foreach (var call in task.Calls(config.Partition))
            {
                var request = call.Request(RoleExamples.Member, RoleExamples.Member);
                var answer = PolicySimulator.Authorize(new Authorization(request)
                {
                    RootUser = true,
                    TaskPolicy = new NamedPolicy(policy.Name, PolicyDocument.Parse(policy.Json)),
                });
                answer.Decision.ShouldBe(Decision.Allowed, answer.Explanation);
            }
        }

        role.RootTasks.ShouldHaveSingleItem().TaskPolicy.ShouldBe(TaskPolicies.Audit(config.Partition));
    }

    [Theory]
    [InlineData("aws")]
    [InlineData("aws-us-gov")]
    public void Every_call_of_a_deletion_is_part_of_its_task(string name)
    {
        var partition = Partition.TryParse(name).ShouldNotBeNull();
        var task = RootTask.Delete(partition);
        var policy = TaskPolicy.Find(task.TaskPolicy, name).ShouldNotBeNull();

        foreach (var call in task.Calls(partition))
        {
            PolicySimulator.Authorize(new Authorization(call.Request(RoleExamples.Member, RoleExamples.Member))
            {
                RootUser = true,
                TaskPolicy = new NamedPolicy(policy.Name, PolicyDocument.Parse(policy.Json)),
            }).Decision.ShouldBe(Decision.Allowed, call.Action);
        }

        task.Actions.ShouldNotContain("iam:DeleteVirtualMFADevice");
    }

    [Fact]
    public void Role_that_deletes_opens_no_other_session_and_writes_no_other_rows()
    {
        var role = RootDeletionRole.Of(RoleExamples.Commercial);

        role.RootTasks.ShouldHaveSingleItem().TaskPolicy.ShouldEndWith("/IAMDeleteRootUserCredentials");
        role.Calls.Where(call => call.Action == StsActions.AssumeRoot).ShouldHaveSingleItem()
            .Keys[TaskPolicies.ConditionKey].ShouldBe(role.RootTasks[0].TaskPolicy);
        role.Grants.SelectMany(grant => grant.Actions.Select(action => $"{grant.Sid} {action}")).ShouldBe(
        [
            "WriteOwnRows dynamodb:PutItem", "ReadOtherRows dynamodb:Query", "UseDataKey kms:Decrypt",
            "UseDataKey kms:GenerateDataKey", "DeleteRootCredentials sts:AssumeRoot",
            "WriteOwnLogs logs:CreateLogStream", "WriteOwnLogs logs:PutLogEvents",
        ]);
        role.Grants[0].Conditions.ShouldHaveSingleItem().Values.ShouldBe(["RootDeletion/*"]);
        role.Grants[1].Conditions.ShouldHaveSingleItem().Values.ShouldBe(["RootRemediation/*", "Decisions/*"]);
    }

    /// <summary>A task that is listed is one that the role may open a session for, and the other way round.</summary>
    [Fact]
    public void Sessions_are_opened_for_the_tasks_that_are_listed_and_for_no_other()
    {
        foreach (var config in RoleExamples.All)
        {
            foreach (var role in RoleCatalog.Of(config))
            {
                role.Calls.Where(call => call.Action == StsActions.AssumeRoot)
                    .Select(call => call.Keys[TaskPolicies.ConditionKey])
                    .ShouldBe(role.RootTasks.Select(task => task.TaskPolicy));
            }
        }
    }
}

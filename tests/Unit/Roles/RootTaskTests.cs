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

using Amazon.Organizations;
using Amazon.Organizations.Model;
using NSubstitute;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

public sealed class EnableServiceControlPoliciesTests
{
    private readonly SetupSite _site = new();

    [Fact]
    public async Task A_disabled_type_is_enabled_and_waited_for()
    {
        var answer = await _site.RunAsync();

        States(answer).ShouldBe(("DISABLED", "ENABLED"));
        _site.Called.Count(operation => operation == "organizations:ListRoots").ShouldBe(4);
        answer.Attribute("RootId").ShouldBe("r-ex01");
        _site.Log.ToString()
            .ShouldContain("\"PolicyTypeStatusFound\":\"DISABLED\"", customMessage: "the log shows the attributes too");
    }

    [Fact]
    public async Task A_type_that_somebody_is_enabling_is_only_waited_for()
    {
        _site.Organization.PolicyTypeStates.Enqueue(PolicyTypeStatus.PENDING_ENABLE);
        _site.Organization.PollsUntilEnabled = 0;

        var answer = await _site.RunAsync();

        States(answer).ShouldBe(("PENDING_ENABLE", "ENABLED"));
        answer.Changes.ShouldNotContain("EnablePolicyType");
    }

    [Fact]
    public async Task A_type_that_is_being_disabled_is_enabled_once_it_is_gone()
    {
        _site.Organization.PolicyTypeStates.Enqueue(PolicyTypeStatus.PENDING_DISABLE);
        _site.Organization.PolicyTypeStates.Enqueue(PolicyTypeStatus.PENDING_DISABLE);

        var answer = await _site.RunAsync();

        States(answer).ShouldBe(("PENDING_DISABLE", "ENABLED"));
        answer.Changes.ShouldStartWith("EnablePolicyType(SERVICE_CONTROL_POLICY)");
        _site.Called.Take(5).ShouldBe(
        [
            "organizations:DescribeOrganization",
            "organizations:ListRoots",
            "organizations:ListRoots",
            "organizations:ListRoots",
            "organizations:EnablePolicyType",
        ]);
    }

    [Fact]
    public async Task A_type_enabled_by_somebody_else_meanwhile_is_fine()
    {
        _site.Failing = operation =>
        {
            if (operation != "organizations:EnablePolicyType")
                return null;
            _site.Organization.PollsUntilEnabled = 0;
            return new PolicyTypeAlreadyEnabledException("already");
        };

        var answer = await _site.RunAsync();

        answer.Status.ShouldBe("SUCCESS");
        answer.Changes.ShouldNotContain("EnablePolicyType");
    }

    [Fact]
    public async Task A_root_that_is_not_the_organizations_fails_and_names_the_right_one()
    {
        var request = SetupSite.Create();
        request["ResourceProperties"]!["RootId"] = "r-wrong";

        (await _site.RunAsync(request)).Reason.ShouldContain(
            "the organization's root is r-ex01, not r-wrong. Remedy: correct organization.rootId");
    }

    [Theory]
    [InlineData(null, "DISABLED")]
    [InlineData("PENDING_DISABLE", "PENDING_DISABLE")]
    public async Task When_time_is_up_CloudFormation_is_told_what_was_under_way(string? stuck, string told)
    {
        using var deadline = new CancellationTokenSource();
        _site.Organization.Organizations.ListRootsAsync(default!, default).ReturnsForAnyArgs(_ =>
        {
            if (_site.Time.Waits.Count == 3)
                deadline.Cancel();
            var types = stuck is null
                ? null
                : new List<PolicyTypeSummary> { new() { Type = PolicyType.SERVICE_CONTROL_POLICY, Status = stuck } };
            return new ListRootsResponse { Roots = [new() { Id = "r-ex01", PolicyTypes = types }] };
        });

        var answer = await _site.RunAsync(deadline.Token);

        answer.Status.ShouldBe("FAILED");
        answer.Reason.ShouldBe("The function's time was up while waiting for service control policies to be enabled "
            + $"(they are {told}). "
                + "Remedy: deploy again; it goes on where it stopped."
                + (stuck is null ? " Changed before that: EnablePolicyType(SERVICE_CONTROL_POLICY)." : ""));
    }

    private static (string?, string?) States(System.Text.Json.Nodes.JsonNode answer) =>
        (answer.Attribute("PolicyTypeStatusFound"), answer.Attribute("PolicyTypeStatus"));
}

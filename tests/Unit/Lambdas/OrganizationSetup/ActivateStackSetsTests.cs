using Amazon.CloudFormation;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

public sealed class ActivateStackSetsTests
{
    private readonly SetupSite _site = new();

    [Theory]
    [InlineData("DISABLED", true)]
    [InlineData("ENABLED", false)]
    public async Task Access_is_activated_where_it_is_not_and_the_attributes_say_what_was_found(string found, bool activated)
    {
        _site.Organization.StackSets = found;

        var answer = await _site.RunAsync();

        (answer.Attribute("StackSetsAccessFound"), answer.Attribute("StackSetsAccess")).ShouldBe((found, "ENABLED"));
        answer.Changes.Contains("ActivateOrganizationsAccess", StringComparison.Ordinal).ShouldBe(activated);
    }

    [Fact]
    public async Task Access_that_stays_permanently_disabled_fails()
    {
        _site.Organization.StackSets = OrganizationStatus.DISABLED_PERMANENTLY;
        _site.Organization.StackSetsOnceActivated = OrganizationStatus.DISABLED_PERMANENTLY;

        (await _site.ReasonAsync())
            .ShouldContain("StackSets access is permanently disabled in this organization. Remedy: ask AWS Support");
    }

    [Fact]
    public async Task When_time_is_up_CloudFormation_is_told_the_last_status()
    {
        using var deadline = new CancellationTokenSource();
        _site.Organization.StackSetsOnceActivated = OrganizationStatus.DISABLED;
        _site.Failing = operation =>
        {
            if (operation == "cloudformation:DescribeOrganizationsAccess"
                && _site.Called.Count(called => called == operation) == 5)
                deadline.Cancel();
            return null;
        };

        (await _site.RunAsync(deadline.Token)).Reason.ShouldStartWith(
            "The function's time was up while waiting for StackSets to get access to the organization (it is "
            + "DISABLED). Remedy: deploy again");
    }
}

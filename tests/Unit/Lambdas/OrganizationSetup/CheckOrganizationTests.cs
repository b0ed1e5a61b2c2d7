using Amazon.Organizations;
using Amazon.Organizations.Model;
using NSubstitute;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

public sealed class CheckOrganizationTests
{
    private readonly SetupSite _site = new();

    [Fact]
    public async Task The_organization_that_the_file_describes_is_in_the_attributes()
    {
        var answer = await _site.RunAsync();

        answer.Attribute("OrganizationId").ShouldBe("o-exampleorg1");
        answer.Attribute("OrganizationFeatureSet").ShouldBe("ALL");
        answer.Attribute("ManagementAccountId").ShouldBe("111111111111");
    }

    [Fact]
    public async Task An_answer_without_an_organization_fails_and_names_the_call()
    {
        _site.Organization.Organizations.DescribeOrganizationAsync(default!, default)
            .ReturnsForAnyArgs(new DescribeOrganizationResponse());

        (await _site.RunAsync()).Reason.ShouldContain(
            "organizations:DescribeOrganization failed: the answer has no Organization. Remedy: ");
    }

    [Fact]
    public async Task Another_organization_fails_and_names_both()
    {
        _site.Organization.Organization.Id = "o-anotherorg1";
        await FailsAsync(
            "this is organization o-anotherorg1, not o-exampleorg1. Remedy: correct organization.id");
    }

    [Fact]
    public async Task An_organization_whose_id_has_an_unknown_form_is_another_one()
    {
        _site.Organization.Organization.Id = "organization-1";
        await FailsAsync("organizations:DescribeOrganization failed: this is organization organization-1");
    }

    [Fact]
    public async Task An_answer_without_a_feature_set_does_not_pass_for_all_features()
    {
        _site.Organization.Organization.FeatureSet = null;
        await FailsAsync("and service control policies need ALL. Remedy: enable all features");
    }

    [Fact]
    public async Task Another_management_account_fails_and_names_the_line_of_the_file()
    {
        _site.Organization.Organization.MasterAccountId = "999999999999";
        await FailsAsync("is 999999999999, not 111111111111. Remedy: correct organization.managementAccountId");
    }

    [Fact]
    public async Task A_member_account_as_caller_fails_before_anything_is_changed()
    {
        var request = SetupSite.Create();
        request["ResourceProperties"]!["ServiceToken"] =
            "arn:aws:lambda:us-east-1:333333333333:function:GuardrailsOrganizationSetup";

        var answer = await _site.RunAsync(request);

        answer.Status.ShouldBe("FAILED");
        answer.Reason.ShouldContain(
            "this function runs in account 333333333333, and only the management account can prepare o-exampleorg1");
        answer.Reason.ShouldContain("Remedy: deploy the stack with credentials of 111111111111");
        _site.Organization.Changes.ShouldBe(0);
        _site.Called.ShouldBe(["organizations:DescribeOrganization"]);
    }

    [Fact]
    public async Task An_organization_without_all_features_fails_with_the_page_that_says_how()
    {
        _site.Organization.Organization.FeatureSet = OrganizationFeatureSet.CONSOLIDATED_BILLING;
        await FailsAsync(
            "o-exampleorg1 has the feature set CONSOLIDATED_BILLING, and service control policies need ALL. Remedy: "
            + "enable all features (https://");
    }

    private async Task FailsAsync(string text)
    {
        (await _site.ReasonAsync()).ShouldContain(text);
        _site.Organization.Changes.ShouldBe(0);
    }
}

using Amazon.IdentityManagement.Model;
using NSubstitute;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

public sealed class EnableRootFeaturesTests
{
    [Fact]
    public async Task Features_that_are_on_stay_and_are_told_from_those_that_were_enabled()
    {
        var site = new SetupSite();
        site.Organization.Features.Add("RootSessions");

        var answer = await site.RunAsync();

        answer.Attribute("OrganizationFeaturesFound").ShouldBe("RootSessions");
        answer.Attribute("OrganizationFeatures").ShouldBe("RootSessions,RootCredentialsManagement");
        site.Called.ShouldNotContain("iam:EnableOrganizationsRootSessions");
    }

    [Fact]
    public async Task A_feature_that_is_not_listed_after_it_was_enabled_fails_the_setup()
    {
        var site = new SetupSite();
        site.Organization.Iam.EnableOrganizationsRootCredentialsManagementAsync(default!, default)
            .ReturnsForAnyArgs(new EnableOrganizationsRootCredentialsManagementResponse());
        // Arranging the answer made the call once.
        site.Organization.Features.Clear();

        var answer = await site.RunAsync();

        answer.Status.ShouldBe("FAILED");
        answer.Reason.ShouldContain(
            "iam:EnableOrganizationsRootCredentialsManagement failed: IAM took the call, and does not list "
            + "RootCredentialsManagement as enabled. Remedy: ");
    }

    [Fact]
    public async Task A_feature_whose_answer_is_empty_is_looked_up()
    {
        var site = new SetupSite();
        site.Organization.Iam.EnableOrganizationsRootSessionsAsync(default!, default).ReturnsForAnyArgs(_ =>
        {
            site.Organization.Features.Add("RootSessions");
            return new EnableOrganizationsRootSessionsResponse();
        });
        site.Organization.Features.Clear();

        var answer = await site.RunAsync();

        answer.Status.ShouldBe("SUCCESS");
        answer.Attribute("OrganizationFeatures").ShouldNotBeNull().ShouldContain("RootSessions");
    }

    [Fact]
    public async Task A_feature_that_came_on_together_with_another_one_is_not_enabled_again()
    {
        var site = new SetupSite();
        site.Organization.Iam.EnableOrganizationsRootCredentialsManagementAsync(default!, default)
            .ReturnsForAnyArgs(new EnableOrganizationsRootCredentialsManagementResponse
            {
                EnabledFeatures = ["RootCredentialsManagement", "RootSessions"],
            });

        // The substitute took that line for a call.
        site.Organization.Features.Clear();

        var answer = await site.RunAsync();

        answer.Attribute("OrganizationFeatures").ShouldBe("RootCredentialsManagement,RootSessions");
        answer.Changes.ShouldNotContain("EnableOrganizationsRootSessions");
        site.Called.ShouldNotContain("iam:EnableOrganizationsRootSessions");
    }
}

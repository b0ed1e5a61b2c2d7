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

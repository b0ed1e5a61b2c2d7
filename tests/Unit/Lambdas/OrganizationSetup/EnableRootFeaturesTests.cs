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
}

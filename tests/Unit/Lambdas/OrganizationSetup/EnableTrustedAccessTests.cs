namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

public sealed class EnableTrustedAccessTests
{
    [Fact]
    public async Task Only_services_that_are_not_trusted_yet_become_so_and_the_attributes_tell_them_apart()
    {
        var site = new SetupSite();
        site.Organization.Trusted.Add("iam.amazonaws.com");

        var answer = await site.RunAsync();

        answer.Changes.ShouldContain(
            "EnableAWSServiceAccess(config.amazonaws.com),"
            + "EnableAWSServiceAccess(config-multiaccountsetup.amazonaws.com),Activate");
        answer.Attribute("TrustedServicesFound").ShouldBe("iam.amazonaws.com");
        answer.Attribute("TrustedServices")
            .ShouldBe("config.amazonaws.com,config-multiaccountsetup.amazonaws.com,iam.amazonaws.com");
        site.Organization.Trusted.ShouldContain("sso.amazonaws.com");
    }
}

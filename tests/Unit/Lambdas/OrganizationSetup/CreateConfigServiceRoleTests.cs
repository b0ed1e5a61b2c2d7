using Amazon.IdentityManagement.Model;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

public sealed class CreateConfigServiceRoleTests
{
    private const string Role = "AWSServiceRoleForConfigMultiAccountSetup";
    private readonly SetupSite _site = new();

    [Fact]
    public async Task The_role_is_created_once()
    {
        var first = await _site.RunAsync();
        (first.Attribute("ConfigServiceRoleFound"), first.Attribute("ConfigServiceRole")).ShouldBe(("", Role));

        var second = await _site.RunAsync();
        (second.Attribute("ConfigServiceRoleFound"), second.Attribute("ConfigServiceRole")).ShouldBe((Role, Role));
    }

    [Fact]
    public async Task An_invalid_input_of_another_kind_fails()
    {
        _site.Failing = operation => operation == "iam:CreateServiceLinkedRole"
            ? new InvalidInputException("Service is not valid")
            : null;

        (await _site.ReasonAsync()).ShouldStartWith(
            "Account 111111111111: iam:CreateServiceLinkedRole failed: Service is not valid. Remedy: ");
    }
}

using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Local.Services.CloudFormation;

public sealed class OrganizationSetupResourceTests : IAsyncLifetime
{
    private readonly Site _site = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_setup_function_that_does_not_answer_fails_the_resource() =>
        (await _site.FailAsync(
            Site.Delegated,
            Site.Function(),
            """ "Setup":{"Type":"Custom::GuardrailsOrganizationSetup","Properties":{"ServiceToken":{"Fn::GetAtt":["Function","Arn"]}}} """))
            .ShouldContain(
                "Stack, Setup (Custom::GuardrailsOrganizationSetup): the function "
                + "arn:aws:lambda:us-east-1:222222222222:function:Rule failed before it answered CloudFormation");
}

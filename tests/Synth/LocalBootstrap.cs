using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>An organization whose CDK bootstrap has a qualifier of its own, deployed by its roles.</summary>
public sealed class LocalBootstrap(Synthesis synthesis)
{
    private const string Role = "role/cdk-acme-cfn-exec-role-222222222222-us-east-1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_deploy_is_not_denied_by_the_policies_that_it_brings()
    {
        const string usual = "\"bootstrapQualifier\": \"hnb659fds\"";
        var example = await File.ReadAllTextAsync(Repository.PathOf("orgs", "example.json"), Cancellation);
        example.ShouldContain(usual);
        var (assembly, _) = await synthesis.SynthesizeTextAsync(
            example.Replace(usual, "\"bootstrapQualifier\": \"acme\""), "bootstrap");
        await using var aws =
            await LocalOrganization.StartAsync(LocalOrganization.Sample(), new LocalOptions(), Cancellation);

        await aws.DeployAsync(assembly.Folder, progress: null, Cancellation);

        aws.Refusals().ShouldNotContain(refusal => refusal.Message.Contains("cfn-exec-role"));
        aws.AllowedCalls().ShouldContain(call => call.Principal.Contains(Role));
        aws.AllowedCalls().ShouldNotContain(call => call.Principal.Contains("hnb659fds"));
    }
}

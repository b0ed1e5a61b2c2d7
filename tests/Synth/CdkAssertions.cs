using Amazon.CDK.Assertions;
using Guardrails.Core.Policies.Simulation;
using Guardrails.Infra;

namespace Guardrails.Tests.Synth;

/// <summary>CDK's own assertions on the templates. Only here: jsii is not safe in parallel in one process.</summary>
public sealed class CdkAssertions(Synthesis synthesis)
{
    static CdkAssertions() => NodeRuntime.SilenceBanner();

    [Fact]
    public void Templates_hold_what_the_example_asks_for()
    {
        var organization = Template.FromString(synthesis.Example.Organization.Template.ToJsonString());
        organization.ResourceCountIs("AWS::Organizations::Policy", 7);
        organization.HasResource("AWS::Organizations::Policy", new Dictionary<string, object>
        {
            ["DeletionPolicy"] = "RetainExceptOnCreate",
            ["UpdateReplacePolicy"] = "Retain",
            ["Properties"] = Match.ObjectLike(new Dictionary<string, object> { ["Content"] = Match.ObjectLike(new Dictionary<string, object> { ["Version"] = "2012-10-17" }) }),
        });
        organization.AllResourcesProperties("AWS::Lambda::Function", new Dictionary<string, object> { ["Runtime"] = "dotnet10", ["Architectures"] = new[] { "arm64" } });

        var detection = Template.FromString(synthesis.Example.Detection.Template.ToJsonString());
        detection.ResourceCountIs("AWS::Config::OrganizationConfigRule", 4);
        detection.ResourceCountIs("AWS::Config::OrganizationConformancePack", 1);
        detection.AllResourcesProperties("AWS::Lambda::Function", new Dictionary<string, object> { ["Runtime"] = "dotnet10", ["Architectures"] = new[] { "arm64" } });
    }
}

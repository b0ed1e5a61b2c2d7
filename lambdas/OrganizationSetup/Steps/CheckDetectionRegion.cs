namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>The rules are where they were, or were nowhere. Nobody is called for that.</summary>
internal sealed class CheckDetectionRegion : IStep
{
    public string Doing => "checking the Region of the rules";

    public Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        setup.Check(Doing, new() { DetectionRegion = setup.Properties.LastDetectionRegion });
        return Task.CompletedTask;
    }
}

using Guardrails.Local;

namespace Guardrails.Tests.Synth;

/// <summary>
/// The example, deployed once to an embedded organization: a test changes a part of it and puts that back.
/// </summary>
public sealed class DeployedExample(Synthesis synthesis) : IAsyncLifetime
{
    public LocalOrganization Aws { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Aws = await LocalOrganization.StartAsync(
            LocalOrganization.Sample(),
            new LocalOptions { Time = new SampleDay() }, TestContext.Current.CancellationToken);
        await RestoreAsync();
    }

    public ValueTask DisposeAsync() => Aws.DisposeAsync();

    /// <summary>Deploys the example as it is.</summary>
    public Task RestoreAsync() =>
        Aws.DeployAsync(synthesis.Example.Folder, progress: null, TestContext.Current.CancellationToken);
}

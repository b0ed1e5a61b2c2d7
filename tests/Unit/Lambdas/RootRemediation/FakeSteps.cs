using Guardrails.Core.Remediation;
using Guardrails.Lambda.RootRemediation;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <summary>Steps whose answers a test chooses, and a clock that it sets.</summary>
internal sealed class FakeSteps : TimeProvider, IRemediationSteps
{
    public DateTimeOffset Now { get; set; } = TimeProvider.System.GetUtcNow();

    public Stage.Ended? Why { get; set; }

    /// <summary>The answer to a step; its exception is that of the step.</summary>
    public Func<RemediationStep, RemediationEntry> Answer { get; set; } =
        step => throw new InvalidOperationException($"{step} is not expected.");

    public List<RemediationStep> Taken { get; } = [];

    public List<string> Told { get; } = [];

    /// <summary>Happens when people are told.</summary>
    public Action OnTell { get; set; } = () => { };

    public override DateTimeOffset GetUtcNow() => Now;

    public Stage.Ended? WhyNot(RemediationCase one) => Why;

    public Task<RemediationEntry> TakeAsync(RemediationCase one, CancellationToken cancellation)
    {
        var step = one.Due!.Step;
        Taken.Add(step);
        return Task.FromResult(Answer(step));
    }

    public Task TellAsync(RemediationCase one, CancellationToken cancellation)
    {
        Told.Add(one.Stage.GetType().Name);
        OnTell();
        return Task.CompletedTask;
    }
}

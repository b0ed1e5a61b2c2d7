namespace Guardrails.Local.Services.CloudFormation;

/// <summary>A custom resource's answer to come.</summary>
internal sealed class CustomResourceAnswer
{
    private readonly TaskCompletionSource<string> _body = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The body of the PUT.</summary>
    public Task<string> Body => _body.Task;

    public void Set(string answer) => _body.TrySetResult(answer);
}

using System.Reflection;

namespace Guardrails.Tests.Unit.Lambdas.OrganizationSetup;

/// <summary>
/// Stands before an AWS client: writes down which operations are called, by their real names, and fails those that it
/// is told to.
/// </summary>
public class CallProbe<T> : DispatchProxy
    where T : class
{
    private T _client = null!;
    private Func<string, Exception?> _called = null!;
    private string _service = null!;

    internal static T Before(T client, string service, Func<string, Exception?> called)
    {
        var proxy = Create<T, CallProbe<T>>();
        var probe = (CallProbe<T>)(object)proxy;
        (probe._client, probe._service, probe._called) = (client, service, called);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name.EndsWith("Async", StringComparison.Ordinal)
            && _called($"{_service}:{targetMethod.Name[..^"Async".Length]}") is { } failure)
            throw failure;
        return targetMethod.Invoke(_client, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}

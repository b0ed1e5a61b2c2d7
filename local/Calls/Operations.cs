using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>
/// Every operation there is, called the same way over the wire and in-process: authorized first, handled
/// after, logged last.
/// </summary>
internal sealed class Operations(IEnumerable<Operation> all)
{
    private readonly FrozenDictionary<(string Service, string Name), Operation> _operations =
        all.ToFrozenDictionary(operation => (operation.Service, operation.Name));

    /// <summary>Every operation.</summary>
    public IEnumerable<Operation> All => _operations.Values;

    /// <summary>Tells whether there is an operation of that name.</summary>
    public bool Has(string service, string name) => _operations.ContainsKey((service, name));

    /// <summary>The operation of that name.</summary>
    /// <exception cref="AwsError">Not built: what no test and no demo needs is not.</exception>
    public Operation Find(string service, string name) =>
        _operations.GetValueOrDefault((service, name))
        ?? throw new AwsError("UnknownOperationException", $"The embedded organization has no {service}:{name}.", 501);

    /// <summary>Authorizes the call, then handles it.</summary>
    /// <exception cref="AwsError">Whatever AWS would answer instead.</exception>
    public async Task<JsonObject> InvokeAsync(Call call, string service, string operation, JsonObject input)
    {
        var found = Find(service, operation);
        try
        {
            var answer = await AuthorizeAndHandle(call, found, input);
            Tell(call, found, input, answer, error: null);
            return answer;
        }
        catch (AwsError error)
        {
            Tell(call, found, input, answer: null, error);
            if (error.Code is Authorizer.AccessDeniedCode or Authorizer.CannotTellCode)
                Decisions.Refused(call.World, call.Caller.AccountId, error.Message);
            throw;
        }
    }

    private static void Tell(Call call, Operation operation, JsonObject input, JsonObject? answer, AwsError? error)
    {
        foreach (var listener in call.World.All<ICallListener>())
            listener.Called(call, operation, input, answer, error);
    }

    private static Task<JsonObject> AuthorizeAndHandle(Call call, Operation operation, JsonObject input)
    {
        lock (call.World.Gate)
        {
            Authorizer.Demand(call, operation.Permission(call, input));
            return operation.Handle(call, input);
        }
    }
}

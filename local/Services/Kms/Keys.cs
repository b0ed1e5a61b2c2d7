using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Organization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.Kms;

/// <summary>Keys for services that encrypt with them.</summary>
internal sealed class Keys(World world) : IKeys
{
    private const string ManagedByAws = "alias/aws/";

    /// <inheritdoc/>
    public void Demand(EncryptionUse use)
    {
        if (IsManagedByAws(use))
        {
            DemandManaged(use);
            return;
        }

        var key = world.Of<KmsState>().Find(world.Partition, use.Region, use.AccountId, use.Key)
            ?? throw new AwsError(IKeys.NotFound, $"Key '{use.Key}' does not exist.");
        foreach (var action in use.Actions)
        {
            var permission = new RequiredPermission(action, key.Arn) { Context = ContextOf(use) };
            if (use.Call is { } call)
                KeyAuthorization.DemandPrincipal(call, key, permission);
            else
                ResourcePolicies.DemandService(world, use.Service, permission, key.Policy);
        }
    }

    private static bool IsManagedByAws(EncryptionUse use) =>
        use.Key.Split(':')[^1].StartsWith(ManagedByAws, StringComparison.Ordinal);

    /// <summary>
    /// The policy of a key that AWS manages, which nobody changes, lets in the principals of its account and no other
    /// service: CloudWatch cannot publish to a topic that has one.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html</remarks>
    private static void DemandManaged(EncryptionUse use)
    {
        if (use.Call?.Caller.AccountId == use.AccountId)
            return;
        throw new AwsError(
            Authorizer.AccessDeniedCode,
            $"{use.Call?.Caller.Arn ?? use.Service} is not authorized to perform: {use.Actions[0]} on {use.Key}: "
            + "its policy, which AWS wrote, lets in the principals of its own account only",
            403);
    }

    private Dictionary<string, IReadOnlyList<string>> ContextOf(EncryptionUse use)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(use.Source);
        if (use.Call is { } call)
        {
            context["kms:CallerAccount"] = [call.Caller.AccountId];
            context["kms:ViaService"] = [$"{use.Service}.{use.Region}.{world.KnownPartition.DnsSuffix}"];
            context["aws:ViaAWSService"] = ["true"];
        }

        if (use.EncryptionContext.Count > 0)
            context["kms:EncryptionContextKeys"] = [.. use.EncryptionContext.Keys];
        foreach (var (name, value) in use.EncryptionContext)
            context[$"kms:EncryptionContext:{name}"] = [value];
        return context;
    }
}

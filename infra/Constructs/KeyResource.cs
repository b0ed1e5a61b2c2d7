using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Constructs;
using Guardrails.Core.Policies;

namespace Guardrails.Infra.Constructs;

/// <summary>A key that is rotated, and its alias.</summary>
internal static class KeyResource
{
    private const int DaysUntilDeleted = 30;

    /// <param name="scope">The scope.</param>
    /// <param name="id">The key's id in it.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="alias">Its alias.</param>
    /// <param name="policy">Its policy.</param>
    /// <param name="keep">True where the key stays when its stack goes.</param>
    public static CfnKey AddTo(
        Construct scope, string id, string description, string alias, PolicyDocument policy, bool keep)
    {
        var key = new CfnKey(scope, id, new CfnKeyProps
        {
            Description = description,
            EnableKeyRotation = true,
            PendingWindowInDays = DaysUntilDeleted,
            KeyPolicy = JsiiData.Of(policy),
        });
        if (keep)
            key.ApplyRemovalPolicy(RemovalPolicy.RETAIN);
        new CfnAlias(scope, id + "Alias", new CfnAliasProps { AliasName = alias, TargetKeyId = key.Ref });
        return key;
    }
}

namespace Guardrails.Core.Names;

/// <summary>The calls of AWS Account Management that the code makes, as IAM names them.</summary>
public static class AccountActions
{
    /// <summary>Lists the Regions of an account, and whether each is enabled.</summary>
    public const string ListRegions = "account:ListRegions";
}

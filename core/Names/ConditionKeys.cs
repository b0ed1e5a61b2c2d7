namespace Guardrails.Core.Names;

/// <summary>The names of condition keys that calls of ours carry.</summary>
public static class ConditionKeys
{
    /// <summary>The service that a service-linked role is made for.</summary>
    public const string ServiceName = "iam:AWSServiceName";

    /// <summary>The service that a role is passed to.</summary>
    public const string PassedToService = "iam:PassedToService";
}

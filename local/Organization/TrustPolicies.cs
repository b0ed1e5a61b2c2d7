namespace Guardrails.Local.Organization;

/// <summary>Trust policies of the roles that AWS makes by itself.</summary>
internal static class TrustPolicies
{
    /// <summary>Lets an AWS service assume the role.</summary>
    public static string OfService(string service) => Of($$"""{"Service":"{{service}}"}""");

    /// <summary>Lets every principal assume the role that its own account allows to.</summary>
    public static string OfAccount(string partition, string accountId) =>
        Of($$"""{"AWS":"arn:{{partition}}:iam::{{accountId}}:root"}""");

    private static string Of(string one) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{one}},"Action":"sts:AssumeRole"}]}""";
}

using Guardrails.Local.Organization;

namespace Guardrails.Local.Authorization;

/// <summary>The role that IAM Identity Center makes in an account for a permission set.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html
/// </remarks>
internal static class IdentityCenterRole
{
    private const string Name = "AWSReservedSSO_AdministratorAccess_0123456789abcdef";
    private const string Path = "/aws-reserved/sso.amazonaws.com/";

    /// <summary>A person's session of the role, which is made where it is not there yet.</summary>
    public static RoleSession SessionOf(World world, string accountId, string person)
    {
        var account = world.Account(accountId);
        var role = account.Roles.TryGetValue(Name, out var known)
            ? known
            : world.NewRole(account, Name, Trust(world, accountId), Path);
        role.InlinePolicies["AdministratorAccess"] =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        return new(role, person, []);
    }

    private static string Trust(World world, string accountId) =>
        $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
         "Principal":{"Federated":"arn:{{world.Partition}}:iam::{{accountId}}:saml-provider/AWSSSO_1_DO_NOT_DELETE"},
         "Action":["sts:AssumeRoleWithSAML","sts:TagSession"]}]}
        """;
}

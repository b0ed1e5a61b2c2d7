using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Decisions;
using Guardrails.Core.Names;

namespace Guardrails.Aws.Decisions;

/// <summary>Reads roles of this account: the ARN of a session does not tell which one of a name it was.</summary>
/// <param name="iam">IAM, in the account of the roles.</param>
/// <param name="calls">How AWS is called.</param>
public sealed class PeopleRoleReader(IAmazonIdentityManagementService iam, AwsCalls calls)
{
    /// <summary>The role of a name; null where there is none.</summary>
    /// <exception cref="AwsCallException">It could not be read.</exception>
    public async Task<PeopleRole?> ReadAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var answer = await calls.MakeAsync(
                IamActions.GetRole,
                () => iam.GetRoleAsync(new GetRoleRequest { RoleName = name }, cancellation),
                cancellation);
            return answer.Role is { Arn: { } arn, Path: { } path, RoleId: { } id, AssumeRolePolicyDocument: { } trust }
                ? new(arn, path, id, Uri.UnescapeDataString(trust))
                : throw calls.Failed(
                    IamActions.GetRole,
                    "the answer lacks a part of the role",
                    "run the command again; report this as a bug if this persists.");
        }
        catch (AwsCallException exception) when (exception.InnerException is NoSuchEntityException)
        {
            return null;
        }
    }
}

using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Guardrails.Core.Names;
using Guardrails.Core.Setup;

namespace Guardrails.Lambda.OrganizationSetup.Steps;

/// <summary>
/// AWS Config may set rules up in the management account too: a delegated administrator's organization rules reach it
/// only where this service-linked role exists, and AWS does not create it there by itself.
/// </summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/config/latest/developerguide/config-rule-multi-account-deployment.html
/// </remarks>
internal sealed class CreateConfigServiceRole : IStep
{
    private const string State = "ConfigServiceRole";

    public string Doing => "creating the service-linked role of AWS Config";

    public async Task EnsureAsync(Setup setup, CancellationToken cancellation)
    {
        // Whether it exists is not read: the function may read no roles, and IAM refuses to create it twice.
        var change = setup.ChangesFor<ConfigServiceRoleChange>(new()).Single();
        var request = new CreateServiceLinkedRoleRequest { AWSServiceName = TrustedServices.ConfigMultiAccountSetup };
        var created = await setup.Calls.MakeAsync(IamActions.CreateServiceLinkedRole, async () =>
        {
            try
            {
                await setup.Iam.CreateServiceLinkedRoleAsync(request, cancellation);
                setup.Changed(change);
                return true;
            }
            catch (AmazonIdentityManagementServiceException exception) when (Exists(exception))
            {
                return false;
            }
        }, cancellation);

        setup.Found(State, created ? "" : TrustedServices.ConfigServiceRole);
        setup.Settled(State, TrustedServices.ConfigServiceRole);
    }

    /// <summary>
    /// IAM's model has no error of its own for this: it is an invalid input with these words. Some stand-ins for AWS
    /// say what it is.
    /// </summary>
    private static bool Exists(AmazonIdentityManagementServiceException exception) => exception
        is InvalidInputException && exception.Message.Contains("has been taken", StringComparison.Ordinal)
        || exception.ErrorCode == "EntityAlreadyExists";
}

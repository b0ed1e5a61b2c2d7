using Guardrails.Core.Policies;

namespace Guardrails.Core.Decisions;

/// <summary>A person, proven by AWS.</summary>
/// <param name="Name">The name of the session, which the person did not choose.</param>
/// <param name="Identity">The signer, as AWS STS named it.</param>
public sealed record Person(string Name, CallerIdentity Identity)
{
    /// <summary>
    /// The beginning of the path of IAM Identity Center's roles; a Region may follow. The ARN of a session hides it, so
    /// that anybody's role of the same name looks alike.
    /// </summary>
    /// <remarks>
    /// Source: https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
    /// </remarks>
    public const string IdentityCenterPath = "/aws-reserved/sso.amazonaws.com/";

    /// <summary>Believes a session's name where nobody but those who administer people could have chosen it.</summary>
    /// <param name="caller">The session.</param>
    /// <param name="role">The role of its name, as IAM describes it now; null where there is none.</param>
    /// <param name="listed">The ARNs, with their paths, of the roles that the organization file lists.</param>
    /// <exception cref="RefusedException">The name could be anybody's.</exception>
    public static Person Of(RoleCaller caller, PeopleRole? role, IReadOnlyCollection<string> listed)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(listed);
        if (role is null || role.Id != caller.RoleId)
        {
            throw new RefusedException(
                $"The role {caller.Role} is not there any more, or is another one than that of the session. Sign in "
                + "again, and run the command again.");
        }

        if (role.Path.StartsWith(IdentityCenterPath, StringComparison.Ordinal))
            Demand(role, SessionNamePin.FreeFault(TrustOf(role)));
        else if (listed.Contains(role.Arn))
            Demand(role, SessionNamePin.Fault(TrustOf(role)));
        else
        {
            throw new RefusedException(
                $"The role {role.Arn} is neither one of IAM Identity Center nor listed, so that its session's name "
                + "could be anybody's. Sign in with IAM Identity Center; or pin sts:RoleSessionName in the role's "
                + "trust policy, list its ARN under decisions.people in the organization file, and deploy.");
        }

        return new(caller.Session, caller.Identity);
    }

    private static void Demand(PeopleRole role, string? fault)
    {
        if (fault is not null)
            throw new RefusedException($"The trust policy of the role {role.Arn} {fault}");
    }

    private static PolicyDocument TrustOf(PeopleRole role)
    {
        try
        {
            return PolicyDocument.Parse(role.Trust);
        }
        catch (FormatException exception)
        {
            throw new RefusedException(
                $"The trust policy of the role {role.Arn} cannot be read: {exception.Message} Write it so that "
                + "nothing in it is unknown.");
        }
    }
}

namespace Guardrails.Core.Usage.Replacement;

/// <summary>The things that can run an application and so get the role's credentials.</summary>
public enum TrustKind
{
    /// <summary>A Lambda function, by its execution role.</summary>
    Lambda,

    /// <summary>Tasks of Amazon ECS, by their task role.</summary>
    EcsTasks,

    /// <summary>An instance of Amazon EC2, by its instance profile.</summary>
    Ec2,

    /// <summary>A workflow of GitHub Actions, by OpenID Connect.</summary>
    GitHubActions,

    /// <summary>A vendor's account, with an external id.</summary>
    Vendor,

    /// <summary>A server outside AWS, by IAM Roles Anywhere and a certificate.</summary>
    RolesAnywhere,

    /// <summary>Nothing that the events tell: the principal is left open.</summary>
    NotKnown,
}

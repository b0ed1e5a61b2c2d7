namespace Guardrails.Local.Deployment;

/// <summary>A service's rule for resources that stand in one template.</summary>
internal interface ITemplateRule
{
    /// <summary>Refuses a template in which its resources cannot be created.</summary>
    /// <exception cref="DeployException">They cannot.</exception>
    void Check(string stack, IReadOnlyDictionary<string, TemplateResource> all);

    /// <summary>Logical ids of what a resource comes after here, besides its own dependencies.</summary>
    IEnumerable<string> After(TemplateResource resource, IReadOnlyDictionary<string, TemplateResource> all);
}

using Guardrails.Local.Organization.File;

namespace Guardrails.Local.Calls;

/// <summary>AWS CloudTrail as people use it from outside.</summary>
internal interface ITrails
{
    /// <summary>Whoever runs the organization has made a trail of it.</summary>
    void Add(TrailDescription trail);
}

using Guardrails.Local.Calls;
using Guardrails.Local.State;
using Microsoft.AspNetCore.Routing;

namespace Guardrails.Local.Deployment;

/// <summary>The unsigned routes: the Lambda Runtime API, and the URL that custom resources answer to.</summary>
internal static class DeploymentRoutes
{
    /// <summary>Adds the routes before the one that serves every AWS service.</summary>
    public static void Map(IEndpointRouteBuilder routes, World world, Operations operations, LocalOptions options)
    {
    }
}

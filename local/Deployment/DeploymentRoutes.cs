using Guardrails.Local.Calls;
using Guardrails.Local.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guardrails.Local.Deployment;

/// <summary>The unsigned route: the URL that custom resources answer to. Each function's Runtime API has a port of its own.</summary>
internal static class DeploymentRoutes
{
    // CloudFormation accepts no longer answer.
    private const int AnswerLimit = 4096;
    private const string Answers = "/custom-resource-answers/";

    /// <summary>Adds the routes before the one that serves every AWS service.</summary>
    public static void Map(IEndpointRouteBuilder routes, World world, Operations operations, LocalOptions options) =>
        routes.MapPut(Answers + "{token}", http => AnswerAsync(world, http));

    /// <summary>Where a custom resource answers, and what waits for it there.</summary>
    public static (Uri Url, CustomResourceAnswer Answer) Expect(World world, Uri endpoint)
    {
        lock (world.Gate)
        {
            var token = $"{world.Next("custom-resource"):00000000}";
            world.Unanswered[token] = new();
            return (new(endpoint, $"{Answers}{token}?X-Amz-Expires=7200"), world.Unanswered[token]);
        }
    }

    private static async Task AnswerAsync(World world, HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Response.StatusCode = Take(world, (string)http.Request.RouteValues["token"]!, body);
    }

    private static int Take(World world, string token, string body)
    {
        if (body.Length > AnswerLimit)
            return StatusCodes.Status400BadRequest;
        lock (world.Gate)
        {
            if (!world.Unanswered.Remove(token, out var expected))
                return StatusCodes.Status403Forbidden;
            expected.Set(body);
            return StatusCodes.Status200OK;
        }
    }
}

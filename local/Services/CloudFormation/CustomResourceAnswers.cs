using Guardrails.Local.Organization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guardrails.Local.Services.CloudFormation;

/// <summary>
/// The unsigned route: the URL that custom resources answer to. Each function's Runtime API has a port of its own.
/// </summary>
internal sealed class CustomResourceAnswers
{
    // CloudFormation accepts no longer answer.
    private const int AnswerLimit = 4096;
    private const string Answers = "/custom-resource-answers/";

    // By the secret part of the response URL.
    private readonly Dictionary<string, CustomResourceAnswer> _expected = [];

    /// <summary>Adds the route.</summary>
    public static void Map(IEndpointRouteBuilder routes, World world) =>
        routes.MapPut(Answers + "{token}", http => AnswerAsync(world, http));

    /// <summary>The address where a custom resource answers, and what waits for it there.</summary>
    public static (Uri Url, CustomResourceAnswer Answer) Expect(World world, Uri endpoint)
    {
        lock (world.Gate)
        {
            var token = $"{world.Next("custom-resource"):00000000}";
            var answer = world.Of<CustomResourceAnswers>()._expected[token] = new();
            return (new(endpoint, $"{Answers}{token}?X-Amz-Expires=7200"), answer);
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
            if (!world.Of<CustomResourceAnswers>()._expected.Remove(token, out var expected))
                return StatusCodes.Status403Forbidden;
            expected.Set(body);
            return StatusCodes.Status200OK;
        }
    }
}

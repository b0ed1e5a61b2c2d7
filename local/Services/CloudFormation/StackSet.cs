using System.Text.Json.Nodes;

namespace Guardrails.Local.Services.CloudFormation;

/// <summary>A service-managed StackSet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id.</param>
/// <param name="AccountId">The account that administers it.</param>
/// <param name="Template">The template that it deploys.</param>
/// <param name="AutoDeployment">New accounts get it.</param>
/// <param name="Targets">Root and unit ids.</param>
/// <param name="Regions">Regions of its instances.</param>
/// <param name="Tolerance">The number of accounts that may fail, given the number of accounts.</param>
internal sealed record StackSet(
    string Name,
    string Id,
    string AccountId,
    JsonObject Template,
    bool AutoDeployment,
    IReadOnlyList<string> Targets,
    IReadOnlyList<string> Regions,
    Func<int, int> Tolerance);

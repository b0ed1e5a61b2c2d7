using Amazon.CDK;
using Guardrails.Core.Json;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;

namespace Guardrails.Infra;

/// <summary>The CDK app of one organization.</summary>
internal static class OrganizationApp
{
    /// <summary>
    /// Reads the organization and says what is to be said. Everything that can be wrong is known before Node.js starts,
    /// so that bad input costs nothing and writes nothing.
    /// </summary>
    /// <param name="contextJson">The CDK context.</param>
    /// <param name="functions">The functions as they are published.</param>
    /// <param name="said">Gets the errors or, where there are none, the remarks.</param>
    /// <returns>The organization; null where there are errors.</returns>
    public static OrganizationToDeploy? Read(string? contextJson, PublishedFunctions functions, TextWriter said)
    {
        var input = OrganizationInput.Read(contextJson, TimeProvider.System);
        string[] errors = [.. input.Errors, .. functions.Errors, .. NodeRuntime.Errors()];
        foreach (var line in FirstLines.Of(errors.Length > 0 ? errors : input.Organization!.Remarks))
            said.WriteLine(line);
        return errors.Length > 0 ? null : input.Organization;
    }

    /// <summary>Writes the cloud assembly.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="functions">The functions as they are published.</param>
    /// <param name="folder">The folder; null for the one that the CDK CLI names.</param>
    public static void Synthesize(
        OrganizationToDeploy organization, PublishedFunctions functions, string? folder = null)
    {
        var app = new App(new AppProps { AnalyticsReporting = false, TreeMetadata = false, Outdir = folder });
        OrganizationStacks.Add(app, organization, functions);
        app.Synth();
    }
}

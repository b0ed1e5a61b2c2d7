using Amazon.CDK;

namespace Guardrails.Tests.Bench.Synthesis;

/// <summary>
/// A C# CDK app with one stack and nothing in it: what .NET, jsii and Node.js cost before a first construct of ours.
/// </summary>
internal static class EmptyApp
{
    /// <summary>The argument with which the bench is this app.</summary>
    public const string Argument = "empty-app";

    public static void Synthesize()
    {
        var app = new App(new AppProps { AnalyticsReporting = false, TreeMetadata = false });
        _ = new Stack(app, "Empty");
        app.Synth();
    }
}

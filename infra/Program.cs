using System.ComponentModel;
using Amazon.CDK;
using Guardrails.Infra;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;
using Environment = System.Environment;

const int BadInput = 2;

var input = OrganizationInput.Read(Environment.GetEnvironmentVariable("CDK_CONTEXT_JSON"), TimeProvider.System);
var functions = PublishedFunctions.Find(AppContext.BaseDirectory);

// Everything that can be wrong is known before Node.js starts, so that bad input costs nothing and writes nothing.
if (input.Organization is not { } organization || functions.Found is not { } published)
{
    foreach (var error in input.Errors.Concat(functions.Errors))
        Console.Error.WriteLine(error);
    return BadInput;
}

try
{
    NodeWarnings.Silence();
    var app = new App(new AppProps { AnalyticsReporting = false, TreeMetadata = false });
    new OrganizationStage(app, organization, published);
    app.Synth();
    return 0;
}
catch (Win32Exception exception)
{
    Console.Error.WriteLine($"AWS CDK runs on Node.js, which did not start: {exception.Message}. Remedy: install Node.js 22 or 24 and put it on PATH.");
    return BadInput;
}

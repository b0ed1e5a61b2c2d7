using Amazon.CDK;
using Guardrails.Core.Json;
using Guardrails.Infra;
using Guardrails.Infra.Functions;
using Guardrails.Infra.Input;
using Environment = System.Environment;

const int BadInput = 2;

var input = OrganizationInput.Read(Environment.GetEnvironmentVariable("CDK_CONTEXT_JSON"), TimeProvider.System);
var functions = PublishedFunctions.Find(AppContext.BaseDirectory);

// Everything that can be wrong is known before Node.js starts, so that bad input costs nothing and writes nothing.
string[] errors = [.. input.Errors, .. functions.Errors, .. NodeRuntime.Errors()];
if (errors.Length > 0)
{
    foreach (var error in FirstLines.Of(errors))
        Console.Error.WriteLine(error);
    return BadInput;
}

foreach (var remark in FirstLines.Of(input.Organization!.Remarks))
    Console.Error.WriteLine(remark);

NodeRuntime.SilenceBanner();
using var temporary = new TemporaryFolder();
var app = new App(new AppProps { AnalyticsReporting = false, TreeMetadata = false });
OrganizationStacks.Add(app, input.Organization, functions);
app.Synth();
return 0;

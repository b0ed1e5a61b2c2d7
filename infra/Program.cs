using Guardrails.Infra;
using Guardrails.Infra.Functions;

const int BadInput = 2;

var functions = PublishedFunctions.Find(AppContext.BaseDirectory);
var context = Environment.GetEnvironmentVariable("CDK_CONTEXT_JSON");
if (OrganizationApp.Read(context, functions, Console.Error) is not { } organization)
    return BadInput;

NodeRuntime.SilenceBanner();
using var temporary = new TemporaryFolder();
OrganizationApp.Synthesize(organization, functions);
return 0;

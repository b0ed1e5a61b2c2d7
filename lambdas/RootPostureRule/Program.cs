using Guardrails.Lambda.RootPostureRule;
using Guardrails.Lambda.Runtime;

// What nobody could judge in time is still to be recorded.
return await RuntimeLoop.RunAsync(
    time => new RootPostureFunction(time).HandleAsync, Answers.Grace + RuntimeLoop.DefaultMargin);

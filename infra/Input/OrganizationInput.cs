using System.Globalization;
using System.Text.Json.Nodes;
using Guardrails.Core.Json;
using Guardrails.Core.Organizations;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Placement;
using Guardrails.Core.Roles.Deployment;

namespace Guardrails.Infra.Input;

/// <summary>The organization to synthesize, or everything that is wrong with what the app was given.</summary>
/// <param name="Organization">The organization; null where there are errors.</param>
/// <param name="Errors">One line each for a person.</param>
internal sealed record OrganizationInput(OrganizationToDeploy? Organization, IReadOnlyList<string> Errors)
{
    /// <summary>The CDK context's own name for the qualifier of a bootstrap.</summary>
    private const string Qualifier = "@aws-cdk/core:bootstrapQualifier";

    /// <summary>Reads the organization that the CDK context names.</summary>
    /// <param name="contextJson">The CDK context, as the CDK CLI passes it in <c>CDK_CONTEXT_JSON</c>.</param>
    /// <param name="clock">Says what today is where the context does not.</param>
    public static OrganizationInput Read(string? contextJson, TimeProvider clock)
    {
        if (Context(contextJson) is not { } context)
            return Wrong("The CDK context (CDK_CONTEXT_JSON) is not a JSON object.");
        if (Today(context, clock) is not { } today)
            return Wrong(
                $"Context 'today': '{context["today"]}' is not a day. "
                + "Accepted: yyyy-MM-dd, such as -c today=2026-11-23");
        if (Text(context, "org") is not { Length: > 0 } name)
            return Wrong(
                "Which organization? Accepted: -c org=NAME for orgs/NAME.json, or -c org=PATH.json. "
                + OrganizationPath.Present());

        return ReadFile(OrganizationPath.Of(name), today, Text(context, Qualifier));
    }

    private static OrganizationInput ReadFile(string path, DateOnly today, string? qualifier)
    {
        var read = InputFile.Read(
            path,
            OrganizationPath.Present(),
            OrganizationFile.MaximumBytes,
            bytes => Line(path, OrganizationFile.TooLarge(bytes)));
        if (read.Text is null)
            return Wrong(read.Error!);

        var file = OrganizationFile.Parse(read.Text, today);
        if (file.Config is { } said && qualifier is not null && qualifier != said.BootstrapQualifier)
        {
            return Wrong(
                $"{path}: $.bootstrapQualifier is '{said.BootstrapQualifier}', and the CDK context says "
                + $"'{Printable.Line(qualifier)}' ({Qualifier}): a deploy would be denied by its own policies. "
                + "Remedy: say the same in both, or take it out of the context.");
        }

        return file.Config is { } config
            ? Fitting(path, config, today)
            : new(Organization: null, [.. file.Errors.Select(error => Line(path, error))]);
    }

    private static OrganizationInput Fitting(string path, OrganizationConfig config, DateOnly today)
    {
        var policies = ServiceControlPolicies.For(config);
        var oversized = ServiceControlPolicies.CheckSizes(policies, config.Limits);
        var exemptions = DailyInput.FaultOf(config);
        var environments = FunctionEnvironment.FaultsOf(config);
        var packs = ConformancePackTemplates.Read(path, config);
        IReadOnlyList<string> remarks =
        [
            .. Remarks(path, config, today),
            .. packs.Contents.Select(
                pack => $"{ConformancePackTemplates.PathOf(path, pack.Path)}: {pack.Contents.Sentence}"),
        ];
        return oversized.Count == 0 && exemptions is null && environments.Count == 0 && packs.Errors.Count == 0
            ? new(new OrganizationToDeploy(config, policies, packs.Packs, remarks), [])
            : new(
                Organization: null,
                [
                    .. oversized.Select(sentence => $"{path}: $.guardrails: {sentence}"),
                    .. exemptions is null ? (string[])[] : [$"{path}: $.exemptions: {exemptions}"],
                    .. environments.Select(fault => $"{path}: {fault.Path}: {fault.Sentence}"),
                    .. packs.Errors,
                ]);
    }

    private static IReadOnlyList<string> Remarks(string path, OrganizationConfig config, DateOnly today) =>
    [
        .. OverlappingTargets.Of(config).Select(sentence => $"{path}: warning: $.guardrails.{sentence}"),
        .. OrganizationWarnings.OfExcluded(config)
            .Select(sentence => $"{path}: warning: $.excludedAccounts: {sentence}"),
        .. OrganizationWarnings.OfEnded(config, today)
            .Select(sentence => $"{path}: warning: $.exemptions: {sentence}"),
        .. OrganizationWarnings.OfUnreachable(config).Select(sentence => $"{path}: warning: $.controls: {sentence}"),
        .. PartitionGap.Sentences(config.Partition).Select(sentence => $"{path}: {sentence}"),
    ];

    private static string Line(string path, FileError error) => $"{path}: {error}";

    private static OrganizationInput Wrong(string error) => new(Organization: null, [error]);

    private static JsonObject? Context(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? [] : EventText.Parse("The CDK context", json);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static DateOnly? Today(JsonObject context, TimeProvider clock)
    {
        if (context["today"] is null)
            return DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return DateOnly.TryParseExact(
            Text(context, "today"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    private static string? Text(JsonObject context, string key) =>
        context[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

using System.Globalization;
using Guardrails.Core.Names;
using Guardrails.Lambda.Runtime;

namespace Guardrails.Lambda.IncidentAlerts;

/// <summary>The function's settings, as the template gives them.</summary>
/// <param name="AlertsTopic">The ARN of the topic of mails.</param>
/// <param name="ChatTopic">The ARN of the topic of the chat; null where there is none.</param>
/// <param name="Retention">The time that rows are kept from their incident's end on.</param>
internal sealed record Settings(string AlertsTopic, string? ChatTopic, TimeSpan Retention)
{
    private const int MostDays = 36_500;

    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing or wrong; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var environment = new EnvironmentReader(variable, DeployedNames.LedgerStack);
        return new(
            environment.Text(EnvironmentVariables.AlertsTopicArn),
            environment.TextIfSet(EnvironmentVariables.ChatTopicArn),
            TimeSpan.FromDays(int.Parse(
                environment.Parsed(EnvironmentVariables.RetentionDays, Days, $"a whole number from 1 to {MostDays}"),
                CultureInfo.InvariantCulture)));
    }

    private static string? Days(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays
            ? text
            : null;
}

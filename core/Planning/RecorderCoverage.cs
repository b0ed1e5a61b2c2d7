using Guardrails.Core.Names;
using Guardrails.Core.Organizations;

namespace Guardrails.Core.Planning;

/// <summary>The accounts that an AWS Config recorder comes to, and those that it cannot come to.</summary>
internal static class RecorderCoverage
{
    public static IReadOnlyList<string> Sentences(OrganizationConfig config) =>
        config.ConfigRecorder is not { } recorder ? [] :
        [
            $"Every account below {string.Join(", ", recorder.Targets)} "
            + $"gets the AWS Config recorder {DeployedNames.ConfigRecorder}, "
            + "which delivers to the bucket "
            + $"{DeployedNames.RecorderBucket(config.DelegatedAdministrator, config.HomeRegion)}. "
            + "A plan cannot tell which of them have a recorder already: such an account keeps its own, "
            + "and its instance of the StackSet fails alone. "
            + $"No StackSet reaches the management account {config.ManagementAccount}: it needs a recorder of its own, "
            + "or must be listed in $.excludedAccounts.",
        ];
}

using Guardrails.Aws.Calls;
using Guardrails.Core.Ids;

namespace Guardrails.Lambda.OrganizationSetup;

/// <summary>
/// Makes the setup's way to call AWS: patient, as only a person deploys again, and about the management account.
/// </summary>
internal static class SetupCalls
{
    /// <summary>Between two looks at what AWS does in its own time.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>Calls about an account.</summary>
    /// <param name="account">The management account.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">A number from 0 to 1.</param>
    public static AwsCalls Of(AccountId account, TimeProvider time, Func<double> random)
    {
        var terms = new CallTerms(SetupRemedies.For)
        {
            Retries = new(random),
            NoAnswer = exception => $"AWS did not answer in time: {exception.Message}",
        };
        return new AwsCalls(terms, time).For(account);
    }
}

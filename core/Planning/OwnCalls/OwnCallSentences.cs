using Guardrails.Core.Names;
using Guardrails.Core.Planning.Trees;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>A finding about a call of Guardrails in sentences.</summary>
internal static class OwnCallSentences
{
    private const int ActionsShown = 6;

    /// <summary>The statement, what it means, and the remedy.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="example">One call that it is about.</param>
    /// <param name="accounts">Its accounts in words.</param>
    public static string Of(OwnCallFinding finding, OwnCallFindings.Stop example, string accounts)
    {
        var meaning = Meaning(finding, accounts);
        var since = finding.IsNew
            ? " It is allowed before the deploy."
            : " This is already the case before the deploy.";
        return finding.IsCertain
            ? $"{Cause(finding, example)} to {Who(finding)}: {meaning}.{since} Remedy: {Remedy(finding, example)}."
            : $"{example.Cause.Reason} The call is one of {Who(finding)} ({Actions(finding)}). "
                + $"If it is denied, {meaning}.{since} Remedy: {Remedy(finding, example)}{Accept(finding)}.";
    }

    /// <summary>The policies of which none allows, in words that are the same for accounts that are alike.</summary>
    public static string Where(OwnCallFindings.Stop stop)
    {
        var layer = stop.Cause.Layer;
        return layer.EndsWith($"({stop.Call.Principal.Account})", StringComparison.Ordinal) && stop.Accounts.Count > 1
            ? "service control policies at the account itself"
            : layer;
    }

    private static string Cause(OwnCallFinding finding, OwnCallFindings.Stop example) =>
        example.Cause.At is null
            ? $"None of the {Where(example)} allows {Actions(finding)}"
            : $"{Statement(finding)} denies {Actions(finding)}";

    private static string Statement(OwnCallFinding finding) => $"Statement {finding.Statement} of {finding.Policy}";

    private static string Actions(OwnCallFinding finding)
    {
        var more = finding.Actions.Count - ActionsShown;
        return string.Join(", ", finding.Actions.Take(ActionsShown)) + (more > 0 ? $" and {more} more" : "");
    }

    private static string Who(OwnCallFinding finding) => string.Join(", ", finding.Principals);

    private static string Meaning(OwnCallFinding finding, string accounts) => finding.Purpose switch
    {
        OwnPurpose.Deploy => $"the deploy fails in {accounts}",
        OwnPurpose.BringRoles =>
            $"roles such as {DeployedNames.MemberRole} and {DeployedNames.RuleStarter} do not arrive in {accounts}, "
            + $"and what needs them fails there: {Verb(finding)} UNKNOWN",
        OwnPurpose.Evaluate => $"{accounts} will be UNKNOWN",
        OwnPurpose.Audit =>
            $"the evaluator cannot audit the root user of {accounts} in a root session, and what only such a session "
            + "shows is not judged",
        OwnPurpose.Remediate => $"guardrails remediate cannot remove root keys of {accounts}",
        OwnPurpose.BringRecorder =>
            $"the AWS Config recorder does not arrive in {accounts}, and without another one {Verb(finding)} UNKNOWN",
        OwnPurpose.Record => $"AWS Config cannot deliver what it records in {accounts}",
        OwnPurpose.BringForwarder =>
            $"the forwarders of {Regions(finding)} do not arrive in {accounts}: what their root users do there "
            + "starts no evaluation, and only the daily one finds it",
        OwnPurpose.Forward =>
            $"the forwarders of {Regions(finding)} deliver nothing from {accounts}: what their root users do there "
            + "starts no evaluation, and only the daily one finds it",
        OwnPurpose.Start =>
            $"events start no evaluation of {accounts}, and only the daily one finds what they tell",
        OwnPurpose.Remember =>
            $"what is heard and read is not remembered in {accounts}, and nobody is told of incidents",
        OwnPurpose.ReadTrails =>
            $"the daily comparison in {accounts} cannot read the organization's trails, and nobody is told whether "
            + "they cover the accounts; nothing else depends on it",
        OwnPurpose.Aggregate => $"AWS Config's aggregator in {accounts} shows nothing",
        _ => $"functions in {accounts} write no log",
    };

    private static string Verb(OwnCallFinding finding) => finding.Accounts.Count == 1 ? "it will be" : "they will be";

    private static string Regions(OwnCallFinding finding) => finding.Regions.Count == 1
        ? finding.Regions[0]
        : $"{finding.Regions.Count} Regions ({string.Join(", ", finding.Regions)})";

    private static string Remedy(OwnCallFinding finding, OwnCallFindings.Stop example)
    {
        if (example.Cause.At is null)
        {
            return example.Cause.Reason is null
                ? $"allow these actions by a policy there, such as {FullAwsAccess.Name}"
                : "read the policy";
        }

        var roles = finding.Principals.Where(arn => !IsRoot(arn)).ToList();
        string[] conditions =
        [
            .. roles.Count > 0
                ?
                [
                    "\"ArnNotLike\":{\"aws:PrincipalArn\":["
                        + $"{string.Join(',', roles.Select(arn => $"\"{arn}\""))}]}}",
                ]
                : Array.Empty<string>(),
            .. finding.Principals.Any(IsRoot) ? ["\"Null\":{\"aws:AssumedRoot\":\"true\"}"] : Array.Empty<string>(),
        ];
        return $"add {string.Join(" and ", conditions)} to the statement's Condition"
            + (finding.Principals.Any(IsRoot) ? $" (Null spares sessions by {StsActions.AssumeRoot} alone)" : "")
            + (Excludable(finding.Purpose) ? ", or list the accounts in $.excludedAccounts" : "");
    }

    private static bool IsRoot(string principal) => principal.EndsWith(":root", StringComparison.Ordinal);

    private static string Accept(OwnCallFinding finding) => finding.Sha256 is { } sha256
        ? $", or accept the statement in $.acceptedStatements by its SHA-256 {sha256} if it spares the call"
        : "";

    private static bool Excludable(OwnPurpose purpose) => purpose is OwnPurpose.BringRoles or OwnPurpose.Evaluate;
}

using System.Text.RegularExpressions;
using Guardrails.Core.Ids;
using Guardrails.Core.Policies;
using Guardrails.Core.Policies.Simulation;

namespace Guardrails.Core.Planning.OwnCalls;

/// <summary>
/// Accounts that no policy of the organization tells apart: what is asked of one of them is answered for all, so that
/// thousands of accounts cost as much as a few.
/// </summary>
internal sealed partial class AccountGroups
{
    /// <summary>The keys whose values hold an account's id in requests of Guardrails.</summary>
    private static readonly HashSet<string> WithAccount = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:PrincipalAccount",
        "aws:PrincipalArn",
        "aws:ResourceAccount",
        "aws:userid",
        "iam:AssociatedResourceArn",
        "lambda:FunctionArn",
        "lambda:SourceFunctionArn",
    };

    // What comes after an ARN's account may hold digits as it likes, but for the services below.
    private const int PartsOfArn = 6;

    /// <summary>The services of which our own calls name an account in an ARN's last part.</summary>
    private static readonly string[] NamingLast = ["organizations", "s3"];

    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly bool _anyMayBeMeant;

    /// <param name="policies">Every policy that has a say anywhere.</param>
    public AccountGroups(IEnumerable<NamedPolicy> policies)
    {
        foreach (var statement in policies.SelectMany(policy => policy.Document.Statements))
        {
            foreach (var text in PolicyKeys.Texts(statement))
                _named.UnionWith(Ids().Matches(text).Select(match => match.Value));
            _anyMayBeMeant |= (statement.Resources?.Values ?? []).Any(IsPartly)
                || statement.Conditions.Any(IsPartly);
        }
    }

    /// <summary>Tells whether some policy may treat an account otherwise than its neighbours.</summary>
    public bool IsToldApart(AccountId account) => _anyMayBeMeant || _named.Contains(account.Value);

    private static bool IsPartly(PolicyCondition condition) =>
        WithAccount.Contains(condition.Key)
        && (IsOrdered(condition.Operator) || condition.Values.Any(IsPartly));

    /// <summary>Tells whether an operator compares numbers or the like, and not whole texts.</summary>
    private static bool IsOrdered(string @operator) => !Whole().IsMatch(@operator);

    /// <summary>
    /// Tells whether a text may match some account's id and not another's, though it holds none: a part of an id beside
    /// a wildcard.
    /// </summary>
    private static bool IsPartly(string text)
    {
        var parts = text.Split(':', PartsOfArn);
        var namesLast = parts.Length == PartsOfArn
            && (NamingLast.Contains(parts[2]) || Patterns.HasWildcards(parts[2]));
        return (parts.Length < PartsOfArn ? [text] : namesLast ? parts : parts[..(PartsOfArn - 1)]).Any(part =>
            Patterns.HasWildcards(part) && Ids().Replace(part, "").AsSpan().IndexOfAnyInRange('0', '9') >= 0);
    }

    [GeneratedRegex("(?<![0-9])[0-9]{12}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();

    [GeneratedRegex(
        "^(?:(?:ForAllValues|ForAnyValue):)?(?:String|Arn|Null)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Whole();
}

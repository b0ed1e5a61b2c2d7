using Guardrails.Core.Activity;

namespace Guardrails.Core.Usage.Replacement;

/// <summary>The calls of a key beside those of the role that is to replace it.</summary>
/// <remarks>
/// Both are mapped in the same way, so that a call counts as made when the role was allowed the same action on the same
/// resource.
/// </remarks>
public sealed record ReplacementComparison
{
    private ReplacementComparison()
    {
    }

    /// <summary>Permissions of the key's calls that the role used, too.</summary>
    public required IReadOnlyList<GrantedPermission> Made { get; init; }

    /// <summary>Those that the role has not used.</summary>
    public required IReadOnlyList<GrantedPermission> NotMade { get; init; }

    /// <summary>Those of them that the role was refused.</summary>
    public required IReadOnlyList<GrantedPermission> RefusedToRole { get; init; }

    /// <summary>
    /// Calls of the key that no role can make, and those of which nobody can tell the permission, where the role was
    /// not allowed a call of the same name.
    /// </summary>
    public required IReadOnlyList<LeftOutCall> NotComparable { get; init; }

    /// <summary>The latest call of the key, allowed or refused; null where none is known.</summary>
    public required DateTimeOffset? LastKeyCall { get; init; }

    /// <summary>The answer.</summary>
    public required ReplacementVerdict Verdict { get; init; }

    /// <summary>Compares.</summary>
    /// <param name="keyCalls">Every call of the key, allowed, failed or refused.</param>
    /// <param name="roleCalls">Calls of sessions. Those of other roles are passed over.</param>
    /// <param name="question">The role, and the times.</param>
    public static ReplacementComparison Of(
        IReadOnlyList<RootActivity> keyCalls, IReadOnlyList<RootActivity> roleCalls, ReplacementQuestion question)
    {
        ArgumentNullException.ThrowIfNull(keyCalls);
        ArgumentNullException.ThrowIfNull(roleCalls);
        ArgumentNullException.ThrowIfNull(question);
        var wanted = ReplacementRole.Of([.. keyCalls.Where(CallEnd.IsAllowed)], question.Options);
        var ofRole = roleCalls.Where(call => IsOfRole(call, question)).ToList();
        var used = Uses(ofRole.Where(CallEnd.IsAllowed));
        var refused = Uses(ofRole.Where(CallEnd.IsRefused));
        var notMade = wanted.Permissions.Where(one => !used.Contains(Use(one))).ToList();
        var names = MappedCalls.OfAll(ofRole.Where(CallEnd.IsAllowed)).All.Select(call => call.Label).ToHashSet();
        List<LeftOutCall> notComparable =
        [
            .. wanted.NotForARole,
            .. wanted.Unmapped.Concat(wanted.Unwritable).Where(call => !names.Contains(call.Event)),
        ];
        var last = keyCalls.Select(TimeOf).Append(question.KeyUsedAt).Max();
        return new()
        {
            Made = [.. wanted.Permissions.Except(notMade)],
            NotMade = notMade,
            RefusedToRole = [.. notMade.Where(one => refused.Contains(Use(one)))],
            NotComparable = notComparable,
            LastKeyCall = last,
            Verdict = VerdictOf(
                [.. NotYet(wanted, notMade, notComparable), .. NotQuiet(keyCalls, last, question)], question.Gaps),
        };

        // Objects are compared as the policy has them: one by one, or as a bucket.
        HashSet<string> Uses(IEnumerable<RootActivity> calls)
        {
            var each = question.Options with { ObjectsPerBucket = int.MaxValue };
            var buckets = wanted.Permissions.Where(one => one.Why == ResourceReason.ManyObjects).ToList();
            HashSet<string> uses = new(StringComparer.Ordinal);
            foreach (var one in ReplacementPermissions.Of(MappedCalls.OfAll(calls).Needed, each))
            {
                uses.Add(Use(one));
                uses.UnionWith(buckets.Where(bucket => bucket.Action == one.Action
                    && one.Resource.StartsWith(bucket.Resource[..^1], StringComparison.Ordinal)).Select(Use));
            }

            return uses;
        }
    }

    private static string Use(GrantedPermission one) => $"{one.Action}\n{one.Resource}\n{one.Only?.Value}";

    private static bool IsOfRole(RootActivity call, ReplacementQuestion question) =>
        question.Role.Issued(call) && TimeOf(call) >= question.Since;

    private static DateTimeOffset? TimeOf(RootActivity call) => call.Time.TryGet(out var time) ? time : null;

    private static ReplacementVerdict VerdictOf(IReadOnlyList<string> missing, IReadOnlyList<UsageGap> gaps) =>
        missing.Count > 0 ? new ReplacementVerdict.NotReplaced(missing)
        : gaps.Count > 0 ? new ReplacementVerdict.CannotTell(gaps)
        : new ReplacementVerdict.Replaced();

    private static IEnumerable<string> NotYet(
        ReplacementRole wanted, List<GrantedPermission> notMade, List<LeftOutCall> notComparable)
    {
        if (wanted.Permissions.Count == 0 && wanted.NeedingNothing.Count == 0)
            yield return "No call of the key is known that a role could make.";
        if (notMade.Count > 0)
            yield return $"The role has not made {notMade.Count} of {wanted.Permissions.Count} distinct calls.";
        if (notComparable.Count > 0)
            yield return $"{notComparable.Count} calls of the key cannot be compared with the role's.";
    }

    private static IEnumerable<string> NotQuiet(
        IReadOnlyList<RootActivity> keyCalls, DateTimeOffset? last, ReplacementQuestion question)
    {
        if (keyCalls.Any(call => TimeOf(call) is null))
            yield return "An event of the key does not say when it happened.";
        foreach (var why in question.Unexplained)
            yield return why;
        if (last > question.Now - question.Quiet)
            yield return $"The key was used at {last.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC: it has to be quiet for "
                + $"{question.Quiet.TotalDays:0.##} days.";
    }
}

/// <summary>The question that a comparison answers.</summary>
/// <param name="Role">The role that is to replace the key.</param>
/// <param name="Since">The time from which its calls count.</param>
/// <param name="Now">The time now.</param>
/// <param name="Quiet">The span for which the key must have made no call, allowed or refused.</param>
public sealed record ReplacementQuestion(
    IamRoleArn Role, DateTimeOffset Since, DateTimeOffset Now, TimeSpan Quiet, ReplacementOptions Options)
{
    /// <summary>
    /// The latest use of the key that is known otherwise than by the events that are compared, such as by IAM or by an
    /// event like them; null where there is none.
    /// </summary>
    public DateTimeOffset? KeyUsedAt { get; init; }

    /// <summary>The reasons, as sentences, why a use of the key is not among the events that are compared.</summary>
    public IReadOnlyList<string> Unexplained { get; init; } = [];

    /// <summary>The parts of the key's and the role's history that could not be read.</summary>
    public IReadOnlyList<UsageGap> Gaps { get; init; } = [];
}

/// <summary>The answer: one of three, and there is no other.</summary>
public abstract record ReplacementVerdict
{
    private ReplacementVerdict()
    {
    }

    /// <summary>The role made every distinct call of the key and was allowed, and the key is quiet.</summary>
    public sealed record Replaced : ReplacementVerdict;

    /// <summary>Something is missing.</summary>
    /// <param name="Missing">What, as sentences.</param>
    public sealed record NotReplaced(IReadOnlyList<string> Missing) : ReplacementVerdict;

    /// <summary>Nothing that was read is missing, and not everything could be read.</summary>
    /// <param name="Reasons">What could not be read.</param>
    public sealed record CannotTell(IReadOnlyList<UsageGap> Reasons) : ReplacementVerdict;
}

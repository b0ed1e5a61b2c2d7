using Guardrails.Core.Organizations;
using Guardrails.Core.Policies;
using Guardrails.Core.Snapshots;

namespace Guardrails.Core.Planning;

/// <summary>The undecided statements that the organization's file accepts at the moment that is planned for.</summary>
internal sealed class Acceptances(OrganizationConfig config, DateTimeOffset now)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>The acceptance that counts for a statement's hash; null where none does.</summary>
    public AcceptedStatement? Of(string sha256) =>
        config.AcceptedStatements.FirstOrDefault(accepted => accepted.Sha256 == sha256 && accepted.EndsOn >= _today);

    /// <summary>
    /// True where an answer is uncertain for nothing but accepted statements: they stop no plan, and hide no change of
    /// what is certain on the other side of the deploy.
    /// </summary>
    public bool Cover(AnswerChange answer) =>
        answer.Change is Change.CannotTell && answer.Undecided.All(statement => Of(statement.Sha256) is not null);

    /// <summary>Sentences on acceptances that have ended, and on those of statements that are not there.</summary>
    public IReadOnlyList<string> Sentences(OrganizationSnapshot snapshot)
    {
        if (config.AcceptedStatements.Count == 0)
            return [];

        var known = snapshot.Policies.SelectMany(Hashes).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from accepted in config.AcceptedStatements
               let path = $"$.acceptedStatements: {accepted.Sha256} (owner: {accepted.Owner})"
               let sentence = !known.Contains(accepted.Sha256)
                   ? $"{path} is no statement of any policy here: it was changed or removed. Remedy: remove the entry."
                   : accepted.EndsOn < _today
                       ? $"{path} ended on {accepted.EndsOn:yyyy-MM-dd} and no longer counts. "
                           + "Remedy: read the statement again, and extend or remove the entry."
                       : null
               where sentence is not null
               select sentence,
        ];
    }

    private static IEnumerable<string> Hashes(SnapshotPolicy policy)
    {
        try
        {
            return PolicyDocument.Parse(policy.Content).Statements.Select(statement => statement.Sha256);
        }
        catch (FormatException)
        {
            return [CanonicalStatement.Sha256(policy.Content)];
        }
    }
}

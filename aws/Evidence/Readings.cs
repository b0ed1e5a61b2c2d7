using Guardrails.Aws.Calls;
using Guardrails.Core.Evidence;

namespace Guardrails.Aws.Evidence;

/// <summary>
/// Makes calls whose failure is no exception but a gap, beside what was seen before it. Only the end of all time is
/// thrown: nothing more can be read then, or said.
/// </summary>
/// <param name="calls">How AWS is called about the account.</param>
/// <param name="time">The time that they have.</param>
internal sealed class Readings(AwsCalls calls, SourceTime time)
{
    /// <summary>Reads a list, as far as it comes. An entry that cannot be read costs that entry alone.</summary>
    /// <param name="action">The IAM action of the call.</param>
    /// <param name="ask">Asks for the page of a marker, null for the first.</param>
    /// <param name="read">Takes the page out of the answer.</param>
    /// <param name="entry">Reads an entry; an <see cref="AwsCallException"/> says why it cannot.</param>
    /// <exception cref="AwsCallException">All time was up.</exception>
    public async Task<Reading<T>> ListAsync<TAnswer, TItem, T>(
        string action,
        Func<string?, Task<TAnswer>> ask,
        Func<TAnswer, Page<TItem>> read,
        Func<TItem, T> entry)
    {
        var (seen, odd) = (new List<T>(), (Gap?)null);
        try
        {
            await calls.ListAsync(action, ask, answer => Take(read(answer)), time.Token);
            return new(seen, odd);
        }
        catch (AwsCallException exception) when (!time.IsAllUp)
        {
            return new(seen, odd ?? exception.ToGap());
        }

        Page<TItem> Take(Page<TItem> page)
        {
            foreach (var item in page.Items ?? [])
            {
                try
                {
                    seen.Add(entry(item));
                }
                catch (AwsCallException exception)
                {
                    odd ??= exception.ToGap();
                }
            }

            return page;
        }
    }

    /// <summary>Reads what one call tells.</summary>
    /// <param name="action">The IAM action of the call.</param>
    /// <param name="call">Makes it, and reads the answer.</param>
    /// <exception cref="AwsCallException">All time was up.</exception>
    public async Task<Reading<T>> OneAsync<T>(string action, Func<Task<Reading<T>>> call)
    {
        try
        {
            return await calls.MakeAsync(action, call, time.Token);
        }
        catch (AwsCallException exception) when (!time.IsAllUp)
        {
            return Reading.None<T>(exception.ToGap());
        }
    }
}

namespace Guardrails.Aws.Calls;

/// <summary>Work on many things, some at a time.</summary>
public static class Limited
{
    /// <summary>Does all of it, begun in order; the results are in order, too. The first failure is thrown at the end.
    /// </summary>
    public static async Task<IReadOnlyList<TResult>> AllAsync<T, TResult>(
        IEnumerable<T> things, int atATime, Func<T, Task<TResult>> work)
    {
        using var places = new SemaphoreSlim(atATime);
        return await Task.WhenAll(things.Select(async thing =>
        {
            await places.WaitAsync(CancellationToken.None);
            try
            {
                return await work(thing);
            }
            finally
            {
                places.Release();
            }
        }));
    }
}

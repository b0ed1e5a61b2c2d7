using Amazon.Organizations;
using Amazon.Runtime;

namespace Guardrails.Aws;

/// <summary>Calls Organizations: one call after another, at AWS's pace; what fails for good names the call and the remedy.</summary>
internal sealed class OrganizationCalls(IAmazonOrganizations organizations, TimeProvider time)
{
    /// <summary>The most items that Organizations puts on a page.</summary>
    public const int PageSize = 20;

    private readonly CallPace _pace = new(time);

    /// <summary>Makes one call.</summary>
    /// <param name="operation">Its name, such as <c>ListRoots</c>.</param>
    /// <param name="call">Makes it.</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">It failed for good.</exception>
    public async Task<T> MakeAsync<T>(string operation, Func<IAmazonOrganizations, Task<T>> call, CancellationToken cancellation)
    {
        await _pace.WaitAsync(operation, cancellation);
        try
        {
            return await call(organizations);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            throw new AwsCallException($"organizations:{operation}", AwsCallException.Reason(exception), RemedyFor(operation, exception), exception);
        }
    }

    /// <summary>Reads every page of a list. A page may be empty although more follow.</summary>
    /// <param name="operation">The call's name.</param>
    /// <param name="page">Asks for the page of a token, null for the first.</param>
    /// <param name="read">Takes the items and the next token out of the answer.</param>
    /// <param name="cancellation">Stops waiting and calling.</param>
    /// <exception cref="AwsCallException">A page could not be read.</exception>
    public async Task<List<TItem>> ListAsync<TResponse, TItem>(
        string operation,
        Func<IAmazonOrganizations, string?, Task<TResponse>> page,
        Func<TResponse, (List<TItem>? Items, string? Next)> read,
        CancellationToken cancellation)
    {
        var all = new List<TItem>();
        string? token = null;
        do
        {
            var (items, next) = read(await MakeAsync(operation, client => page(client, token), cancellation));
            all.AddRange(items ?? []);
            token = next;
        }
        while (!string.IsNullOrEmpty(token));
        return all;
    }

    private static string RemedyFor(string operation, Exception exception) => (exception as AmazonServiceException)?.ErrorCode switch
    {
        "AccessDenied" or "AccessDeniedException" =>
            "run it with credentials of the management account or of a delegated administrator, "
            + $"of an identity that is allowed organizations:{operation} (the managed policy AWSOrganizationsReadOnlyAccess has all that is needed).",
        "AWSOrganizationsNotInUseException" => "run it with credentials of an account that is in an organization.",
        "ExpiredToken" or "ExpiredTokenException" or "InvalidClientTokenId" or "UnrecognizedClientException" =>
            "sign in again (aws sso login, aws login), then run it again.",
        "Throttling" or "ThrottlingException" or "TooManyRequestsException" or "RequestLimitExceeded" =>
            "run it again when fewer others call Organizations: its rates are for the whole account.",
        null when exception is HttpRequestException => "check the network, a proxy and AWS_ENDPOINT_URL, then run it again.",
        null when exception is AmazonClientException =>
            "check the credentials and the profile (AWS_PROFILE), sign in where it needs that (aws sso login, aws login), then run it again.",
        _ => "see the message, correct its cause and run it again.",
    };
}

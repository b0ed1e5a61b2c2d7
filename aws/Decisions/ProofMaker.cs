using Amazon.Runtime;
using Guardrails.Core.Decisions;

namespace Guardrails.Aws.Decisions;

/// <summary>Signs decisions with the credentials of the person who runs a command.</summary>
/// <param name="credentials">The person's credentials.</param>
/// <param name="endpoint">The endpoint that proofs are sent to.</param>
/// <param name="time">The clock.</param>
public sealed class ProofMaker(AWSCredentials credentials, ProofEndpoint endpoint, TimeProvider time)
{
    /// <summary>The proof that this person made a decision.</summary>
    /// <exception cref="AmazonClientException">There are no credentials, or they cannot be renewed.</exception>
    public async Task<PersonProof> MakeAsync(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var keys = await credentials.GetCredentialsAsync();
        return ProofSigner.Sign(
            endpoint, keys.AccessKey, keys.SecretKey, keys.Token, decision.Hash, time.GetUtcNow());
    }
}

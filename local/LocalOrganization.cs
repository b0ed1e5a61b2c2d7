using Guardrails.Core.Organizations;
using Guardrails.Local.Calls;
using Guardrails.Local.State;

namespace Guardrails.Local;

/// <summary>An AWS organization inside this process, on a loopback port: no account, no Docker.</summary>
public sealed partial class LocalOrganization : IAsyncDisposable
{
    private readonly World world;
    private readonly Operations operations;
    private readonly LocalOptions options;

    private LocalOrganization(World world, Operations operations, LocalOptions options, Uri endpoint)
    {
        this.world = world;
        this.operations = operations;
        this.options = options;
        Endpoint = endpoint;
    }

    /// <summary>Where every AWS endpoint is: what AWS_ENDPOINT_URL is set to.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts the organization that a file describes.</summary>
    /// <param name="worldJson">The file's text, such as <see cref="Sample"/>.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <exception cref="FormatException">The file does not describe an organization; the message has every error.</exception>
    public static Task<LocalOrganization> StartAsync(string worldJson, LocalOptions options, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>The text of the sample organization's file.</summary>
    public static string Sample()
    {
        using var reader = new StreamReader(typeof(LocalOrganization).Assembly.GetManifestResourceStream("sample.json")!);
        return reader.ReadToEnd();
    }

    /// <summary>What exists now.</summary>
    public WorldView Describe() => throw new NotSupportedException();

    /// <summary>
    /// A signed-in root user of the account, as <c>aws login</c> gives it: not an AssumeRoot session.
    /// Given out also where the root user has no password today, for somebody may recover it.
    /// </summary>
    public LocalCredentials RootUser(AccountId account) => throw new NotSupportedException();

    /// <summary>A session of the account's role with AdministratorAccess.</summary>
    public LocalCredentials Administrator(AccountId account) => throw new NotSupportedException();

    /// <summary>Creates an account, as Organizations' CreateAccount does, and returns when everything that follows a new account has followed.</summary>
    /// <param name="name">The account's name.</param>
    /// <param name="parentId">The root or unit it is moved into.</param>
    /// <param name="cancellation">Stops what follows.</param>
    public Task<AccountId> CreateAccountAsync(string name, string parentId, CancellationToken cancellation) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

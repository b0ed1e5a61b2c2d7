using Guardrails.Core.Ids;
using Guardrails.Local.Calls;
using Guardrails.Local.Services;
using Guardrails.Local.State;
using Guardrails.Local.Wire;
using Guardrails.Local.WorldFile;

namespace Guardrails.Local;

/// <summary>An AWS organization inside this process, on a loopback port: no account, no Docker.</summary>
public sealed partial class LocalOrganization : IAsyncDisposable
{
    private readonly World world;
    private readonly Operations operations;
    private readonly LocalOptions options;
    private readonly WireServer server;

    private LocalOrganization(World world, Operations operations, LocalOptions options, WireServer server, Uri endpoint)
    {
        this.world = world;
        this.operations = operations;
        this.options = options;
        this.server = server;
        Endpoint = endpoint;
    }

    /// <summary>Where every AWS endpoint is: what AWS_ENDPOINT_URL is set to.</summary>
    public Uri Endpoint { get; }

    /// <summary>Everything in it, for whoever looks behind its interface: the bench, which invokes a rule in other ways.</summary>
    internal World World => world;

    /// <summary>Starts the organization that a file describes.</summary>
    /// <param name="worldJson">The file's text, such as <see cref="Sample"/>.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <exception cref="FormatException">The file does not describe an organization; the message has every error.</exception>
    public static async Task<LocalOrganization> StartAsync(string worldJson, LocalOptions options, CancellationToken cancellation)
    {
        var described = WorldBuilder.Build(worldJson, options);
        var all = new Operations(AllOperations.Create());
        var wire = new WireServer(described, all, options);
        return new(described, all, options, wire, await wire.StartAsync(cancellation));
    }

    /// <summary>The text of the sample organization's file.</summary>
    public static string Sample()
    {
        using var reader = new StreamReader(typeof(LocalOrganization).Assembly.GetManifestResourceStream("sample.json")!);
        return reader.ReadToEnd();
    }

    /// <summary>What exists now.</summary>
    public WorldView Describe()
    {
        lock (world.Gate)
            return WorldDescription.Of(world);
    }

    /// <summary>Every call that was refused so far, oldest first.</summary>
    public IReadOnlyList<Refusal> Refusals()
    {
        lock (world.Gate)
            return [.. world.Refusals];
    }

    /// <summary>What was called so far and allowed: each principal with each action once.</summary>
    public IReadOnlyCollection<Use> Uses()
    {
        lock (world.Gate)
            return [.. world.Uses];
    }

    /// <summary>
    /// A signed-in root user of the account, as <c>aws login</c> gives it: not an AssumeRoot session.
    /// Given out also where the root user has no password today, for somebody may recover it.
    /// </summary>
    public LocalCredentials RootUser(AccountId account)
    {
        lock (world.Gate)
            return world.Sessions.Issue(new RootUser(world.Account(account.Value).Id, world.Partition), world.Now.AddHours(12)).Credentials;
    }

    /// <summary>A session of the account's role with AdministratorAccess.</summary>
    public LocalCredentials Administrator(AccountId account)
    {
        lock (world.Gate)
            return world.Sessions.Issue(world.Administrator(account.Value), world.Now.AddHours(12)).Credentials;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (deployments is not null)
            await deployments.DisposeAsync();
        await server.DisposeAsync();
    }
}

using Guardrails.Core.Ids;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Deployment;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;
using Guardrails.Local.Organization.File;
using Guardrails.Local.Services;
using Guardrails.Local.Wire;

namespace Guardrails.Local;

/// <summary>An AWS organization inside this process, on a loopback port: no account, no Docker.</summary>
public sealed partial class LocalOrganization : IAsyncDisposable
{
    private readonly World _world;
    private readonly ServiceCatalog _services;
    private readonly WireServer _server;
    private readonly FunctionHost _functions;

    private LocalOrganization(World world, ServiceCatalog services, WireServer server, Uri endpoint)
    {
        _world = world;
        _services = services;
        _server = server;
        _functions = new(world.Options.DotnetHost, endpoint, world.Options.Time);
        world.Offer(_functions);
        Endpoint = endpoint;
    }

    /// <summary>The address of every AWS endpoint, to which AWS_ENDPOINT_URL is set.</summary>
    public Uri Endpoint { get; }

    /// <summary>
    /// Everything in it, for whoever looks behind its interface: the bench, which invokes a rule in other ways.
    /// </summary>
    internal World World => _world;

    /// <summary>Starts the organization that a file describes.</summary>
    /// <param name="worldJson">The file's text, such as <see cref="Sample"/>.</param>
    /// <param name="options">Its options.</param>
    /// <param name="cancellation">Stops the start.</param>
    /// <exception cref="FormatException">
    /// The file does not describe an organization; the message has every error.
    /// </exception>
    public static async Task<LocalOrganization> StartAsync(
        string worldJson, LocalOptions options, CancellationToken cancellation)
    {
        var services = AllServices.Create();
        var world = Start(worldJson, options, services);
        var wire = new WireServer(
            new SignedCalls(world, services.Operations, services.Protocols),
            routes => services.MapUnsigned(routes, world),
            options.Log);
        return new(world, services, wire, await wire.StartAsync(cancellation));
    }

    /// <summary>The organization that a file describes, with its services, and nothing that listens.</summary>
    internal static World Start(string worldJson, LocalOptions options, ServiceCatalog services)
    {
        var description = OrganizationDescription.Parse(worldJson);
        var world = WorldBuilder.Build(description, options);
        services.Start(world);
        if (description.ConfigRecorderRegions is { } regions)
            world.Find<IConfigRules>()?.RecordersIn(regions);
        foreach (var trail in description.Trails ?? [])
            world.Find<ITrails>()?.Add(trail);
        foreach (var account in description.Accounts.Where(account => account.ConfigRecorder == false))
            world.Find<IConfigRules>()?.NoRecorderIn(account.Id);
        return world;
    }

    /// <summary>The text of the sample organization's file.</summary>
    public static string Sample()
    {
        using var reader = new StreamReader(
            typeof(LocalOrganization).Assembly.GetManifestResourceStream("sample.json")!);
        return reader.ReadToEnd();
    }

    /// <summary>The organization as it is now.</summary>
    public WorldView Describe()
    {
        lock (_world.Gate)
            return WorldDescription.Of(_world);
    }

    /// <summary>Every call that was refused so far, oldest first.</summary>
    public IReadOnlyList<Refusal> Refusals()
    {
        lock (_world.Gate)
            return [.. _world.Of<Decisions>().Refusals];
    }

    /// <summary>The calls that were allowed so far: each principal with each action once.</summary>
    public IReadOnlyCollection<AllowedCall> AllowedCalls()
    {
        lock (_world.Gate)
            return [.. _world.Of<Decisions>().AllowedCalls];
    }

    /// <summary>
    /// A signed-in root user of the account, as <c>aws login</c> gives it: not an AssumeRoot session.
    /// Given out also where the root user has no password today, for somebody may recover it.
    /// </summary>
    public LocalCredentials RootUser(AccountId account)
    {
        lock (_world.Gate)
            return _world.Of<Sessions>().Issue(
                new RootUser(_world.Account(account.Value).Id, _world.Partition), _world.Now.AddHours(12)).Credentials;
    }

    /// <summary>A session of the account's role with AdministratorAccess.</summary>
    public LocalCredentials Administrator(AccountId account)
    {
        lock (_world.Gate)
            return _world.Of<Sessions>()
                .Issue(RoleSession.OfAdministrator(_world, account.Value), _world.Now.AddHours(12)).Credentials;
    }

    /// <summary>
    /// A session that IAM Identity Center opened in an account for a person with AdministratorAccess: nobody chooses
    /// its name.
    /// </summary>
    public LocalCredentials Person(AccountId account, string name)
    {
        lock (_world.Gate)
            return _world.Of<Sessions>().Issue(
                IdentityCenterRole.SessionOf(_world, account.Value, name), _world.Now.AddHours(1)).Credentials;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _functions.DisposeAsync();
        await _server.DisposeAsync();
    }
}

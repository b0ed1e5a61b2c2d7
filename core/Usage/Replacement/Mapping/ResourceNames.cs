namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>The resources of an action that an event names.</summary>
/// <remarks>
/// For each type of resource that the action has, the first of these that names one: the resources that the event
/// lists, the parameters of the call, and an ARN of that type anywhere in them. Some services ask for a permission on
/// each resource that a call is about: there, where one is named, those of other types become all of their type. Sources:
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policy-structure.html,
/// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/security_iam_service-with-iam.html,
/// https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html and
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html
/// </remarks>
internal sealed class ResourceNames(IamService service, CallFacts facts)
{
    private const string Anything = "*";

    private static readonly HashSet<string> AskForEach = new(StringComparer.Ordinal) { "ec2", "glue", "rds", "ssm" };

    /// <summary>The scope of a permission.</summary>
    /// <exception cref="UnwritableNameException">A policy cannot hold a name.</exception>
    public ResourceScope Of(IamAction action)
    {
        if (action.Resources.Count == 0)
            return new ResourceScope.NoneExist();
        var named = action.Resources.Select(one => (one.Type, one.Required, Arns: Of(one.Type, one.Required))).ToList();
        // An ARN without a name in it is known without any event, and says nothing of the other types.
        var telling = named.Exists(one => HasName(one.Type)) ? named.Where(one => HasName(one.Type)) : named;
        if (telling.All(one => one.Arns.Count == 0))
            return new ResourceScope.NotNamed();
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

    private static bool HasName(ResourceType type) => type.Arns.Any(template => template.Names.Any());

    private List<string> Of(ResourceType type, bool required)
    {
        List<string> arns = [.. facts.ListedArns.SelectMany(arn => Rewritten(arn, type))];
        if (arns.Count == 0)
            arns = [.. type.Arns.SelectMany(template => FromParameters(type, template, required))];
        if (arns.Count == 0)
        {
            arns = [.. facts.Texts().Where(text => ParameterNames.IsArn(text.Value))
                .SelectMany(text => Rewritten(text.Value, type))];
        }

        return arns;
    }

    private IEnumerable<string> FromParameters(ResourceType type, ArnTemplate template, bool required)
    {
        var names = template.Names.ToList();
        if (names.Count == 0)
            return required ? [Filled(template, _ => "")] : [];
        var arns = ParameterNames.ArnsFor(service.Prefix, type.Name, names[0], facts)
            .SelectMany(arn => Rewritten(arn, type)).ToList();
        if (arns.Count > 0)
            return arns;
        if (IsOfAnotherBus(type))
            return [];
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
            : ParameterNames.Fill(service.Prefix, type.Name, name, facts);

    private IEnumerable<string> Every(ResourceType type) => type.Arns.Select(template =>
        Filled(template, name => Texts(type, name) is [var text] ? text : Anything));

    private string Filled(ArnTemplate template, Func<string, string> name) => template.Fill(
        facts.Partition,
        placeholder => placeholder switch
        {
            ArnTemplate.Region => facts.Region,
            ArnTemplate.Account => facts.Account.Value,
            _ => name(placeholder),
        });

    /// <summary>
    /// An ARN of an event as a policy means exactly it, where it is one of that type: where an ARN has the form of
    /// several types, the narrowest form is meant.
    /// </summary>
    private IEnumerable<string> Rewritten(string arn, ResourceType type)
    {
        // An object's ARN has a bucket's form, too.
        var forms = service.Types
            .SelectMany(one => one.Arns, (one, template) => (Type: one, Template: template))
            .Where(form => form.Template.Read(arn, out _) is not null)
            .ToList();
        if (forms.Count == 0)
            yield break;
        var narrowest = forms.Max(form => form.Template.LiteralLength);
        foreach (var form in forms.Where(form => form.Template.LiteralLength == narrowest && form.Type == type))
        {
            var values = form.Template.Read(arn, out var partition)!
                .Select(text => text.Length == 0 ? text : ParameterNames.Literal(text));
            var texts = form.Template.Placeholders.Zip(values).ToLookup(pair => pair.First, pair => pair.Second);
            foreach (var spelled in Spelled(type, form.Template.Fill(partition!, name => texts[name].First())))
                yield return spelled;
        }
    }

    // Most actions of CloudWatch Logs are allowed on a group by its ARN with :* at the end, those on tags without.
    // Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
    private IEnumerable<string> Spelled(ResourceType type, string arn) =>
        service.Prefix == "logs" && type.Name == "log-group" && !arn.EndsWith(":*") ? [arn, $"{arn}:*"] : [arn];

    // A rule's ARN has its bus in it, unless that is the default one.
    private bool IsOfAnotherBus(ResourceType type) =>
        service.Prefix == "events" && type.Name == "rule-on-default-event-bus"
        && facts.Values("eventBusName") is [not "default"];
}

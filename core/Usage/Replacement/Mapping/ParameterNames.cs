using Guardrails.Core.Ids;

namespace Guardrails.Core.Usage.Replacement.Mapping;

/// <summary>
/// Parameters of calls that fill a placeholder of an ARN under another name than the placeholder's own.
/// </summary>
/// <remarks>
/// The placeholders are those of the service authorization reference; the parameters those of the services' API
/// references, as CloudTrail writes them. A placeholder that equals the parameter's name but for case needs no row.
/// <c>*</c> stands where AWS makes up the part and no request has it: the unique id of an Auto Scaling group, a launch
/// configuration, a stack, a new web ACL, a configuration recorder, an organization; six characters after a secret's
/// name
/// (https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples.html), the path before an IAM
/// name (names are unique in an account whatever the path:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
/// </remarks>
internal static class ParameterNames
{
    private const string Anything = "*";

    private static readonly Dictionary<string, Row> Table = new(StringComparer.Ordinal)
    {
        ["s3:BucketName"] = new("bucketName"),
        ["s3:ObjectName"] = new("key") { Otherwise = Anything },
        ["sqs:QueueName"] = new("queueUrl", "queueName") { Read = LastPart },
        ["sns:TopicName"] = new("name"),
        ["lambda:FunctionName"] = new("functionName") { Read = FunctionName },
        ["kms:Alias"] = new("aliasName") { Read = AliasName },
        ["kms:KeyId"] = new("keyId", "targetKeyId", "sourceKeyId", "destinationKeyId") { Read = KeyId },
        ["iam:RoleNameWithPath"] = new("roleName") { Path = true },
        ["iam:UserNameWithPath"] = new("userName") { Path = true },
        ["iam:GroupNameWithPath"] = new("groupName") { Path = true },
        ["iam:InstanceProfileNameWithPath"] = new("instanceProfileName") { Path = true },
        ["iam:PolicyNameWithPath"] = new("policyName") { Path = true },
        ["iam:CertificateNameWithPath"] = new("serverCertificateName") { Path = true },
        ["iam:SamlProviderName"] = new("name"),
        ["secretsmanager:SecretId"] = new("secretId", "name") { After = "-??????" },
        ["ecr:RepositoryName"] = new("repositoryName", "repositoryNames"),
        ["cloudformation:StackName"] = new("stackName"),
        ["cloudformation:stack.Id"] = new() { Otherwise = Anything },
        ["cloudformation:stackset.Id"] = new() { Otherwise = Anything },
        ["ssm:ParameterNameWithoutLeadingSlash"] = new("name", "names") { Read = text => [text.TrimStart('/')] },
        ["ssm:DocumentName"] = new("documentName", "name"),
        ["events:RuleName"] = new("name", "rule"),
        ["ecs:ClusterName"] = new("cluster", "clusterName", "clusters"),
        ["ecs:ServiceName"] = new("service", "serviceName", "services"),
        ["eks:ClusterName"] = new("clusterName", "name"),
        ["route53:hostedzone.Id"] = new("hostedZoneId", "id") { Read = LastPart },
        ["cloudfront:DistributionId"] = new("distributionId", "id"),
        ["cloudwatch:AlarmName"] = new("alarmName", "alarmNames"),
        ["cloudtrail:TrailName"] = new("name", "trailName"),
        ["autoscaling:GroupId"] = new() { Otherwise = Anything },
        ["autoscaling:launchConfiguration.Id"] = new() { Otherwise = Anything },
        ["autoscaling:GroupFriendlyName"] = new("autoScalingGroupName"),
        ["codepipeline:PipelineName"] = new("name", "pipelineName", "pipeline.name"),
        ["codebuild:ProjectName"] = new("projectName", "name"),
        ["rds:DbInstanceName"] = new("dBInstanceIdentifier"),
        ["rds:DbClusterInstanceName"] = new("dBClusterIdentifier"),
        ["rds:SnapshotName"] = new("dBSnapshotIdentifier"),
        ["rds:ClusterSnapshotName"] = new("dBClusterSnapshotIdentifier"),
        ["rds:SubnetGroupName"] = new("dBSubnetGroupName"),
        ["rds:ParameterGroupName"] = new("dBParameterGroupName"),
        ["rds:ClusterParameterGroupName"] = new("dBClusterParameterGroupName"),
        ["redshift:ClusterName"] = new("clusterIdentifier"),
        ["es:DomainName"] = new("domainName"),
        // An execution that is started has a name of its own.
        ["states:StateMachineName"] = new("stateMachineArn", "name"),
        ["states:ActivityName"] = new("name"),
        ["glue:CrawlerName"] = new("crawlerName", "crawlerNames", "name"),
        ["config:RecorderName"] =
            new("configurationRecorderName", "configurationRecorderNames", "configurationRecorder.name"),
        ["config:RecorderId"] = new() { Otherwise = Anything },
        ["shield:protection.Id"] = new("protectionId"),
        ["waf:rule.Id"] = new("ruleId"),
        ["wafv2:Scope"] = new("scope") { Read = WebAclScope },
        ["wafv2:webacl.Name"] = new("name"),
        ["wafv2:webacl.Id"] = new("id") { Otherwise = Anything },
        ["organizations:OrganizationId"] = new() { Otherwise = Anything },
        ["organizations:PolicyType"] = new() { Otherwise = Anything },
        ["organizations:PolicyId"] = new("policyId") { Read = text => Begun("p-", text) },
        ["organizations:AccountId"] = new("accountId", "targetId") { Read = AccountNumber },
        ["organizations:RootId"] = new("rootId", "parentId", "targetId", "sourceParentId", "destinationParentId")
        {
            Read = text => Begun("r-", text),
            All = true,
        },
        ["organizations:OrganizationalUnitId"] =
            new("organizationalUnitId", "parentId", "targetId", "sourceParentId", "destinationParentId")
            {
                Read = text => Begun("ou-", text),
                All = true,
            },
        ["logs:LogGroupName"] = new("logGroupName"),
        ["logs:LogStreamName"] = new("logStreamName"),
        ["firehose:DeliveryStreamName"] = new("deliveryStreamName"),
        ["kinesis:StreamName"] = new("streamName"),
        ["dynamodb:TableName"] = new("tableName"),
        ["ec2:KeyPairName"] = new("keyName", "instancesSet.items.keyName"),
        ["ec2:PlacementGroupName"] = new("placement.groupName"),
        ["elasticloadbalancing:LoadBalancerName"] = new("loadBalancerName"),
    };

    // No parameter of these names says anything of a resource by itself.
    private static readonly HashSet<string> TooCommon = new(StringComparer.OrdinalIgnoreCase)
    {
        "Id", "Name", "Type", "Token", "Version", "ResourceId", "ResourceName", "Key", "Value", "Engine", "Operation",
    };

    private const string AliasStart = "alias/";

    /// <summary>The services and placeholders of the table, which a test compares with the catalog.</summary>
    internal static IEnumerable<string> Rows => Table.Keys;

    /// <summary>The texts for a placeholder, as a policy writes them; none where the call does not name it.</summary>
    /// <param name="type">The type of the resource.</param>
    /// <param name="inArn">The placeholder's text in an ARN that stands where a name is expected, or null.</param>
    /// <exception cref="UnwritableNameException">A policy cannot hold the name.</exception>
    public static IReadOnlyList<string> Fill(
        string service, string type, string placeholder, CallFacts facts, Func<string, string?> inArn)
    {
        var row = Table.GetValueOrDefault($"{service}:{type}.{placeholder}")
            ?? Table.GetValueOrDefault($"{service}:{placeholder}")
            ?? (TooCommon.Contains(placeholder) ? null : new Row(placeholder));
        if (row is null)
            return [];
        var given = row.Parameters.Select(facts.Values).Where(values => values.Count > 0);
        var named = (row.All ? given : given.Take(1)).SelectMany(values => values).ToList();
        var texts = named
            .SelectMany(text => IsArn(text) && inArn(text) is { } part ? [part] : row.Read(text))
            .Select(Literal).ToList();
        if (texts.Count == 0)
            return named.Count == 0 && row.Otherwise is { } otherwise ? [otherwise] : [];
        return [.. texts.SelectMany(text => Spelled(row, text, facts)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The ARNs that stand where a name is expected.</summary>
    public static IEnumerable<string> ArnsFor(string service, string type, string placeholder, CallFacts facts) =>
        (Table.GetValueOrDefault($"{service}:{type}.{placeholder}")
            ?? Table.GetValueOrDefault($"{service}:{placeholder}")
            ?? new Row(placeholder)).Parameters.SelectMany(facts.Values).Where(IsArn);

    /// <summary>A name as a policy means exactly it.</summary>
    /// <exception cref="UnwritableNameException">A policy cannot hold it.</exception>
    public static string Literal(string text) =>
        IamText.TryLiteral(text, out var literal) ? literal : throw new UnwritableNameException(text);

    public static bool IsArn(string text) =>
        Partition.All.Any(partition => text.StartsWith($"arn:{partition.Name}:", StringComparison.Ordinal));

    private static IEnumerable<string> Spelled(Row row, string text, CallFacts facts)
    {
        if (!row.Path)
            return [text + row.After];
        // A request that makes something says its path, and no other does.
        return facts.Values("path") is [{ Length: > 0 } path]
            ? [Literal(path).TrimStart('/') + text]
            : [text, $"{Anything}/{text}"];
    }

    private static IEnumerable<string> LastPart(string text) => [text[(text.LastIndexOf('/') + 1)..]];

    // NAME, NAME:QUALIFIER, ACCOUNT:function:NAME. A version or an alias is a resource beside its function.
    // Sources: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html and
    // https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
    private static IEnumerable<string> FunctionName(string text) => text.Split(':') switch
    {
        [_, "function", var name, var qualifier] => [name, $"{name}:{qualifier}"],
        [_, "function", var name] => [name],
        [var name, var qualifier] => [name, $"{name}:{qualifier}"],
        _ => [text],
    };

    private static IEnumerable<string> AliasName(string text) =>
        [text.StartsWith(AliasStart) ? text[AliasStart.Length..] : text];

    // An alias does not tell its key.
    private static IEnumerable<string> KeyId(string text) =>
        text.StartsWith(AliasStart) || text.Contains($":{AliasStart}") ? [] : [text];

    // Source: https://docs.aws.amazon.com/waf/latest/developerguide/logging-using-cloudtrail.html, whose samples have
    // the scope of a call and the ARN that it became.
    private static IEnumerable<string> WebAclScope(string text) =>
        text == "CLOUDFRONT" ? ["global"] : text == "REGIONAL" ? ["regional"] : [];

    // The ids of Organizations tell what they are of, and ARNs have their beginnings in them.
    private static IEnumerable<string> Begun(string beginning, string text) =>
        text.StartsWith(beginning) ? [text[beginning.Length..]] : [];

    private static IEnumerable<string> AccountNumber(string text) => AccountId.TryParse(text) is null ? [] : [text];

    private sealed record Row(params IReadOnlyList<string> Parameters)
    {
        public Func<string, IEnumerable<string>> Read { get; init; } = text => [text];

        public string? Otherwise { get; init; }

        public string After { get; init; } = "";

        public bool Path { get; init; }

        /// <summary>True where a call may name resources by several of the parameters.</summary>
        public bool All { get; init; }
    }
}

/// <summary>The name of a resource that no policy can hold.</summary>
/// <param name="name">The name as the event has it.</param>
internal sealed class UnwritableNameException(string name) : Exception($"No policy can hold the name {name}.")
{
    /// <summary>The name as the event has it.</summary>
    public string Name { get; } = name;
}

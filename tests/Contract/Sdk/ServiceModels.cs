using System.Collections;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Amazon.Account;
using Amazon.CloudFormation;
using Amazon.CloudTrail;
using Amazon.ConfigService;
using Amazon.IdentityManagement;
using Amazon.Lambda;
using Amazon.Organizations;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;

namespace Guardrails.Tests.Contract.Sdk;

/// <summary>botocore's service models judge every member and every error of the clients' operations.</summary>
public sealed class ServiceModels(ServiceModelReader reader) : IClassFixture<ServiceModelReader>
{
    private static readonly Dictionary<string, Type> Clients = new()
    {
        ["organizations"] = typeof(AmazonOrganizationsClient),
        ["config"] = typeof(AmazonConfigServiceClient),
        ["iam"] = typeof(AmazonIdentityManagementServiceClient),
        ["cloudformation"] = typeof(AmazonCloudFormationClient),
        ["sns"] = typeof(AmazonSimpleNotificationServiceClient),
        ["lambda"] = typeof(AmazonLambdaClient),
        ["cloudtrail"] = typeof(AmazonCloudTrailClient),
        ["account"] = typeof(AmazonAccountClient),
    };

    private static readonly string[] InXml = ["iam", "cloudformation", "sns"];

    /// <summary>Names that the official packages have instead of the model's.</summary>
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["InvokeRequest.PayloadStream"] = "Payload",
        ["KMSOptInRequired"] = "KMSOptInRequiredException",
    };

    /// <summary>Members whose first letter is small in the model, and large in the official packages.</summary>
    private static readonly string[] InLowerCase = ["IncludeShadowTrails", "TrailNameList", "TrailList"];

    public static TheoryData<string, string> Operations { get; } = new()
    {
        { "organizations", "DescribeOrganization" },
        { "organizations", "DescribeAccount" },
        { "organizations", "ListAccounts" },
        { "organizations", "ListRoots" },
        { "organizations", "EnablePolicyType" },
        { "organizations", "EnableAWSServiceAccess" },
        { "organizations", "ListAWSServiceAccessForOrganization" },
        { "organizations", "RegisterDelegatedAdministrator" },
        { "organizations", "ListDelegatedAdministrators" },
        { "organizations", "ListOrganizationalUnitsForParent" },
        { "organizations", "ListAccountsForParent" },
        { "organizations", "ListPolicies" },
        { "organizations", "DescribeOrganizationalUnit" },
        { "organizations", "ListTagsForResource" },
        { "organizations", "DescribePolicy" },
        { "organizations", "ListTargetsForPolicy" },
        { "organizations", "AttachPolicy" },
        { "organizations", "DetachPolicy" },
        { "organizations", "ListPoliciesForTarget" },
        { "config", "DescribeConfigRules" },
        { "config", "PutEvaluations" },
        { "config", "StartConfigRulesEvaluation" },
        { "iam", "GetAccountSummary" },
        { "iam", "ListVirtualMFADevices" },
        { "iam", "GenerateCredentialReport" },
        { "iam", "GetCredentialReport" },
        { "iam", "GetRole" },
        { "iam", "ListOrganizationsFeatures" },
        { "iam", "EnableOrganizationsRootCredentialsManagement" },
        { "iam", "EnableOrganizationsRootSessions" },
        { "iam", "CreateServiceLinkedRole" },
        { "iam", "CreateAccessKey" },
        { "iam", "ListAccessKeys" },
        { "iam", "DeleteAccessKey" },
        { "iam", "DeleteSigningCertificate" },
        { "iam", "DeleteLoginProfile" },
        { "iam", "DeactivateMFADevice" },
        { "iam", "GetAccessKeyLastUsed" },
        { "iam", "GetLoginProfile" },
        { "iam", "ListMFADevices" },
        { "iam", "ListSigningCertificates" },
        { "cloudformation", "ActivateOrganizationsAccess" },
        { "cloudformation", "DescribeOrganizationsAccess" },
        { "sns", "ListSubscriptionsByTopic" },
        { "sns", "Publish" },
        { "lambda", "Invoke" },
        { "cloudtrail", "DescribeTrails" },
        { "cloudtrail", "GetTrailStatus" },
        { "cloudtrail", "GetEventSelectors" },
        { "cloudtrail", "LookupEvents" },
        { "account", "ListRegions" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Members_have_the_names_and_types_of_the_model(string service, string operation)
    {
        var model = (await reader.ReadAsync()).GetProperty(service).GetProperty(operation);

        foreach (var (direction, type) in new[] { ("input", "Request"), ("output", "Response") })
        {
            var known = model.GetProperty(direction).Deserialize<Dictionary<string, string>>()!;
            foreach (var (member, kind) in Flatten(ModelType(service, operation + type), ""))
            {
                var path = Renamed.GetValueOrDefault($"{operation}{type}.{member}", ModelName(member));
                known.ShouldContainKey(path, $"{operation}{type} has a member that the model lacks");
                kind.ShouldBe(known[path], $"{operation}{type} {path}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_error_of_the_model_is_its_own_exception(string service, string operation)
    {
        foreach (
            var error in (await reader.ReadAsync())
                .GetProperty(service).GetProperty(operation).GetProperty("errors").EnumerateObject())
        {
            var code = error.Value.GetString()!;
            var body = InXml.Contains(service)
                ? WireFormat.XmlError(code)
                : $$"""{"__type":"{{code}}","Message":"No."}""";

            var thrown = await Should.ThrowAsync<AmazonServiceException>(
                () => CallAsync(service, operation, new((HttpStatusCode.BadRequest, body))));

            thrown.GetType().ShouldBe(ModelType(service, Renamed.GetValueOrDefault(error.Name, error.Name)));
            thrown.ErrorCode.ShouldBe(code);
        }
    }

    private static string ModelName(string path) =>
        InLowerCase.Any(name => path.StartsWith(name, StringComparison.Ordinal))
            ? char.ToLowerInvariant(path[0]) + path[1..]
            : path;

    private static Type ModelType(string service, string name) =>
        Clients[service].Assembly.GetType($"{Clients[service].Namespace}.Model.{name}")
            .ShouldNotBeNull($"{service} {name}");

    private static async Task CallAsync(string service, string operation, RecordedWire wire)
    {
        var type = Clients[service];
        var config = (ClientConfig)Activator.CreateInstance(
            type.Assembly.GetType(type.FullName![..^"Client".Length] + "Config")!)!;
        config.MaxErrorRetry = 0;
        using var client = (AmazonServiceClient)Activator.CreateInstance(
            type, new BasicAWSCredentials("key", "secret"), wire.Configure(config))!;
        var request = ModelType(service, operation + "Request");
        var method = type.GetMethod(operation + "Async", [request, typeof(CancellationToken)])!;
        var sent = Activator.CreateInstance(request)!;
        request.GetProperty("FunctionName")?.SetValue(sent, "Function");
        await (Task)method.Invoke(client, [sent, TestContext.Current.CancellationToken])!;
    }

    private static IEnumerable<(string Path, string Kind)> Flatten(Type type, string path) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .SelectMany(member => Describe(member.PropertyType, path + member.Name));

    private static IEnumerable<(string Path, string Kind)> Describe(Type declared, string path)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsValueType)
            declared.ShouldNotBe(type, $"{path} is a value type and must be nullable, as everywhere in version 4");
        if (type == typeof(string) || type.IsSubclassOf(typeof(ConstantClass)))
            return [(path, "string")];
        if (type == typeof(int))
            return [(path, "integer")];
        if (type == typeof(bool))
            return [(path, "boolean")];
        if (type == typeof(DateTime))
            return [(path, "timestamp")];
        if (type == typeof(MemoryStream))
            return [(path, "blob")];
        if (typeof(IList).IsAssignableFrom(type))
            return Element(type.GenericTypeArguments[0], path + "[]").Prepend((path, "list"));
        if (typeof(IDictionary).IsAssignableFrom(type))
            return Element(type.GenericTypeArguments[1], path + "{}").Prepend((path, "map"));
        return Flatten(type, path + ".").Prepend((path, "structure"));
    }

    /// <summary>An element of a collection is never null, so a number in it needs no nullable type.</summary>
    private static IEnumerable<(string Path, string Kind)> Element(Type type, string path) =>
        Describe(type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type, path);
}

/// <summary>
/// Reads the models once: per operation the flattened members of input and output, and the error codes by exception.
/// </summary>
public sealed class ServiceModelReader
{
    private const string Script = """
        import glob, gzip, json, os, botocore
        def model(service):
            path = sorted(glob.glob(os.path.join(botocore.__path__[0], "data", service, "*", "service-2.json*")))[-1]
            with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
                return json.load(file)
        def flatten(shapes, name, path, above, out):
            shape = shapes[name]
            kind = shape["type"]
            if path:
                out[path] = kind
            if kind == "list":
                flatten(shapes, shape["member"]["shape"], path + "[]", above, out)
            elif kind == "map":
                flatten(shapes, shape["value"]["shape"], path + "{}", above, out)
            elif kind == "structure" and name not in above:
                for member, target in shape["members"].items():
                    flatten(shapes, target["shape"], (path + "." if path else "") + member, above + [name], out)
            return out
        def operation(shapes, found):
            def side(key):
                return flatten(shapes, found[key]["shape"], "", [], {}) if key in found else {}
            errors = {e["shape"]: shapes[e["shape"]].get("error", {}).get("code", e["shape"]) for e in found.get("errors", [])}
            return {"input": side("input"), "output": side("output"), "errors": errors}
        models = {service: model(service) for service in SERVICES}
        print(json.dumps({service: {name: operation(m["shapes"], found) for name, found in m["operations"].items()
              if name in NAMES} for service, m in models.items()}))
        """;

    private JsonElement? _models;

    public async Task<JsonElement> ReadAsync() => _models ??= await RunAsync();

    private static async Task<JsonElement> RunAsync()
    {
        Judge.Require("python3", "-c", "import botocore");
        var names = JsonSerializer.Serialize(ServiceModels.Operations.Select(row => row.Data.Item2));
        var services = JsonSerializer.Serialize(ServiceModels.Operations.Select(row => row.Data.Item1).Distinct());
        var read = await Judge.RunAsync("python3", ["-c", $"NAMES = {names}\nSERVICES = {services}\n{Script}"]);
        read.ExitCode.ShouldBe(0, read.Error);
        return JsonDocument.Parse(read.Output).RootElement;
    }
}

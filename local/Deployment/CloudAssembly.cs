using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guardrails.Local.Deployment;

/// <summary>
/// The output of <c>cdk synth</c>: stacks with their templates and assets, nested assemblies (CDK stages) included.
/// </summary>
/// <remarks>Source: https://docs.aws.amazon.com/cdk/v2/guide/deploy.html#deploy-how-synth-app</remarks>
internal static class CloudAssembly
{
    /// <summary>Reads every stack of an assembly, each after the stacks that it depends on.</summary>
    public static IReadOnlyList<AssemblyStack> Read(string folder)
    {
        var manifest = ReadObject(
            Path.Combine(folder, "manifest.json"), $"{folder} is not a cloud assembly; synthesize it first");
        var artifacts = manifest["artifacts"] as JsonObject ?? [];
        var stacks = new List<AssemblyStack>();
        var ids = artifacts.Select(artifact => artifact.Key).ToList();
        foreach (var id in DependencyOrder.Sort(ids, id => Dependencies(artifacts[id]!, ids)))
        {
            var artifact = artifacts[id]!;
            switch ((string?)artifact["type"])
            {
                case "cdk:cloud-assembly":
                    stacks.AddRange(Read(Path.Combine(folder, Text(artifact, "properties", "directoryName"))));
                    break;
                case "aws:cloudformation:stack":
                    stacks.Add(ReadStack(folder, id, artifact, artifacts));
                    break;
                default:
                    break;
            }
        }

        return stacks;
    }

    private static AssemblyStack ReadStack(string folder, string id, JsonNode artifact, JsonObject artifacts)
    {
        // aws://ACCOUNT/REGION; "unknown-account" where the app left it open, which nothing here can guess.
        var environment = new Uri(Text(artifact, "environment"));
        var name = (string?)artifact["properties"]?["stackName"] ?? id;
        var region = environment.AbsolutePath.Trim('/');
        if (environment.Host.StartsWith("unknown-", StringComparison.Ordinal)
            || region.StartsWith("unknown-", StringComparison.Ordinal))
        {
            throw new DeployException(
                $"{name}: the stack has no explicit account and Region ({environment}). Give its env in the app.");
        }

        var template = ReadObject(
            Path.Combine(folder, Text(artifact, "properties", "templateFile")),
            $"the template of stack {name} cannot be read");
        var assets = Dependencies(artifact, artifacts.Select(other => other.Key).ToList())
            .Select(dependency => artifacts[dependency]!)
            .Where(dependency => (string?)dependency["type"] == "cdk:asset-manifest")
            .SelectMany(dependency => ReadAssets(folder, Text(dependency, "properties", "file")))
            .ToList();
        return new(name, environment.Host, region, ExecutionRole(artifact, environment.Host, region), template, assets);
    }

    /// <summary>The role that the assembly names; else the one of a bootstrap that names no other qualifier.</summary>
    private static string ExecutionRole(JsonNode artifact, string account, string region) =>
        ((string?)artifact["properties"]?["cloudFormationExecutionRoleArn"])?.Split('/')[^1]
        ?? DeployRoles.Execution(account, region);

    private static IEnumerable<FileAsset> ReadAssets(string folder, string file)
    {
        var files = ReadObject(Path.Combine(folder, file), "an asset manifest cannot be read")["files"] as JsonObject
            ?? [];
        foreach (var (hash, asset) in files)
        {
            if ((string?)asset?["source"]?["path"] is not { } path
                || asset["destinations"] is not JsonObject destinations)
            {
                throw new DeployException(
                    $"{Path.Combine(folder, file)}: file {hash} has no source path and destinations.");
            }

            foreach (var (_, destination) in destinations)
            {
                yield return new(
                    hash,
                    Path.GetFullPath(Path.Combine(folder, path)),
                    Text(destination!, "bucketName"),
                    Text(destination!, "objectKey"));
            }
        }
    }

    private static List<string> Dependencies(JsonNode artifact, List<string> known) =>
        (artifact["dependencies"] as JsonArray ?? []).Select(id => (string)id!).Where(known.Contains).ToList();

    private static string Text(JsonNode node, params ReadOnlySpan<string> path)
    {
        var found = node;
        foreach (var name in path)
            found = found?[name];
        return (string?)found
            ?? throw new DeployException(
                $"the cloud assembly's manifest lacks {string.Join('.', path!)} in {node.GetPath()}.");
    }

    private static JsonObject ReadObject(string file, string problem)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) as JsonObject
                ?? throw new DeployException($"{problem}: {file} holds no JSON object.");
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new DeployException($"{problem}: {error.Message}");
        }
    }
}

/// <summary>One stack of a cloud assembly.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="Region">Its Region.</param>
/// <param name="ExecutionRole">The name of the role as which CloudFormation makes its resources.</param>
/// <param name="Template">Its template.</param>
/// <param name="Assets">The files that its template names.</param>
internal sealed record AssemblyStack(
    string Name,
    string AccountId,
    string Region,
    string ExecutionRole,
    JsonObject Template,
    IReadOnlyList<FileAsset> Assets);

/// <summary>A file or folder that a template names by bucket and key.</summary>
/// <param name="Hash">The hash of its content.</param>
/// <param name="SourcePath">Its path on this machine.</param>
/// <param name="Bucket">The bootstrap bucket, in which pseudo parameters can stand.</param>
/// <param name="Key">The object key.</param>
internal sealed record FileAsset(string Hash, string SourcePath, string Bucket, string Key)
{
    /// <summary>The bucket in an environment.</summary>
    public string In(string accountId, string region, string partition) => Bucket
        .Replace("${AWS::AccountId}", accountId)
        .Replace("${AWS::Region}", region)
        .Replace("${AWS::Partition}", partition);
}

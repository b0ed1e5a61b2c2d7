using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.IdentityManagement;
using Amazon.Runtime;
using Guardrails.Core.Ids;
using Guardrails.Core.Names;
using Guardrails.Core.Roles;
using Guardrails.Local.Authorization;
using Guardrails.Local.Functions;
using Guardrails.Local.Organization;
using Guardrails.Local.Services.CloudTrail;
using Guardrails.Local.Services.Lambda;
using Guardrails.Local.Services.Logs;
using Guardrails.Tests.Unit.Roles;
using RootCredentials = Guardrails.Local.Organization.RootCredentials;

namespace Guardrails.Tests.Unit.Lambdas.RootRemediation;

/// <content>Everything that others do in the organization.</content>
internal sealed partial class RemediationSite
{
    private static string Package { get; } = Repository.PathOf(
        "artifacts",
        "publish",
        DeployedFunction.RootDeletion.Assembly,
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    /// <summary>The root user of an account.</summary>
    public RootCredentials Root(AccountId? account = null) => World.Account((account ?? Account).Value).Root;

    /// <summary>A new root key of the account.</summary>
    public void AddKey(string id) => Root().AccessKeys.Add(new(id, "secret", Now));

    /// <summary>IAM shows a last use of the account's first key now.</summary>
    public void Use(string service) => Root().AccessKeys[0].LastUsed = new(Now, "us-east-1", service);

    /// <summary>Somebody calls IAM with the account's first key, in an own client.</summary>
    public async Task<Exception?> CallIamAsync()
    {
        var key = Root().AccessKeys[0];
        using var iam = ClientsOf(new(key.Id, key.Secret, SessionToken: null)).IdentityManagement();
        return await Record.ExceptionAsync(() => iam.ListAccessKeysAsync(new(), default));
    }

    /// <summary>A call with the account's first key stands in event history.</summary>
    /// <param name="call">The event's source and name, such as <c>sqs:CreateQueue</c>.</param>
    /// <param name="region">The Region.</param>
    /// <param name="request">What was asked for.</param>
    public void LogKeyCall(string call, string region = "us-east-1", JsonObject? request = null) => Log(
        call,
        region,
        request,
        new()
        {
            ["type"] = "Root",
            ["principalId"] = Account.Value,
            ["arn"] = $"arn:aws:iam::{Account}:root",
            ["accountId"] = Account.Value,
            ["accessKeyId"] = Root().AccessKeys[0].Id,
        });

    /// <summary>The same call, by a role.</summary>
    public void LogRoleCall(string role, string call, string region = "us-east-1", JsonObject? request = null) => Log(
        call,
        region,
        request,
        new()
        {
            ["type"] = "AssumedRole",
            ["principalId"] = "AROAEXAMPLEEXAMPLE001:app",
            ["arn"] = $"arn:aws:sts::{Account}:assumed-role/{role.Split('/')[^1]}/app",
            ["accountId"] = Account.Value,
            ["accessKeyId"] = "ASIAEXAMPLEEXAMPLE01",
            ["sessionContext"] = new JsonObject
            {
                ["sessionIssuer"] = new JsonObject
                {
                    ["type"] = "Role",
                    ["principalId"] = "AROAEXAMPLEEXAMPLE001",
                    ["arn"] = role,
                    ["accountId"] = Account.Value,
                    ["userName"] = role.Split('/')[^1],
                },
            },
        });

    /// <summary>Deploys the function that deletes: its package, as the build publishes it, and its own role.</summary>
    public void DeployDeletion()
    {
        var name = DeployedNames.RootDeletion;
        var role = Add(RootDeletionRole.Of(RoleExamples.Commercial), Security);
        var group = DeployedFunction.RootDeletion.LogGroup;
        var place = LogGroup.ArnOf(World, Security.Value, "us-east-1", group);
        World.Of<LogsState>().LogGroups[place] = new(World, group, place);
        FunctionSettings settings = new(
            name,
            $"arn:aws:lambda:us-east-1:{Security}:function:{name}",
            "us-east-1",
            Package,
            DeployedFunction.RootDeletion.Assembly,
            MemoryMegabytes: 512,
            TimeSpan.FromMinutes(1),
            group,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [EnvironmentVariables.Partition] = Partition.Commercial.Name,
            });
        World.Of<LambdaState>().Functions[settings.Arn] = new(settings.Arn, Security.Value, "us-east-1")
        {
            RoleArn = role.Arn,
            Settings = settings,
            Running = World.Find<FunctionHost>()!.Create(
                settings,
                () => ExecutionRole.Assume(World, role.Arn, name, settings.Arn, Security.Value),
                line => FunctionLogs.Write(World, settings, line)),
        };
    }

    private void Log(string call, string region, JsonObject? request, JsonObject identity)
    {
        var parts = call.Split(':');
        lock (World.Gate)
        {
            TrailEvent.Put(
                World,
                Account.Value,
                parts[0],
                parts[1],
                TrailEvent.ApiCall,
                new()
                {
                    ["userIdentity"] = identity,
                    ["sourceIPAddress"] = "192.0.2.7",
                    ["userAgent"] = "aws-cli/2.15",
                    ["requestParameters"] = request?.DeepClone(),
                    ["responseElements"] = null,
                },
                region);
        }
    }
}

using System.Globalization;
using Guardrails.Core.Activity;

namespace Guardrails.Tests.Unit.Activity;

/// <summary>Everything that was read of an event, each fact as text under its name.</summary>
internal static class ActivityFacts
{
    public static Dictionary<string, string?> Of(RootActivity activity)
    {
        var facts = new Dictionary<string, string?>
        {
            ["event"] = $"{activity.EventSource} {activity.Name}",
            ["id"] = Text(activity.Id.EventId),
            ["sharedId"] = activity.Id.SharedEventId,
            ["corrects"] = activity.Id.Corrects,
            ["correctionReason"] = activity.Id.CorrectionReason,
            ["time"] = activity.Time.TryGet(out var time) ? Text(time) : activity.Time.Problem,
            ["source"] = Text(activity.Delivery.Source),
            ["detailType"] = activity.Delivery.DetailType,
            ["sender"] = Text(activity.Accounts.Sender),
            ["recipient"] = Text(activity.Accounts.Recipient),
            ["callerAccount"] = Text(activity.Accounts.Caller),
            ["region"] = activity.Region,
            ["type"] = activity.Type,
            ["readOnly"] = Text(activity.IsReadOnly),
            ["address"] = activity.Origin.Address,
            ["agent"] = activity.Origin.Agent,
            ["vpcEndpoint"] = activity.Origin.VpcEndpointId,
            ["tls"] = activity.Origin.TlsVersion,
            ["host"] = activity.Origin.Host,
            ["keyActedOn"] = activity.ActedOn.AccessKeyId,
            ["certificateActedOn"] = activity.ActedOn.CertificateId,
            ["deviceActedOn"] = activity.ActedOn.SerialNumber,
            ["userActedOn"] = activity.ActedOn.UserName,
            ["status"] = activity.ActedOn.Status,
            ["issued"] = activity.Issued is null ? null : activity.Issued.AccessKeyId ?? "none",
            ["issuedUntil"] = Text(activity.Issued?.Expires),
            ["target"] = activity.Issued?.TargetPrincipal,
            ["task"] = activity.Issued?.TaskPolicyArn,
            ["resources"] =
                string.Join(", ", activity.Resources.Select(one => $"{one.Type} {one.Arn} of {one.AccountId}")),
            ["request"] = activity.Details.Request?.ToJsonString(),
            ["answer"] = activity.Details.Answer?.ToJsonString(),
            ["additional"] = activity.Details.Additional?.ToJsonString(),
            ["serviceDetails"] = activity.Details.Service?.ToJsonString(),
        };
        Add(facts, activity.Outcome);
        Add(facts, activity.Caller);
        Add(facts, activity.SignIn);
        return facts;
    }

    private static void Add(Dictionary<string, string?> facts, Stated<ActivityOutcome> stated)
    {
        facts["errorCode"] = stated.TryGet(out var outcome) ? outcome.ErrorCode : stated.Problem;
        facts["errorMessage"] = outcome?.ErrorMessage;
        facts["failure"] = outcome?.Failure;
    }

    private static void Add(Dictionary<string, string?> facts, Stated<ActivityCaller> stated)
    {
        facts["caller"] = stated.TryGet(out var caller) ? caller.Type : stated.Problem;
        facts["principal"] = caller?.PrincipalId;
        facts["arn"] = caller?.Arn;
        facts["userName"] = caller?.UserName;
        facts["invokedBy"] = caller?.InvokedBy;
        facts["isRoot"] = Text(caller?.IsRoot);
        facts["isFederatedByRoot"] = Text(caller?.IsFederatedByRoot);
        facts["key"] = caller?.Credential.AccessKeyId;
        facts["keyKind"] = caller?.Credential.Kind.ToString();
        facts["session"] = Text(caller?.Session is not null);
        facts["sessionMfa"] = Text(caller?.Session?.MfaUsed);
        facts["sessionCreated"] = Text(caller?.Session?.Created);
        facts["issuer"] = caller?.Session?.Issuer is { } issuer ? $"{issuer.Type} {issuer.Arn}" : null;
        facts["issuerAccount"] = caller?.Session?.Issuer?.AccountId;
        facts["assumedRoot"] = Text(caller?.Session?.IsAssumedRoot);
        facts["signInSession"] = caller?.Session?.SignInSessionArn;
        facts["fromConsole"] = Text(caller?.Session?.FromConsole);
    }

    private static void Add(Dictionary<string, string?> facts, SignIn? signIn)
    {
        facts["signIn"] = signIn?.Kind.ToString();
        facts["signInSucceeded"] = Text(signIn?.Succeeded);
        facts["signInMfa"] = Text(signIn?.MfaUsed);
        facts["signInDevice"] = signIn?.MfaDevice;
        facts["signInMfaType"] = signIn?.MfaType;
        facts["signInMobile"] = Text(signIn?.FromMobile);
        facts["signInTo"] = signIn?.LoginTo;
    }

    private static string? Text<T>(Stated<T> stated) where T : class =>
        stated.TryGet(out var value) ? value.ToString() : stated.Problem;

    private static string? Text(bool? flag) => flag switch { true => "true", false => "false", null => null };

    private static string? Text(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Calls;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Services.S3;

/// <summary>Objects: written in one piece and read, with the bucket's policy, its key and locks.</summary>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html and API_GetObject.html. Within the
/// bucket's account the bucket's policy alone would let in, too; here a principal's own policies must.
/// </remarks>
internal static class ObjectOperations
{
    public static IEnumerable<Operation> All =>
    [
        new("s3", "PutObject", PutPermission, Put),
        new("s3", "GetObject", GetPermission, Get),
    ];

    private static RequiredPermission PutPermission(Call call, JsonObject input)
    {
        var arn = Arn(call, input);
        var put = new RequiredPermission("s3:PutObject", arn)
            .With("s3:x-amz-server-side-encryption", input.Text("ServerSideEncryption"))
            .With("s3:x-amz-server-side-encryption-aws-kms-key-id", input.Text("SSEKMSKeyId"))
            .With("s3:object-lock-mode", input.Text("ObjectLockMode"))
            .With("s3:object-lock-retain-until-date", input.Text("ObjectLockRetainUntilDate"));
        return input.Text("ObjectLockMode") is null
            ? put
            : put with { Also = [new RequiredPermission("s3:PutObjectRetention", arn)] };
    }

    private static RequiredPermission GetPermission(Call call, JsonObject input) =>
        input.Text("VersionId") is { } version
            ? new RequiredPermission("s3:GetObjectVersion", Arn(call, input)).With("s3:versionid", version)
            : new RequiredPermission("s3:GetObject", Arn(call, input));

    private static JsonObject Put(Call call, JsonObject input)
    {
        var bucket = Find(call, input);
        var permission = PutPermission(call, input);
        foreach (var one in permission.Also.Prepend(permission))
            ResourcePolicies.DemandPrincipal(call, one, bucket.Policy, bucket.AccountId);
        var body = Convert.FromBase64String(input.Text("Body") ?? "");
        CheckDigest(input, body);
        var lockedUntil = LockOf(call, input, bucket);
        var key = KeyOf(input, bucket);
        DemandKey(call, bucket, key, "kms:GenerateDataKey");
        var version = new ObjectVersion(bucket.Versioned ? call.World.NextUuid("version") : null, body)
        {
            WrittenAt = call.Now,
            ContentType = input.Text("ContentType") ?? "binary/octet-stream",
            ContentDisposition = input.Text("ContentDisposition"),
            KmsKey = key,
            LockMode = input.Text("ObjectLockMode"),
            LockedUntil = lockedUntil,
        };
        var name = input.Required("Key");
        if (!bucket.Objects.TryGetValue(name, out var versions))
            bucket.Objects[name] = versions = [];
        if (!bucket.Versioned)
            versions.Clear();
        versions.Add(version);
        return Described(version);
    }

    private static JsonObject Get(Call call, JsonObject input)
    {
        var bucket = Find(call, input);
        ResourcePolicies.DemandPrincipal(call, GetPermission(call, input), bucket.Policy, bucket.AccountId);
        var (name, id) = (input.Required("Key"), input.Text("VersionId"));
        var version = (bucket.Objects.GetValueOrDefault(name) ?? [])
            .LastOrDefault(one => id is null || one.Id == id);
        if (version is null)
        {
            // Only those who may list learn that there is none.
            var list = new RequiredPermission("s3:ListBucket", bucket.Arn);
            Authorizer.Demand(call, list);
            ResourcePolicies.DemandPrincipal(call, list, bucket.Policy, bucket.AccountId);
            throw id is null
                ? new AwsError("NoSuchKey", "The specified key does not exist.", 404)
                : new AwsError("NoSuchVersion", "The specified version does not exist.", 404);
        }

        DemandKey(call, bucket, version.KmsKey, "kms:Decrypt");
        var answer = Described(version);
        answer["Body"] = Convert.ToBase64String(version.Body);
        answer["ContentType"] = version.ContentType;
        answer["ContentDisposition"] = version.ContentDisposition;
        answer["ObjectLockMode"] = version.LockMode;
        answer["ObjectLockRetainUntilDate"] =
            version.LockedUntil?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return answer;
    }

#pragma warning disable CA5351 // Amazon S3 defines this tag; nothing is secured by it.
    private static JsonObject Described(ObjectVersion version) => new()
    {
        ["ETag"] = $"\"{Convert.ToHexStringLower(MD5.HashData(version.Body))}\"",
        ["VersionId"] = version.Id,
        ["ServerSideEncryption"] = version.KmsKey is null ? "AES256" : "aws:kms",
        ["SSEKMSKeyId"] = version.KmsKey,
        ["BucketKeyEnabled"] = version.KmsKey is null ? null : "true",
    };
#pragma warning restore CA5351

    private static void CheckDigest(JsonObject input, byte[] body)
    {
        if (input.Text("ChecksumSHA256") is { } sha && sha != Convert.ToBase64String(SHA256.HashData(body)))
        {
            throw new AwsError(
                "BadDigest", "The SHA256 you specified did not match the calculated checksum.");
        }
    }

    /// <summary>The end of the lock that the request asks for, or null.</summary>
    private static DateTimeOffset? LockOf(Call call, JsonObject input, Bucket bucket)
    {
        var (mode, date) = (input.Text("ObjectLockMode"), input.Text("ObjectLockRetainUntilDate"));
        if (mode is null && date is null)
            return null;
        if (!bucket.Locks)
            throw new AwsError("InvalidRequest", "Bucket is missing Object Lock Configuration");
        if (input.Text("ChecksumSHA256") is null)
        {
            throw new AwsError(
                "InvalidRequest",
                "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock "
                + "parameters");
        }

        if (mode is not ("GOVERNANCE" or "COMPLIANCE") || !DateTimeOffset.TryParse(
            date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
        {
            throw new AwsError(
                "InvalidArgument",
                "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        }

        return until > call.Now
            ? until
            : throw new AwsError("InvalidArgument", "The retain until date must be in the future!");
    }

    private static string? KeyOf(JsonObject input, Bucket bucket) => input.Text("ServerSideEncryption") switch
    {
        null => bucket.KmsKey,
        "AES256" => null,
        "aws:kms" => input.Text("SSEKMSKeyId") ?? bucket.KmsKey ?? "alias/aws/s3",
        var other => throw new AwsError("InvalidArgument", $"The encryption method {other} is not supported"),
    };

    /// <summary>
    /// The use of the key, for whoever calls. With a key of the bucket the encryption context is the bucket.
    /// </summary>
    /// <remarks>Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html</remarks>
    private static void DemandKey(Call call, Bucket bucket, string? key, string action)
    {
        if (key is null)
            return;
        var at = $"arn:{call.World.Partition}:s3:{bucket.Region}:{bucket.AccountId}:{bucket.Name}";
        try
        {
            call.World.The<IKeys>().Demand(new EncryptionUse(key, at, action)
            {
                Call = call,
                Service = "s3",
                EncryptionContext = new Dictionary<string, string> { ["aws:s3:arn"] = bucket.Arn },
            });
        }
        catch (AwsError error) when (error.Code == IKeys.NotFound)
        {
            throw new AwsError("KMS.NotFoundException", error.Message);
        }
    }

    private static Bucket Find(Call call, JsonObject input) =>
        call.World.Of<S3State>().Buckets.GetValueOrDefault(input.Required("Bucket"))
        ?? throw new AwsError("NoSuchBucket", "The specified bucket does not exist", 404);

    private static string Arn(Call call, JsonObject input) =>
        $"{BucketOperations.Arn(call.World, input.Required("Bucket"))}/{input.Required("Key")}";
}

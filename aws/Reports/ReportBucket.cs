using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Guardrails.Aws.Calls;
using Guardrails.Core.Names;
using Guardrails.Core.Reporting;

namespace Guardrails.Aws.Reports;

/// <summary>
/// The bucket of the reports. Amazon S3 has no transaction: the files of a day are written first, and the one object
/// that is called latest names them last. Until then it names those of the report before.
/// </summary>
/// <param name="s3">Amazon S3.</param>
/// <param name="bucket">The bucket's name.</param>
/// <param name="keyArn">The ARN of the key that encrypts what is written.</param>
/// <param name="locked">The time for which a dated file is locked.</param>
/// <param name="calls">How AWS is called.</param>
/// <remarks>
/// Sources: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html, and for the checksum that a locked
/// object needs https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
/// </remarks>
public sealed class ReportBucket(IAmazonS3 s3, string bucket, string keyArn, TimeSpan locked, AwsCalls calls)
{
    /// <summary>Writes a report.</summary>
    /// <param name="at">The time of the report (UTC), whose day it is filed under.</param>
    /// <param name="isComplete">False where its first line names what is missing.</param>
    /// <param name="files">Its files.</param>
    /// <param name="cancellation">Stops writing.</param>
    /// <exception cref="AwsCallException">
    /// Not all of it was written. The report before is still the newest. Writing it again is safe.
    /// </exception>
    public async Task<LatestReport> WriteAsync(
        DateTimeOffset at, bool isComplete, IReadOnlyList<ReportFile> files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var written = new List<WrittenFile>();
        foreach (var file in files)
            written.Add(await WriteAsync(day, at + locked, file, cancellation));
        var latest = new LatestReport(day, at, isComplete, written);
        await PutAsync(
            ReportKeys.Latest,
            "application/json",
            () => new MemoryStream(Encoding.UTF8.GetBytes(latest.Text)),
            SHA256.HashData(Encoding.UTF8.GetBytes(latest.Text)),
            lockedUntil: null,
            cancellation);
        return latest;
    }

    private async Task<WrittenFile> WriteAsync(
        DateOnly day, DateTimeOffset lockedUntil, ReportFile file, CancellationToken cancellation)
    {
        var (key, hash) = (ReportKeys.Of(day, file.Name), await HashAsync(file.Path, cancellation));
        var version = await PutAsync(
            key, file.ContentType, () => File.OpenRead(file.Path), hash, lockedUntil, cancellation);
        return new(key, version, new FileInfo(file.Path).Length, Convert.ToHexStringLower(hash));
    }

    /// <returns>The version that was written.</returns>
    private async Task<string> PutAsync(
        string key,
        string contentType,
        Func<Stream> open,
        byte[] hash,
        DateTimeOffset? lockedUntil,
        CancellationToken cancellation)
    {
        var answer = await calls.MakeAsync(
            S3Actions.PutObject,
            async () =>
            {
                await using var content = open();
                return await s3.PutObjectAsync(
                    Request(key, contentType, content, hash, lockedUntil), cancellation);
            },
            cancellation);
        return answer.VersionId is { Length: > 0 } version
            ? version
            : throw calls.Failed(
                S3Actions.PutObject,
                $"the bucket {bucket} keeps no versions",
                $"deploy stack {DeployedNames.ReportingStack} again.");
    }

    private PutObjectRequest Request(
        string key, string contentType, Stream content, byte[] hash, DateTimeOffset? lockedUntil)
    {
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            InputStream = content,
            AutoCloseStream = false,
            ContentType = contentType,
            ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS,
            ServerSideEncryptionKeyManagementServiceKeyId = keyArn,
            BucketKeyEnabled = true,

            // Amazon S3 compares it with what arrived. In one piece, so that it stands in a header and is signed.
            ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
            ChecksumSHA256 = Convert.ToBase64String(hash),
            UseChunkEncoding = false,
        };

        // A browser shows what a link leads to, and does not save it.
        request.Headers.ContentDisposition = "inline";
        if (lockedUntil is { } until)
        {
            request.ObjectLockMode = ObjectLockMode.Governance;
            request.ObjectLockRetainUntilDate = until.UtcDateTime;
        }

        return request;
    }

    private static async Task<byte[]> HashAsync(string path, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        return await SHA256.HashDataAsync(content, cancellation);
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Guardrails.Tests.Bench.Usage;

/// <summary>Files of a trail, as CloudTrail writes them, of which one event in so many is the key's.</summary>
internal static class GeneratedTrail
{
    public const string Account = "444444444444";
    public const string Key = "AKIAIOSFODNN7EXAMPLE";

    private const int EventsInAFile = 500;

    private static readonly string[] Names = ["ListBuckets", "GetBucketAcl", "PutBucketPolicy", "GetBucketLocation"];

    /// <summary>Writes them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="events">The number of events.</param>
    /// <param name="oneIn">The key's share.</param>
    public static void Write(string folder, int events, int oneIn)
    {
        Directory.CreateDirectory(folder);
        for (var first = 0; first < events; first += EventsInAFile)
        {
            var day = new DateTime(2026, 9, 1).AddMinutes(first / 10);
            var name = string.Create(
                CultureInfo.InvariantCulture,
                $"{Account}_CloudTrail_us-east-1_{day:yyyyMMdd}T{day:HHmm}Z_{first:x16}.json.gz");
            using var zip = new GZipStream(File.Create(Path.Combine(folder, name)), CompressionLevel.Fastest);
            using var text = new StreamWriter(zip, new UTF8Encoding(false));
            text.Write("{\"Records\":[");
            for (var at = first; at < first + EventsInAFile; at++)
            {
                text.Write(at > first ? "," : "");
                text.Write(Event(at, day, at % oneIn == 0));
            }

            text.Write("]}");
        }
    }

    private static string Event(int at, DateTime day, bool ofKey)
    {
        var key = ofKey ? Key : string.Create(CultureInfo.InvariantCulture, $"ASIA{at:X16}");
        return string.Create(
            CultureInfo.InvariantCulture,
        $$$$$"""
        {"eventVersion":"1.11","userIdentity":{"type":"{{{{{(ofKey ? "Root" : "AssumedRole")}}}}}","principalId":"444444444444","arn":"arn:aws:iam::444444444444:root","accountId":"444444444444","accessKeyId":"{{{{{key}}}}}","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE","arn":"arn:aws:iam::444444444444:role/Application","accountId":"444444444444","userName":"Application"},"attributes":{"creationDate":"2026-09-01T00:00:00Z","mfaAuthenticated":"false"}}},"eventTime":"{{{{{day:yyyy-MM-dd'T'HH:mm:ss}}}}}Z","eventSource":"s3.amazonaws.com","eventName":"{{{{{Names[at / 7 % Names.Length]}}}}}","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.{{{{{at / 100 % 200}}}}}","userAgent":"[Boto3/1.34.0 md/Botocore#1.34.0 ua/2.0 os/linux#6.1 md/arch#x86_64 lang/python#3.11.4 exec-env/AWS_Lambda_python3.11 app/exporter]","requestParameters":{"bucketName":"bucket-{{{{{at / 100 % 50}}}}}","Host":"bucket-{{{{{at / 100 % 50}}}}}.s3.us-east-1.amazonaws.com","acl":""},"responseElements":null,"additionalEventData":{"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"{{{{{at:x32}}}}}","bytesTransferredOut":{{{{{at % 5000}}}}}},"requestID":"{{{{{at:X16}}}}}","eventID":"{{{{{new Guid(at, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8)}}}}}","readOnly":true,"resources":[{"accountId":"444444444444","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::bucket-{{{{{at / 100 % 50}}}}}"}],"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"444444444444","eventCategory":"Management","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"bucket.s3.us-east-1.amazonaws.com"}}
        """);
    }
}

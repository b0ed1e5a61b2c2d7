namespace Guardrails.Core.Names;

/// <summary>The calls of Amazon S3 that the code makes, as IAM names them.</summary>
public static class S3Actions
{
    /// <summary>Writes an object, or a new version of it.</summary>
    public const string PutObject = "s3:PutObject";

    /// <summary>Locks an object for a time, also as part of writing it.</summary>
    public const string PutObjectRetention = "s3:PutObjectRetention";
}

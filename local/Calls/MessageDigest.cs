using System.Security.Cryptography;
using System.Text;

namespace Guardrails.Local.Calls;

/// <summary>The MD5 of a message's body, which SQS answers with and hands out, and which its clients check.</summary>
/// <remarks>
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
/// </remarks>
internal static class MessageDigest
{
    /// <summary>The digest, in lower-case hexadecimal digits.</summary>
#pragma warning disable CA5351 // SQS defines this digest; nothing is secured by it.
    public static string Of(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
}

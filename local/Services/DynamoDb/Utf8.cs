using System.Text;

namespace Guardrails.Local.Services.DynamoDb;

/// <summary>Texts as DynamoDB measures and orders them.</summary>
internal static class Utf8
{
    /// <summary>The order of sort keys.</summary>
    public static readonly IComparer<string> Order = Comparer<string>.Create(Compare);

    /// <summary>Compares by bytes.</summary>
    public static int Compare(string one, string other) =>
        Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));

    /// <summary>The number of bytes.</summary>
    public static int Length(string text) => Encoding.UTF8.GetByteCount(text);
}

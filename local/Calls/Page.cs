using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Guardrails.Local.Authorization;
using Guardrails.Local.Wire;

namespace Guardrails.Local.Calls;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items on it; may be none although more follow.</param>
/// <param name="Next">The token of the next page, or null.</param>
internal sealed record Page(JsonArray Items, string? Next)
{
    private const string Prefix = "offset:";

    /// <summary>Cuts the page that a token asks for.</summary>
    public static Page Of(
        Call call, IEnumerable<JsonObject> all, string? token, int? size, int maximum, Func<AwsError> invalidToken)
    {
        if (token is null && call.World.Options.EmptyFirstPage)
            return new([], Token(0));

        var items = all.ToList();
        var offset = token is null ? 0 : Offset(token) ?? throw invalidToken();
        var count = Math.Min(Math.Min(size ?? maximum, maximum), call.World.Options.PageSize ?? maximum);
        return new(
            new JsonArray([.. items.Skip(offset).Take(count)]),
            offset + count < items.Count ? Token(offset + count) : null);
    }

    private static string Token(int offset) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(Prefix + offset.ToString(CultureInfo.InvariantCulture)));

    private static int? Offset(string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length))
            return null;
        var text = Encoding.ASCII.GetString(bytes, 0, length);
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(text[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : null;
    }
}

using System.Text.Json.Nodes;

namespace Guardrails.Core.Incidents.Messages;

/// <summary>The form of messages that Amazon Q Developer in chat applications takes.</summary>
/// <remarks>https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html</remarks>
internal static class ChatForm
{
    private const int LongestTitle = 250;
    private const int LongestDescription = 8_000;
    private const int LongestStep = 350;
    private const int LongestKeyword = 75;

    /// <summary>A message.</summary>
    /// <param name="thread">The thread that it belongs to.</param>
    /// <param name="type">The kind of event.</param>
    /// <param name="title">The title, fit for markdown.</param>
    /// <param name="lines">The description, fit for markdown.</param>
    /// <param name="steps">The next steps.</param>
    /// <param name="keywords">Words to find it by.</param>
    public static JsonObject Of(
        string thread,
        string type,
        string title,
        IEnumerable<string> lines,
        IEnumerable<string>? steps = null,
        IEnumerable<string>? keywords = null) => new()
        {
            ["version"] = "1.0",
            ["source"] = "custom",
            ["id"] = thread,
            ["content"] = new JsonObject
            {
                ["textType"] = "client-markdown",
                ["title"] = MessageText.Cut(title, LongestTitle),
                ["description"] = MessageText.Cut(string.Join('\n', lines), LongestDescription),
                ["nextSteps"] = Texts(steps, LongestStep),
                ["keywords"] = Texts(keywords, LongestKeyword),
            },
            ["metadata"] = new JsonObject
            {
                ["threadId"] = thread,
                ["summary"] = MessageText.Cut(title, LongestTitle),
                ["eventType"] = type,
            },
        };

    private static JsonArray Texts(IEnumerable<string>? texts, int longest) =>
        new([.. (texts ?? []).Select(text => (JsonNode)MessageText.Cut(text, longest))]);
}

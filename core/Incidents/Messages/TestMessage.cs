namespace Guardrails.Core.Incidents.Messages;

/// <summary>The message that <c>guardrails alerts test</c> has sent.</summary>
public static class TestMessage
{
    /// <summary>The message.</summary>
    /// <param name="at">The time at which somebody asked for it (UTC).</param>
    public static TopicMessage Of(DateTimeOffset at)
    {
        var asked = $"Somebody asked for this message at {MessageText.Time(at)} with `guardrails alerts test`.";
        return new(
            "Guardrails: test message, nothing happened",
            $"This is a test. Nothing happened and nothing is to be done.\n{asked}\n"
            + "Messages about root users come from the same address and look alike.\n",
            ChatForm.Of("test", "Test", "Test message, nothing happened", [MessageText.Markdown(asked)]));
    }
}

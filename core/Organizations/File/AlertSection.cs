using System.Text.RegularExpressions;
using Guardrails.Core.Json;

namespace Guardrails.Core.Organizations.File;

/// <summary>The recipients of alerts.</summary>
internal sealed partial record AlertSection(Located<IReadOnlyList<Located<string>>>? Recipients)
{
    private const string MailPattern = @"^[^@\s]{1,64}@[^@\s]{1,180}\.[^@\s.]{2,63}";

    private static readonly Property<IReadOnlyList<Located<string>>> RecipientsProperty =
        new(
            "recipients",
            "Mail addresses that alerts go to. Kept for the version that sends alerts: this one sends none.",
            new ListShape<string>(
                new TextShape<string>(
                    "a mail address",
                    "an address such as \"cloud-security@example.com\"",
                    MailPattern + "$",
                    TryParseMail),
                "mail addresses",
                same: address => address.ToUpperInvariant(),
                most: 100));

    public static readonly ObjectShape<AlertSection> Shape =
        new([RecipientsProperty], fields => new(fields.Get(RecipientsProperty)));

    private static bool TryParseMail(string text, out string address)
    {
        address = text;
        return Mail().IsMatch(text);
    }

    [GeneratedRegex(MailPattern + @"\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();
}

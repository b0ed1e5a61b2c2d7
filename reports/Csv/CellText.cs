using System.Text;
using System.Text.RegularExpressions;
using Guardrails.Core.Json;

namespace Guardrails.Reports.Csv;

/// <summary>
/// A text from outside as a cell that a spreadsheet shows as it is: as no formula, and as no number, date or truth
/// value, which would lose leading zeros or become something else.
/// </summary>
/// <remarks>
/// An apostrophe goes before what would be taken for one, as OWASP recommends, and before every apostrophe in such a
/// place, so that one rule takes them all away again: at the beginning of the text, and after a comma, semicolon, bar
/// or quotation mark with any spaces behind it, an apostrophe is not the text's own. The places inside the text are
/// for spreadsheets that separate cells by other characters than commas, and do not see the quotation marks then.
/// Source: https://owasp.org/www-community/attacks/CSV_Injection
/// </remarks>
internal static partial class CellText
{
    // With their full-width forms, which a spreadsheet may take for the plain ones.
    private const string Formula = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212";

    private const string Separators = ",;|\"\uFF0C\uFF1B\uFF5C\uFF02";

    /// <summary>The cell.</summary>
    public static string Of(string text)
    {
        var shown = Printable.Line(text);
        var cell = new StringBuilder(shown.Length + 1);
        var isBeginning = true;
        if (IsValue().IsMatch(shown) && !IsNeutralized(shown))
        {
            cell.Append('\'');
            isBeginning = false;
        }

        foreach (var character in shown)
        {
            if (isBeginning && (character == '\'' || Formula.Contains(character)))
                cell.Append('\'');
            isBeginning = Separators.Contains(character) || (isBeginning && char.IsWhiteSpace(character));
            cell.Append(character);
        }

        return cell.ToString();
    }

    /// <summary>The cell of an id that is digits alone: always a text, with its zeros.</summary>
    public static string OfDigits(string id) => $"'{id}";

    /// <summary>The text that is shown by a cell, as <see cref="Printable.Line"/> shows it.</summary>
    public static string Read(string cell) => Apostrophe().Replace(cell, "${before}");

    private static bool IsNeutralized(string text) => text[0] == '\'' || Formula.Contains(text[0]);

    /// <summary>
    /// Anything with a digit that does not begin with a letter or a known sign of markup; months with a number; truth
    /// values. In English: a spreadsheet of another language knows other words.
    /// </summary>
    [GeneratedRegex(
        @"^\s*(?:[^\p{L}<&{\\\s].*\p{Nd}|\p{Nd}|(?:true|false)\s*$"
        + @"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s./-]*\p{Nd})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
            | RegexOptions.Singleline)]
    private static partial Regex IsValue();

    [GeneratedRegex(
        @"(?<before>(?:^|[,;|""\uFF0C\uFF1B\uFF5C\uFF02])\s*)'",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Apostrophe();
}

using System.Text;

namespace Guardrails.Tests.Unit.Reports;

/// <summary>Texts that anybody could give an account or a unit as its name, the same ones in every run.</summary>
internal static class RandomText
{
    // What a spreadsheet, a parser of CSV or JSON, a page or a terminal takes for more than a letter.
    private const string Hostile =
        "=+-@'\"`,;|\t\r\n\\/ <>&{}$%#.0179eE():"
        + "\u00A0\u3000\0\u0007\u007F\u0085\u2028\uFEFF\u202E\u200B\uFF1D\uFF0B\uFF0D\uFF20\uFF1B";

    public static IEnumerable<string> Many(int count, int seed)
    {
        var random = new Random(seed);
        for (var made = 0; made < count; made++)
            yield return One(random);
    }

    private static string One(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(0, 12); length > 0; length--)
        {
            text.Append(random.Next(4) switch
            {
                0 => new Rune(random.Next(0x20, 0x7F)).ToString(),
                1 => AnyRune(random),
                _ => Hostile[random.Next(Hostile.Length)].ToString(),
            });
        }

        return text.ToString();
    }

    private static string AnyRune(Random random)
    {
        int value;
        do
            value = random.Next(0x110000);
        while (!Rune.IsValid(value));
        return new Rune(value).ToString();
    }
}

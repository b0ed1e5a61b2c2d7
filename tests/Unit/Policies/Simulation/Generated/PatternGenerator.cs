namespace Guardrails.Tests.Unit.Policies.Simulation.Generated;

/// <summary>
/// Words of the alphabet as policies write them: whole, with wildcards in many places, in another case, nearly.
/// </summary>
internal sealed class PatternGenerator(Dice dice)
{
    public string Action()
    {
        var action = dice.Pick(Alphabet.Actions).Action;
        var (service, name) = (action[..action.IndexOf(
            ':', StringComparison.Ordinal)], action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return dice.Below(8) switch
        {
            0 => "*",
            1 => $"{service}:*",
            2 => action,
            3 => InOtherCase(action),
            4 => $"{service}:{name[..dice.Between(1, name.Length - 1)]}*",
            _ => $"{service}:{Wild(name)}",
        };
    }

    /// <summary>
    /// A resource; one in fifty ARNs is cut short, though none in NotResource (judge-differences.json).
    /// </summary>
    public string Resource(bool except)
    {
        var arn = dice.Pick(dice.Pick(Alphabet.Actions).Resources);
        return dice.Chance(20) ? "*"
            : dice.Chance(2) && !except && arn != "*" ? arn[..arn.IndexOf(':', dice.Between(5, 8))] + "*"
            : Arn(arn, Alphabet.AllVariables);
    }

    /// <summary>An ARN whose segments vary, each by itself.</summary>
    /// <param name="arn">The ARN.</param>
    /// <param name="variables">Which variables may stand in it.</param>
    public string Arn(string arn, IReadOnlyList<string> variables)
    {
        if (arn == "*")
            return "arn:aws:iam::444444444444:*";
        var segments = arn.Split(':', 6);
        for (var index = 1; index < 5; index++)
        {
            if (dice.Chance(12))
                segments[index] = dice.Chance(60) ? "*" : segments[index].Length == 0 ? "" : Wild(segments[index]);
        }

        segments[5] = Name(segments[5], variables);
        return string.Join(':', segments);
    }

    /// <summary>A text as StringLike has it.</summary>
    public string Like(string text, IReadOnlyList<string> variables) => dice.Below(8) switch
    {
        0 => "*",
        1 => text,
        2 => Nearly(text),
        3 => WithVariable(text, variables),
        _ => Wild(text),
    };

    /// <summary>A text as StringEquals has it.</summary>
    public string Word(string text, IReadOnlyList<string> variables) => dice.Below(8) switch
    {
        0 => InOtherCase(text),
        1 => Nearly(text),
        2 => Wild(text),
        3 => WithVariable(text, variables),
        _ => text,
    };

    public string InOtherCase(string text) =>
        dice.Pick(text.ToUpperInvariant(), text.ToLowerInvariant(), string.Concat(text.Select(Flipped)));

    // AWS takes no wildcard in the part of an ARN that says what type the resource has: only what follows it varies.
    private string Name(string resource, IReadOnlyList<string> variables)
    {
        var start = resource.AsSpan().IndexOfAny('/', ':') + 1;
        var (type, name) = (resource[..start], resource[start..]);
        return dice.Below(9) switch
        {
            0 => "*",
            8 => type + WithVariable(name, variables),
            1 => type + "*",
            2 => type + Nearly(name),
            3 => type + InOtherCase(name),
            4 or 5 => resource,
            _ => type + Wild(name),
        };
    }

    /// <summary>One or two stretches (perhaps of no length) become a star, or characters question marks.</summary>
    private string Wild(string text)
    {
        for (var times = dice.Between(1, 2); times > 0 && text.Length > 0; times--)
        {
            var from = dice.Below(text.Length);
            var until = Math.Min(text.Length, from + dice.Below(5));
            text = dice.Chance(60)
                ? $"{text[..from]}*{text[until..]}"
                : $"{text[..from]}?{text[(from + 1)..]}";
        }

        return text;
    }

    /// <summary>A variable for the whole text, or, less often of use, for what follows its first letters.</summary>
    private string WithVariable(string text, IReadOnlyList<string> variables) =>
        (dice.Chance(70) ? "" : text[..dice.Below(text.Length)]) + dice.Pick(variables);

    private string Nearly(string text) => dice.Below(4) switch
    {
        0 => text + "x",
        1 => text[1..],
        2 => text[..^1],
        _ => "x" + text[1..],
    };

    private char Flipped(char letter) =>
        dice.Chance(50) ? letter : char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter);
}

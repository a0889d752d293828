using System.Text.RegularExpressions;

namespace LensForge.Domain.Screenplays;

/// <summary>Takes headings apart: INT. HOUSE - KITCHEN - NIGHT, in the languages that scripts are written in.</summary>
public static partial class SceneHeadingReader
{
    private static readonly HashSet<string> Times = Words(
        "DAY NIGHT MORNING AFTERNOON EVENING DAWN DUSK SUNRISE SUNSET NOON MIDDAY MIDNIGHT TWILIGHT DAYBREAK NIGHTFALL DAYTIME NIGHTTIME SUNDOWN " +
        "LATER CONTINUOUS CONT CONT'D SAME MOMENTS MOMENT PRESENT PAST MAGIC GOLDEN BLUE " +
        "TAG NACHT MORGEN ABEND MITTAG NACHMITTAG VORMITTAG MITTERNACHT DÄMMERUNG MORGENDÄMMERUNG ABENDDÄMMERUNG MORGENGRAUEN SPÄTER GLEICH " +
        "JOUR NUIT MATIN SOIR MIDI MINUIT AUBE CRÉPUSCULE SOIRÉE MATINÉE " +
        "DÍA DIA NOCHE MAÑANA TARDE AMANECER ATARDECER ANOCHECER MEDIODÍA MEDIANOCHE MADRUGADA CONTINUO CONTINÚA " +
        "GIORNO NOTTE MATTINA MATTINO SERA POMERIGGIO ALBA TRAMONTO MEZZOGIORNO MEZZANOTTE " +
        "NOITE MANHÃ AMANHECER ENTARDECER ANOITECER MEIO-DIA MEIA-NOITE " +
        "DAG NACHT AVOND OCHTEND MIDDAG MORGON KVÄLL NATT AFTEN KVELD GRYNING SKYMNING MORGEN NAT " +
        "PÄIVÄ YÖ AAMU ILTA DZIEŃ NOC WIECZÓR PORANEK ŚWIT RANEK DEN VEČER RÁNO DAN JUTRO " +
        "ДЕНЬ НОЧЬ УТРО ВЕЧЕР РАССВЕТ ЗАКАТ СУМЕРКИ НІЧ РАНОК ВЕЧІР ΜΕΡΑ ΗΜΕΡΑ ΝΥΧΤΑ ΠΡΩΙ GÜNDÜZ GECE SABAH AKŞAM GÜN " +
        "NAPPAL ÉJSZAKA ESTE REGGEL ZI NOAPTE SEARA DIMINEAȚA 昼 夜 朝 夕 夕方 日 晨 晚 黄昏 낮 밤 아침 저녁");

    private static readonly HashSet<string> Fillers = Words(
        "THE A AN THAT THIS NEXT FEW MINUTES HOURS DAYS WEEKS MONTHS YEARS MINUTE HOUR WEEK MONTH YEAR SECONDS TIME EARLY LATE BEFORE AFTER PRE PRE-DAWN MID " +
        "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN SEVERAL AM PM A.M. P.M. O'CLOCK OF IN TO AND ALMOST NEARLY FLASHBACK PREVIOUS FOLLOWING FIRST LIGHT " +
        "FRÜHER FRÜH SPÄT AM DER DIE DAS DEN NÄCHSTE NÄCHSTER LE LA L' AU DE DU PLUS TARD MÊME LENDEMAIN TÔT EL AL DEL DÍAS MÁS DOPO PIÙ TARDI STESSO MOMENTO LO MISMO");

    [GeneratedRegex(@"^[*_]{0,4}(?<prefix>(?:INT|EXT)\.?\s?/\s?(?:INT|EXT)|INT|EXT|EST|I\.?/\s?E|E\.?/\s?I)(?<end>\.|\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    // Written out in other languages; these need Fountain's forcing dot, Final Draft needs nothing.
    [GeneratedRegex(@"^(?<in>INNEN|INTÉRIEUR|INTERIEUR|INTERIOR|INTERNO|INSIDE|BINNEN)?(?<between>\.?\s?/\s?)?(?<out>AUSSEN|AUßEN|EXTÉRIEUR|EXTERIEUR|EXTERIOR|ESTERNO|OUTSIDE|BUITEN)?(?=[\s.:,/-])[\s.:,-]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordPrefix();

    // A dash with a space on one side at least, a long dash anywhere, or a slash between spaces.
    [GeneratedRegex(@"\s+-{1,2}\s*|\s*-{1,2}\s+|\s*[–—]\s*|\s+/\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Divider();

    /// <summary>Whether the line begins as a heading does without being forced.</summary>
    internal static bool Begins(string line)
    {
        var match = Prefix().Match(line);

        // "Est ce que tu viens" is French, not an establishing shot: without its dot EST must be in capitals.
        return match.Success
            && (match.Groups["end"].Value == "." || !match.Groups["prefix"].ValueSpan.Equals("EST", StringComparison.OrdinalIgnoreCase) || match.Groups["prefix"].Value == "EST");
    }

    /// <summary>A heading even where no blank line stands before it: capitals, a dotted prefix, and a time at the end.</summary>
    internal static bool Unmistakable(string line) =>
        line.Length < 200 && Prefix().Match(line) is { Success: true } match && match.Groups["end"].Value == "." && FountainCues.InCapitals(line) && Read(line.Trim('*', '_')).Time.Length > 0;

    /// <summary>Reads the text of a heading, its scene number already taken off.</summary>
    public static SceneHeading Read(string text)
    {
        var rest = text.Trim();
        bool interior = false, exterior = false;
        if (Prefix().Match(rest) is { Success: true } match)
        {
            var prefix = match.Groups["prefix"].Value.ToUpperInvariant();
            interior = prefix.StartsWith('I') || prefix.Contains("INT", StringComparison.Ordinal) || prefix.EndsWith('I');
            exterior = prefix.StartsWith('E') || prefix.Contains("EXT", StringComparison.Ordinal) || prefix.EndsWith('E');
            rest = rest[match.Length..].TrimStart(' ', '.', ':', '\t', '-', '–', '—');
        }
        else if (WordPrefix().Match(rest) is { Success: true } words && (words.Groups["in"].Success || words.Groups["out"].Success))
        {
            (interior, exterior) = (words.Groups["in"].Success, words.Groups["out"].Success);
            rest = rest[words.Length..].TrimStart(' ', '/', '.', ':', '-', '–', '—');
        }

        var (place, time) = Divided(rest);
        return new(text, interior, exterior, place, time);
    }

    private static (string Place, string Time) Divided(string rest)
    {
        if (rest.Length > 2000)
        {
            return (rest, "");
        }

        var dividers = Divider().Matches(rest);
        for (var i = dividers.Count - 1; i >= 0; i--)
        {
            var start = dividers[i].Index + dividers[i].Length;
            var end = i + 1 < dividers.Count ? dividers[i + 1].Index : rest.Length;
            if (IsTime(rest[start..end]))
            {
                // DAY - LATER belongs together, and so does what stands behind the time: NIGHT - RAIN.
                while (i > 0 && IsTime(rest[(dividers[i - 1].Index + dividers[i - 1].Length)..dividers[i].Index]))
                {
                    i--;
                }

                return (rest[..dividers[i].Index].Trim(), rest[(dividers[i].Index + dividers[i].Length)..].Trim());
            }
        }

        if (dividers.Count == 0)
        {
            var mark = rest.TrimEnd('.', ' ').LastIndexOfAny([',', '.', '(']);
            if (mark > 0 && IsTime(rest[(mark + 1)..].Trim(' ', '.', ')')))
            {
                return (rest[..mark].Trim(), rest[(mark + 1)..].Trim(' ', '.', ')'));
            }

            var space = rest.LastIndexOf(' ');
            if (space > 0 && rest[(space + 1)..].ToUpperInvariant() is "DAY" or "NIGHT" or "MORNING" or "EVENING" or "DAWN" or "DUSK" or "NACHT" or "NUIT" or "NOCHE" or "NOTTE"
                && !rest[..space].EndsWith(" OF", StringComparison.OrdinalIgnoreCase) && !rest[..space].EndsWith(" THE", StringComparison.OrdinalIgnoreCase))
            {
                return (rest[..space].Trim(), rest[(space + 1)..]);
            }
        }

        return (rest, "");
    }

    private static bool IsTime(string segment)
    {
        var open = segment.IndexOf('(');
        var words = (open > 0 ? segment[..open] : segment).ToUpperInvariant().Replace('’', '\'').Split([' ', '/', ',', '.', '(', ')', '\''], StringSplitOptions.RemoveEmptyEntries);
        var known = false;
        foreach (var word in words)
        {
            if (Times.Contains(word) || IsClock(word))
            {
                known = true;
            }
            else if (!Fillers.Contains(word) && word is not ("HOUR" or "S" or "D") && !int.TryParse(word.TrimEnd('S', 'T', 'H', 'D', 'N', 'R'), out _))
            {
                // PRE-DAWN, SUNDAY-MORNING: the last part decides.
                var hyphen = word.LastIndexOf('-');
                if (hyphen < 0 || !Times.Contains(word[(hyphen + 1)..]))
                {
                    return false;
                }

                known = true;
            }
        }

        return known;
    }

    private static bool IsClock(string word) =>
        char.IsAsciiDigit(word[0]) && (word.Contains(':') || word.EndsWith("AM", StringComparison.Ordinal) || word.EndsWith("PM", StringComparison.Ordinal));

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}

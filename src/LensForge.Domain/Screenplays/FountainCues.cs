using System.Text;

namespace LensForge.Domain.Screenplays;

/// <summary>
/// Tells a character's name from other capitals that stand directly above text. Fountain's own rule is only "capitals, a blank line
/// before, none after", which makes a speaker of every BOOM; here a sentence, a sound, a camera word or a repeated shout stays action
/// unless the same name speaks elsewhere.
/// </summary>
internal sealed class FountainCues
{
    private const int LongestName = 48;

    private static readonly HashSet<string> Sounds = new(StringComparer.Ordinal)
    {
        "BOOM", "BANG", "CRASH", "SLAM", "CLICK", "CLACK", "RING", "THUD", "CRACK", "SNAP", "POP", "SPLASH", "WHAM", "SMASH", "BEEP", "BUZZ",
        "HONK", "SCREECH", "THUMP", "WHOOSH", "KNOCK", "SILENCE", "BLACK", "BLACKOUT", "DARKNESS", "PAUSE", "BEAT", "RUMS", "KRACH", "BUMM", "STILLE", "PLOP",
        "EXPLOSION", "GUNSHOT", "GUNSHOTS", "THUNDER", "LIGHTNING", "CLANG", "TICK", "DING", "RUMBLE",
    };

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "IS", "ARE", "WAS", "WERE", "HAS", "EXPLODES", "EXPLODE", "HITS", "ENTERS", "RUNS", "FALLS", "OPENS", "CLOSES", "SLAMS", "RINGS", "CRASHES",
        "BURSTS", "SHATTERS", "STOPS", "STARTS", "FLIES", "SCREAMS", "COMES", "GOES", "TURNS", "APPEARS", "DISAPPEARS", "COLLAPSES", "BREAKS",
    };

    private static readonly string[] CameraWords =
    [
        "CLOSE ON", "CLOSE UP", "CLOSE-UP", "ANGLE ON", "BACK TO", "CUT TO", "INSERT", "SUPER", "MONTAGE", "SERIES OF SHOTS", "INTERCUT", "FLASHBACK",
        "END FLASHBACK", "TITLE CARD", "WIDE SHOT", "TRACKING SHOT", "POV", "LATER", "MOMENTS LATER", "THE END", "FADE IN", "FADE OUT", "FADE TO", "SMASH CUT",
        "ON SCREEN", "SPLIT SCREEN", "END OF",
    ];

    private readonly Dictionary<string, int> _speaks = new(StringComparer.Ordinal);

    public FountainCues(List<FountainLine> lines)
    {
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (!lines[i].Blank && !lines[i + 1].Blank && (i == 0 || lines[i - 1].Blank) && InCapitals(lines[i].Text) && !InCapitals(lines[i + 1].Text))
            {
                var name = CharacterCue.NameOf(lines[i].Text);
                _speaks[name] = _speaks.GetValueOrDefault(name) + 1;
            }
        }
    }

    /// <summary>Capitals with a line directly below: does somebody speak here?</summary>
    public bool IsCue(string line, string below)
    {
        if (!InCapitals(line))
        {
            return false;
        }

        if (line.EndsWith('^') || line.EndsWith(')'))
        {
            return true;
        }

        var name = CharacterCue.NameOf(line);
        var speaks = _speaks.GetValueOrDefault(name);
        if (name.Length is 0 or > LongestName || string.Equals(line, below, StringComparison.Ordinal) || EndsLikeSentence(name) || StartsWithCameraWord(name))
        {
            return false;
        }

        if (speaks >= 2)
        {
            return true;
        }

        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return !Array.Exists(words, Verbs.Contains) && !(words.Length <= 3 && Array.TrueForAll(words, Sounds.Contains));
    }

    /// <summary>At least one capital and, outside parentheses, nothing small.</summary>
    public static bool InCapitals(string line)
    {
        var depth = 0;
        var capital = false;
        foreach (var c in line)
        {
            depth = c == '(' ? depth + 1 : c == ')' ? Math.Max(0, depth - 1) : depth;
            if (depth == 0)
            {
                // The German sharp s has no capital that anybody types.
                if (char.IsLower(c) && c != 'ß')
                {
                    return false;
                }

                capital |= char.IsUpper(c);
            }
        }

        return capital;
    }

    private static bool EndsLikeSentence(string name)
    {
        if (name[^1] is '!' or '?' or ',' or ';' or ':' or '…' or '-' or '–' or '—' || name.EndsWith("...", StringComparison.Ordinal))
        {
            return true;
        }

        // DR. and JAMES T. are names, THE LIGHTS GO OUT. is none.
        return name[^1] == '.' && name.Length - 1 - name.LastIndexOf(' ') > 4;
    }

    private static bool StartsWithCameraWord(string name) =>
        Array.Exists(CameraWords, words => name.StartsWith(words, StringComparison.Ordinal) && (name.Length == words.Length || name[words.Length] is ' ' or ':' or '-' or '.'));
}

using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.ShotLists;

/// <summary>Who is to be seen in a scene, and who is only heard.</summary>
/// <param name="Seen">Those on the stage, the busiest speakers first, then the silent.</param>
/// <param name="Heard">Voices from elsewhere: voice-over, or the far end of a call.</param>
/// <param name="Apart">The people are in different places and are cut against each other: an intercut.</param>
/// <param name="Call">Somebody is on the phone.</param>
public sealed record SceneCast(IReadOnlyList<string> Seen, IReadOnlyList<string> Heard, bool Apart, bool Call)
{
    private static readonly HashSet<string> Off = new(StringComparer.Ordinal)
    {
        "vo", "v o", "v.o", "os", "o s", "oc", "o c", "off", "voix off", "hors champ", "voz en off", "fuori campo", "fc", "f c", "zza kadru", "z offu", "за кадром", "画外音", "声", "voice over", "off screen", "offscreen", "off camera", "filtered", "on phone", "on radio", "on tv", "am telefon", "au telephone", "al telefono",
    };

    /// <summary>The cue's name without its extensions.</summary>
    public static string NameIn(string cue)
    {
        var bracket = cue.IndexOfAny(['(', '（']);
        return (bracket > 0 ? cue[..bracket] : cue).Trim().TrimEnd('^').TrimEnd();
    }

    /// <summary>Whether the cue says that its speaker is not in the picture.</summary>
    public static bool IsOff(string cue)
    {
        for (var open = cue.IndexOfAny(['(', '（']); open >= 0; open = cue.IndexOfAny(['(', '（'], open + 1))
        {
            var close = cue.IndexOfAny([')', '）'], open);
            var inside = string.Join(' ', Words.Of(cue[(open + 1)..(close < 0 ? cue.Length : close)]).Select(word => word.Folded));
            if (Off.Contains(inside) || inside.StartsWith("v o ", StringComparison.Ordinal) || inside.StartsWith("o s ", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    public static SceneCast Of(Screenplay screenplay, Scene scene)
    {
        var speeches = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var here = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var known = scene.Speaking.Concat(scene.Silent).ToDictionary(name => name, name => name, StringComparer.OrdinalIgnoreCase);
        var names = new NameBook(known.Values);
        var apart = false;
        var call = false;
        for (var i = scene.FirstElement; i < scene.EndElement; i++)
        {
            var element = screenplay.Elements[i];
            switch (element.Kind)
            {
                case ElementKind.SceneHeading or ElementKind.Shot or ElementKind.Transition:
                    apart |= Deeds.Camera.In(element.Text).Any(hit => hit.Value == Direction.Intercut);
                    break;
                case ElementKind.Action or ElementKind.General:
                    var words = Words.Of(element.Text);
                    foreach (var (name, _) in names.In(words)) here.Add(name);
                    apart |= Deeds.Camera.In(words).Any(hit => hit.Value == Direction.Intercut);
                    call |= Deeds.Actions.In(words).Any(hit => hit.Value == Deed.Phone);
                    break;
                case ElementKind.Parenthetical:
                    call |= Deeds.Actions.In(element.Text).Any(hit => hit.Value == Deed.Phone);
                    break;
                case ElementKind.Character:
                    var speaker = NameIn(element.Text);
                    speaker = known.GetValueOrDefault(speaker, speaker);
                    speeches[speaker] = speeches.GetValueOrDefault(speaker) + 1;
                    if (!IsOff(element.Text)) here.Add(speaker);
                    break;
            }
        }

        var all = scene.Speaking.Concat(speeches.Keys).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var seen = all.Where(here.Contains).OrderByDescending(name => speeches.GetValueOrDefault(name)).ToList();
        seen.AddRange(scene.Silent.Where(name => !seen.Contains(name, StringComparer.OrdinalIgnoreCase)));
        var heard = all.Where(name => !seen.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
        // An intercut call has both ends in the picture, each in a place of its own.
        if (apart && call) { seen.AddRange(heard); heard.Clear(); }
        return new(seen, heard, apart, call || (apart && heard.Count > 0));
    }
}

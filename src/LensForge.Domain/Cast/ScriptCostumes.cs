using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Cast;

/// <summary>
/// Changes of costume that the script tells: "IRIS, now in a black dress", "Tom has changed into a suit". Clothes are only read from a
/// sentence that names the person alone and has such words; everything else a character keeps on.
/// </summary>
public static class ScriptCostumes
{
    private enum Sign { Wears }

    private static readonly Lexicon<Sign> Wearing = new(
        (Sign.Wears, "now in, now wears, now wearing, changed into, changes into, dressed in, back in, puts on, pulls on, wears, wearing, in a fresh, in a clean, " +
            "tragt jetzt, tragt, umgezogen, zieht sich um, porte, vetu de, vetue de, habille en, lleva puesto, vestido de, vestida de, indossa, veste"));

    public static IReadOnlyDictionary<string, IReadOnlyList<CostumeChange>> Of(Screenplay screenplay, IReadOnlyDictionary<string, Appearance> cast)
    {
        var found = new Dictionary<string, List<CostumeChange>>(StringComparer.Ordinal);
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scene in screenplay.Scenes)
        {
            var here = scene.Speaking.Concat(scene.Silent).Distinct().Where(cast.ContainsKey).ToList();
            foreach (var name in here)
            {
                // The first scene is the introduction, which the first costume is from.
                if (met.Add(name)) continue;
                var told = Told(screenplay, scene, name, here);
                if (told.Length == 0) continue;
                var changes = found.TryGetValue(name, out var known) ? known : [];
                var now = changes.Count > 0 ? changes[^1].Costume.On(cast[name]) : cast[name];
                var costume = Costume.Of(CharacterDescription.Of(name, told).Wear(now));
                if (costume == Costume.Of(now)) continue;
                changes.Add(new(scene.Ordinal, costume));
                found[name] = changes;
            }
        }

        return found.ToDictionary(one => one.Key, one => (IReadOnlyList<CostumeChange>)one.Value, StringComparer.Ordinal);
    }

    private static string Told(Screenplay screenplay, Scene scene, string name, List<string> others)
    {
        var sentences = new List<string>();
        for (var i = scene.FirstElement + 1; i < scene.EndElement; i++)
        {
            var element = screenplay.Elements[i];
            if (element.Kind != ElementKind.Action || !element.Text.Contains(name, StringComparison.OrdinalIgnoreCase)) continue;
            sentences.AddRange(Words.Sentences(element.Text).Where(sentence =>
                sentence.Contains(name, StringComparison.OrdinalIgnoreCase)
                && Wearing.In(sentence).Any() && Descriptions.Garments.In(sentence).Any(garment => garment.Value != Garment.Hair)
                && !others.Exists(other => other != name && sentence.Contains(other, StringComparison.OrdinalIgnoreCase))));
        }

        return string.Join(' ', sentences);
    }
}

using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.ShotLists;

/// <summary>
/// Who is "she" and who is "he": learned from the script itself, where a sentence that names one person is followed by one that begins
/// with a pronoun. Whoever is never followed by one stays unknown.
/// </summary>
internal sealed class Genders
{
    private static readonly Dictionary<string, bool> Pronouns = new(StringComparer.Ordinal)
    {
        ["she"] = true, ["her"] = true, ["sie"] = true, ["ihr"] = true, ["ihre"] = true, ["elle"] = true, ["ella"] = true, ["lei"] = true, ["ela"] = true, ["ona"] = true, ["она"] = true, ["彼女"] = true,
        ["he"] = false, ["his"] = false, ["er"] = false, ["seine"] = false, ["il"] = false, ["el"] = false, ["lui"] = false, ["ele"] = false, ["on"] = false, ["он"] = false, ["彼"] = false,
    };

    private readonly Dictionary<string, int> _votes = new(StringComparer.Ordinal);

    public static Genders Of(Screenplay screenplay, IEnumerable<string> everybody)
    {
        var genders = new Genders();
        var names = new NameBook(everybody);
        foreach (var element in screenplay.Elements)
        {
            if (element.Kind is not (ElementKind.Action or ElementKind.General)) continue;
            string? subject = null;
            foreach (var sentence in Words.Sentences(element.Text))
            {
                var words = Words.Of(sentence);
                var people = names.In(words);
                if (people.Count == 0 && subject is not null && Told(words) is { } feminine) genders._votes[subject] = genders._votes.GetValueOrDefault(subject) + (feminine ? 1 : -1);
                // Only the sentence right behind the name: the one after it may be about somebody else.
                subject = people.Count == 1 ? people[0].Name : null;
            }
        }

        return genders;
    }

    /// <summary>True for she, false for he; null where the sentence does not begin with such a word.</summary>
    public static bool? Told(IReadOnlyList<Word> words) => words.Count > 0 && Pronouns.TryGetValue(words[0].Folded, out var feminine) ? feminine : null;

    /// <summary>Whom a pronoun at the head of a sentence means: whoever was spoken of, if it fits, else the last one that it fits.</summary>
    /// <param name="recent">The people of the scene, the one mentioned last first.</param>
    public string? Meant(bool feminine, string? subject, IReadOnlyList<string> recent)
    {
        if (subject is not null && Fits(subject, feminine) != false) return subject;
        return recent.FirstOrDefault(name => Fits(name, feminine) == true) ?? recent.FirstOrDefault(name => Fits(name, feminine) is null);
    }

    private bool? Fits(string name, bool feminine) => _votes.GetValueOrDefault(name) is var votes && votes == 0 ? null : votes > 0 == feminine;
}

using LensForge.Domain.Grammar;

namespace LensForge.Domain.ShotLists;

/// <summary>Somebody does something.</summary>
/// <param name="Who">Null when the sentence does not tell.</param>
/// <param name="Words">The words that told it.</param>
public readonly record struct Act(string? Who, Deed Deed, string Words);

/// <summary>One or more sentences of action, read: who is named, who does what, what is felt, which objects matter.</summary>
/// <param name="Props">English names of known objects, in order.</param>
/// <param name="Capitals">An object written in capitals, as written; null without one.</param>
public sealed record ActionReading(
    IReadOnlyList<string> Named,
    IReadOnlyList<Act> Acts,
    IReadOnlyList<Mood> Moods,
    IReadOnlyList<string> Props,
    string? Capitals,
    Hit<Direction>? Camera)
{
    public static readonly ActionReading Nothing = new([], [], [], [], null, null);

    private static readonly HashSet<string> Pronouns =
    [
        "he", "she", "they", "er", "sie", "il", "elle", "ils", "elles", "el", "ella", "ellos", "ellas", "lui", "lei", "loro", "ele", "ela", "eles", "elas", "on", "ona", "oni", "hij", "zij", "han", "hon", "он", "она", "они", "then", "dann", "and",
    ];

    /// <summary>Who is felt to feel it: the first one named.</summary>
    public static ActionReading Of(string text, NameBook names, string? before = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return Nothing;
        var named = new List<string>();
        var acts = new List<Act>();
        var moods = new List<Mood>();
        var props = new List<string>();
        string? capitals = null;
        Hit<Direction>? camera = null;
        var subject = before;
        foreach (var sentence in Words.Sentences(text))
        {
            var words = Words.Of(sentence);
            var people = names.In(words);
            foreach (var (name, _) in people) if (!named.Contains(name)) named.Add(name);
            foreach (var hit in Deeds.Actions.In(words))
            {
                var who = people.LastOrDefault(person => person.Index <= hit.Index).Name ?? (hit.Index == 0 ? people.FirstOrDefault().Name : null);
                // "She rises", "Se levanta": a sentence that begins with a pronoun or with the verb goes on about the same person.
                if (who is null && (hit.Index == 0 || (hit.Index <= 2 && Pronouns.Contains(words[0].Folded)) || Words.IsIdeographic(words[0].Text[0]))) who = subject;
                acts.Add(new(who, hit.Value, hit.Found));
                // "Anna and Tom walk": the verb belongs to both.
                for (var i = people.Count - 2; i >= 0 && people[i + 1].Index <= hit.Index && people[i + 1].Index - people[i].Index <= 2; i--) acts.Add(new(people[i].Name, hit.Value, hit.Found));
            }

            foreach (var hit in Deeds.Moods.In(words)) moods.Add(hit.Value);
            foreach (var hit in ShotLists.Props.Known.In(words)) if (!props.Contains(hit.Value)) props.Add(hit.Value);
            foreach (var hit in Deeds.Camera.In(words)) camera ??= hit;
            capitals ??= InCapitals(words, people, names);
            if (people.Count > 0) subject = people[0].Name;
        }

        return new(named, acts, moods, props, capitals, camera);
    }

    public bool Does(Deed deed) => Acts.Any(act => act.Deed == deed);

    public Act? First(params ReadOnlySpan<Deed> deeds)
    {
        foreach (var act in Acts) if (deeds.Contains(act.Deed)) return act;
        return null;
    }

    // Capitals inside a sentence that is not all capitals: a thing the writer wants seen, unless it is a name or a sound.
    private static string? InCapitals(IReadOnlyList<Word> words, IReadOnlyList<(string Name, int Index)> people, NameBook names)
    {
        if (words.Count < 3 || words.Count(word => word.Capitals) * 2 > words.Count) return null;
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsThing(i)) continue;
            var end = i;
            while (end + 1 < words.Count && end - i < 3 && IsThing(end + 1)) end++;
            return string.Join(' ', words.Skip(i).Take(end - i + 1).Select(word => word.Text));
        }

        return null;

        bool IsThing(int index) =>
            words[index].Capitals && words[index].Text.Length >= 3 && !char.IsDigit(words[index].Text[0])
            && !names.IsName(words[index]) && !Surname(index)
            && !ShotLists.Props.NotThings.In([words[index]]).Any()
            && !(Deeds.Actions.In([words[index]]).Any() && !ShotLists.Props.Known.In([words[index]]).Any());

        // "IRIS VANE", "VANE, IRIS": capitals next to a name in capitals belong to it.
        bool Surname(int index)
        {
            foreach (var (_, at) in people)
            {
                if (!words[at].Capitals) continue;
                var (low, high) = (Math.Min(at, index), Math.Max(at, index));
                var joined = high - low <= 3;
                for (var i = low; i <= high && joined; i++) joined = words[i].Capitals && (i == low || words[i].Start - words[i - 1].End == 1);
                if (joined) return true;
            }

            return false;
        }
    }
}

namespace LensForge.Domain.Screenplays;

/// <summary>
/// Who is in each scene: those who speak there, and those whom its action names. A name is known because its owner speaks somewhere or
/// is introduced in capitals (<see cref="Introductions"/>); it counts in capitals or with a capital anywhere, and in small letters only
/// behind a definite article ("the waiter"), so that WILL is not found in "he will".
/// </summary>
internal sealed class PresentCharacters
{
    private const int LongestName = 6;

    private static readonly HashSet<string> DefiniteArticles = new(StringComparer.Ordinal)
    {
        "the", "der", "die", "das", "den", "dem", "le", "la", "les", "el", "los", "las", "il", "lo", "gli", "o", "os", "as", "de", "het",
    };

    // Names that are words too: at the head of a sentence they are names only where no pronoun follows.
    private static readonly HashSet<string> AlsoWords = new(StringComparer.Ordinal) { "WILL", "MAY", "MARK", "GRACE", "HOPE", "FAITH", "ART", "FRANK", "ROB", "SUE", "BILL", "JACK", "ROSE", "DAWN", "SUMMER", "RAY", "DEAN" };

    private static readonly HashSet<string> Pronouns = new(StringComparer.Ordinal) { "he", "she", "it", "they", "we", "you", "i", "the", "a", "an", "this", "that", "his", "her", "their" };

    private readonly List<List<string>> _speaking = [];
    private readonly List<List<string>> _silent = [];

    public PresentCharacters(IReadOnlyList<ScreenplayElement> elements, List<int> starts)
    {
        var speakers = CharacterCue.SpeakersIn(elements);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var speaker in speakers)
        {
            known.TryAdd(CharacterCue.KeyOf(speaker.Name), speaker.Name);
        }

        var introductions = new Introductions(speakers.Select(speaker => speaker.Name));
        var introduced = new Dictionary<int, List<string>>();
        for (var i = 0; i < elements.Count; i++)
        {
            if (Names(elements[i].Kind))
            {
                introduced[i] = introductions.In(elements[i].Text);
                foreach (var name in introduced[i])
                {
                    known.TryAdd(CharacterCue.KeyOf(name), name);
                }
            }
        }

        var firstWords = known.Keys.Select(FirstWord).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var caseless = known.Where(pair => !pair.Key.Any(c => char.IsUpper(c) || char.IsDigit(c))).Take(200).ToList();
        for (var scene = 0; scene < starts.Count; scene++)
        {
            var end = scene + 1 < starts.Count ? starts[scene + 1] : elements.Count;
            var speaking = new OrderedNames();
            var named = new OrderedNames();
            for (var i = starts[scene]; i < end; i++)
            {
                if (CharacterCue.SpeakerAt(elements, i) is { } speaker)
                {
                    speaking.Add(known[CharacterCue.KeyOf(speaker)]);
                }
                else if (introduced.TryGetValue(i, out var here))
                {
                    FindNames(elements[i].Text, known, firstWords, named);
                    foreach (var (_, name) in caseless.Where(pair => elements[i].Text.Contains(pair.Key, StringComparison.Ordinal)))
                    {
                        named.Add(name);
                    }

                    here.ForEach(named.Add);
                }
            }

            _speaking.Add(speaking.Names);
            _silent.Add(named.Names.FindAll(name => !speaking.Contains(name)));
        }
    }

    public (IReadOnlyList<string> Speaking, IReadOnlyList<string> Silent) In(int scene) => (_speaking[scene], _silent[scene]);

    private static bool Names(ElementKind kind) => kind is ElementKind.Action or ElementKind.Shot or ElementKind.General or ElementKind.Centered;

    private static string FirstWord(string name)
    {
        var words = ActionWords.Of(name);
        return words.Count == 0 ? name : words[0].In(name).ToString();
    }

    private static void FindNames(string text, Dictionary<string, string> known, HashSet<string> firstWords, OrderedNames named)
    {
        var words = ActionWords.Of(text);
        var spans = firstWords.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].In(text);
            if (!spans.Contains(word) && !word.Contains('’'))
            {
                continue;
            }

            var upper = CharacterCue.KeyOf(word.ToString());

            for (var last = Math.Min(words.Count - 1, i + LongestName - 1); last >= i; last--)
            {
                var phrase = CharacterCue.KeyOf(text[words[i].Start..words[last].End]);
                if ((known.TryGetValue(phrase, out var name) || (words[last].End < text.Length && text[words[last].End] == '.' && known.TryGetValue(phrase + ".", out name))) && IsName(text, words, i, upper))
                {
                    named.Add(name);
                    i = last;
                    break;
                }
            }
        }
    }

    private static bool IsName(string text, List<ActionWord> words, int at, string upper)
    {
        var first = text[words[at].Start];
        if (char.IsLower(first))
        {
            return at > 0 && DefiniteArticles.Contains(words[at - 1].In(text).ToString().ToLowerInvariant());
        }

        var inCapitals = words[at].In(text).IndexOfAnyExceptInRange('A', 'Z') < 0;
        return inCapitals || !AlsoWords.Contains(upper) || at + 1 >= words.Count || !Pronouns.Contains(words[at + 1].In(text).ToString().ToLowerInvariant());
    }

    private sealed class OrderedNames
    {
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);

        public List<string> Names { get; } = [];

        public void Add(string name)
        {
            if (_known.Add(name))
            {
                Names.Add(name);
            }
        }

        public bool Contains(string name) => _known.Contains(name);
    }
}

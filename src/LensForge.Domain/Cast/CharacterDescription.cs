using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Cast;

/// <summary>What the script says about somebody's looks, read around the first mention of the name.</summary>
internal sealed class CharacterDescription(string name, int lines, int order)
{
    private static readonly HashSet<string> MasculineExceptions =
        ["tom", "tam", "tim", "jim", "adam", "sam", "liam", "william", "malcolm", "joachim", "wim", "jerome", "paul", "karl", "carl", "emil", "neil", "daniel", "michael", "samuel", "gabriel", "manuel", "miguel", "abdul", "henry", "harry", "tony", "andy", "billy", "bob", "rob", "jacob", "caleb", "philip", "jeff", "olaf", "josef", "max", "felix", "alex", "luca", "andrea", "nikita", "noah", "joshua", "ezra", "elia", "mika", "sasha", "ilya", "kuba", "luke", "mike", "george", "pete", "steve", "joe", "dave", "jose", "andre", "pierre", "philippe", "uwe", "ole", "arne", "giuseppe", "davide", "jake", "kyle", "wayne", "bruce", "lee"];

    private static readonly HashSet<string> FeminineExceptions =
        ["ines", "iris", "agnes", "ruth", "miriam", "judith", "helen", "ellen", "karen", "carmen", "isabel", "rachel", "sarah", "hannah", "leah", "mary", "amy", "lily", "emily", "lucy", "ingrid", "astrid", "margaret", "elizabeth", "jennifer", "susan", "kim", "beth", "jane", "joan", "nell", "meg"];

    private readonly HashSet<Trait> _traits = [];

    public string Name => name;

    public int Lines => lines;

    public int Order => order;

    public bool? Feminine { get; private set; }

    public AgeBand? Age { get; private set; }

    public Trade? Trade { get; private set; }

    public TopKind? Top { get; private set; }

    public Rgb? TopColour { get; private set; }

    public BottomKind? Bottom { get; private set; }

    public Rgb? BottomColour { get; private set; }

    public Headwear? Headwear { get; private set; }

    public Rgb? HeadwearColour { get; private set; }

    public Rgb? HairColour { get; private set; }

    public Rgb? ShoeColour { get; private set; }

    public Rgb? AccentColour { get; private set; }

    public bool Scarf { get; private set; }

    public bool Glasses => Has(Trait.Glasses);

    public FacialHair? FacialHair => Has(Trait.Beard) ? Cast.FacialHair.Beard : Has(Trait.Moustache) ? Cast.FacialHair.Moustache : Has(Trait.Stubble) ? Cast.FacialHair.Stubble : null;

    public HairStyle? Hair =>
        Has(Trait.Bald) ? HairStyle.Bald
        : Has(Trait.Braids) ? HairStyle.Braids
        : Has(Trait.Ponytail) ? HairStyle.Ponytail
        : Has(Trait.Bun) ? HairStyle.Bun
        : Has(Trait.Curly) ? HairStyle.Curly
        : Has(Trait.LongHair) ? HairStyle.Long
        : Has(Trait.ShortHair) ? HairStyle.Crop
        : null;

    public bool Has(Trait trait) => _traits.Contains(trait);

    /// <summary>Everybody who speaks or is named, in the order of the script.</summary>
    public static IReadOnlyList<CharacterDescription> ReadAll(Screenplay screenplay)
    {
        var people = new Dictionary<string, CharacterDescription>(StringComparer.Ordinal);
        foreach (var speaker in screenplay.Characters) people.TryAdd(speaker.Name, new(speaker.Name, speaker.Lines, people.Count));
        foreach (var person in screenplay.Scenes.SelectMany(scene => scene.Speaking.Concat(scene.Silent))) people.TryAdd(person, new(person, 0, people.Count));

        var waiting = new Dictionary<string, List<CharacterDescription>>(StringComparer.Ordinal);
        foreach (var person in people.Values)
        {
            var key = Words.Of(person.Name).FirstOrDefault().Folded ?? "";
            if (!waiting.TryGetValue(key, out var list)) waiting[key] = list = [];
            list.Add(person);
        }

        foreach (var element in screenplay.Elements)
        {
            if (element.Kind is not (ElementKind.Action or ElementKind.General) || waiting.Count == 0) continue;
            Introduce(element.Text, waiting);
        }

        foreach (var person in people.Values) person.Settle();
        return [.. people.Values];
    }

    /// <summary>What one passage says of somebody.</summary>
    public static CharacterDescription Of(string name, string text)
    {
        var person = new CharacterDescription(name, 0, 0);
        person.Read(text);
        return person;
    }

    /// <summary>Somebody in the clothes that are told of here; what is not told stays.</summary>
    public Appearance Wear(Appearance looks) => looks with
    {
        Top = Top ?? looks.Top,
        TopColour = TopColour ?? looks.TopColour,
        Bottom = Bottom ?? looks.Bottom,
        BottomColour = BottomColour ?? looks.BottomColour,
        Headwear = Headwear ?? looks.Headwear,
        HeadwearColour = HeadwearColour ?? looks.HeadwearColour,
        ShoeColour = ShoeColour ?? looks.ShoeColour,
        Scarf = Scarf || looks.Scarf,
        AccentColour = AccentColour ?? looks.AccentColour,
    };

    /// <summary>Somebody known, as described here: a revised draft that says nothing of the looks changes nothing.</summary>
    public Appearance Revise(Appearance looks) => Wear(looks) with
    {
        Age = Age ?? looks.Age,
        Feminine = Feminine ?? looks.Feminine,
        Hair = Hair ?? looks.Hair,
        HairColour = HairColour ?? looks.HairColour,
        FacialHair = FacialHair ?? looks.FacialHair,
        Glasses = Glasses || looks.Glasses,
    };

    private static void Introduce(string paragraph, Dictionary<string, List<CharacterDescription>> waiting)
    {
        var sentences = Words.Sentences(paragraph);
        for (var i = 0; i < sentences.Count; i++)
        {
            var words = Words.Of(sentences[i]);
            var met = new List<(CharacterDescription Who, int At)>();
            for (var at = 0; at < words.Count; at++)
            {
                if (!waiting.TryGetValue(words[at].Folded, out var people)) continue;
                foreach (var person in people.ToList())
                {
                    var name = Words.Of(person.Name);
                    if (at + name.Count > words.Count || name.Where((part, k) => words[at + k].Folded != part.Folded).Any()) continue;
                    met.Add((person, words[at].Start));
                    people.Remove(person);
                    if (people.Count == 0) waiting.Remove(words[at].Folded);
                }
            }

            for (var k = 0; k < met.Count; k++)
            {
                var end = k + 1 < met.Count ? met[k + 1].At : sentences[i].Length;
                var start = k == 0 ? 0 : met[k].At;
                var described = sentences[i][start..end];
                if (met.Count == 1 && i + 1 < sentences.Count) described += " " + sentences[i + 1];
                met[k].Who.Read(described);
            }
        }
    }

    private void Read(string text)
    {
        var words = Words.Of(text);
        foreach (var hit in Descriptions.Traits.In(words)) _traits.Add(hit.Value);
        Age = Descriptions.AgeFrom(text);
        foreach (var hit in Descriptions.Trades.In(words)) { Trade ??= hit.Value; }
        var pronoun = words.Select(word => word.Folded switch
        {
            "she" or "her" or "sie" or "ihr" or "ihre" or "elle" or "ella" or "lei" or "ela" or "ona" or "она" => true,
            "he" or "his" or "him" or "er" or "sein" or "seine" or "lui" or "ele" or "он" => (bool?)false,
            _ => null,
        }).FirstOrDefault(known => known is not null);
        Feminine = Has(Trait.Feminine) == Has(Trait.Masculine) ? pronoun : Has(Trait.Feminine);
        if (Feminine is null && FacialHair is not null) Feminine = false;

        var colours = Descriptions.Colours.In(words).ToList();
        foreach (var garment in Descriptions.Garments.In(words)) Wear(garment, Nearest(colours, garment));
        if (HairColour is null && colours.FirstOrDefault(hit => hit.Found.StartsWith("blond", StringComparison.OrdinalIgnoreCase)) is { Found: not null } blond) HairColour = blond.Value;
    }

    private void Wear(Hit<Garment> garment, Rgb? colour)
    {
        switch (garment.Value)
        {
            case Garment.Trousers or Garment.Skirt or Garment.Shorts:
                Bottom ??= garment.Value switch { Garment.Skirt => BottomKind.Skirt, Garment.Shorts => BottomKind.Shorts, _ => BottomKind.Trousers };
                BottomColour ??= colour;
                break;
            case Garment.Hat or Garment.Cap or Garment.Headscarf or Garment.Helmet:
                Headwear ??= garment.Value switch { Garment.Hat => Cast.Headwear.Hat, Garment.Cap => Cast.Headwear.Cap, Garment.Helmet => Cast.Headwear.Helmet, _ => Cast.Headwear.Headscarf };
                HeadwearColour ??= colour;
                break;
            case Garment.Scarf:
                Scarf = true;
                AccentColour ??= colour;
                break;
            case Garment.Hair:
                HairColour ??= colour;
                break;
            case Garment.Shoes:
                ShoeColour ??= colour;
                break;
            default:
                Top ??= garment.Value switch
                {
                    Garment.Coat => TopKind.Coat,
                    Garment.Jacket => TopKind.Jacket,
                    Garment.Jumper => TopKind.Jumper,
                    Garment.Dress => TopKind.Dress,
                    Garment.TShirt => TopKind.TShirt,
                    _ => TopKind.Shirt,
                };
                TopColour ??= colour;
                break;
        }
    }

    // "a yellow wool coat", "un manteau jaune": up to three words before, up to two after.
    private static Rgb? Nearest(List<Hit<Rgb>> colours, Hit<Garment> garment)
    {
        Rgb? nearest = null;
        var best = int.MaxValue;
        foreach (var colour in colours)
        {
            var gap = garment.Index - colour.Index;
            var distance = gap >= 0 ? gap : -gap * 2 - garment.Count + 1;
            if (gap > 3 || -gap > garment.Count + 1 || distance >= best) continue;
            best = distance;
            nearest = colour.Value;
        }

        return nearest;
    }

    private void Settle()
    {
        Age ??= Has(Trait.Child) ? AgeBand.Child
            : Has(Trait.Old) ? AgeBand.Old
            : Has(Trait.Teen) ? AgeBand.Teen
            : Has(Trait.MiddleAged) ? AgeBand.MiddleAged
            : Has(Trait.Young) ? AgeBand.Young
            : null;
        if (Feminine is not null) return;
        var parts = Words.Of(name);
        foreach (var hit in Descriptions.Traits.In(parts))
        {
            if (hit.Value is Trait.Feminine) Feminine = true;
            else if (hit.Value is Trait.Masculine) Feminine = false;
            else if (hit.Value is Trait.Child or Trait.Old or Trait.Teen && Age is null) Settled(hit.Value);
        }

        foreach (var hit in Descriptions.Trades.In(parts)) Trade ??= hit.Value;
        if (Feminine is not null || parts.Count == 0) return;
        var first = parts.FirstOrDefault(part => part.Folded is not ("dr" or "doctor" or "prof" or "captain" or "officer")).Folded ?? "";
        Feminine = MasculineExceptions.Contains(first) ? false
            : FeminineExceptions.Contains(first) || first.EndsWith('a') || first.EndsWith("ie", StringComparison.Ordinal) || first.EndsWith("ine", StringComparison.Ordinal) || first.EndsWith("elle", StringComparison.Ordinal) || first.EndsWith('а') || first.EndsWith('я') ? true
            : first.Length > 2 && first[^1] is 'o' or 'n' or 'k' or 's' or 'r' or 'd' or 't' or 'л' or 'н' or 'р' ? false
            : null;
    }

    private void Settled(Trait trait) => Age = trait switch { Trait.Child => AgeBand.Child, Trait.Old => AgeBand.Old, _ => AgeBand.Teen };
}

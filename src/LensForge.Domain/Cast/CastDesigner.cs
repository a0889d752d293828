using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Cast;

/// <summary>Decides from the script alone how everybody looks: what is written is honoured, the rest is chosen so that no two leads are alike.</summary>
public static class CastDesigner
{
    /// <summary>Characters with at least this share of the busiest one's speeches are leads.</summary>
    private const float LeadShare = 0.2f;

    private const int MostLeads = 8;

    private static readonly HairStyle[] FeminineHair = [HairStyle.Bob, HairStyle.Long, HairStyle.Bun, HairStyle.Curly, HairStyle.Ponytail, HairStyle.Braids, HairStyle.Crop];
    private static readonly HairStyle[] MasculineHair = [HairStyle.Quiff, HairStyle.SideParting, HairStyle.Curly, HairStyle.Bald, HairStyle.Crop, HairStyle.Bun, HairStyle.Long];

    /// <param name="before">The cast of the draft before: who is in it looks as before, except for what the script now says otherwise.</param>
    public static IReadOnlyDictionary<string, Appearance> Design(Screenplay screenplay, IReadOnlyDictionary<string, Appearance>? before = null)
    {
        var descriptions = CharacterDescription.ReadAll(screenplay);
        var most = descriptions.Count == 0 ? 0 : descriptions.Max(description => description.Lines);
        var ordered = descriptions.OrderByDescending(description => description.Lines).ThenBy(description => description.Order).ToList();
        var cast = new Dictionary<string, Appearance>(StringComparer.Ordinal);
        var leads = new List<Appearance>();
        foreach (var description in ordered)
        {
            var lead = leads.Count < MostLeads && (leads.Count < 2 || description.Lines >= Math.Max(2, most * LeadShare));
            var appearance = before?.GetValueOrDefault(description.Name) is { } known
                ? description.Revise(known)
                : Draw(description, new Chance(Chance.SeedOf(description.Name)), leads, lead);
            if (lead) leads.Add(appearance);
            cast[description.Name] = appearance;
        }

        return cast;
    }

    /// <summary>Somebody whom no script describes.</summary>
    public static Appearance Random(Chance chance, IReadOnlyList<Appearance> beside) =>
        Draw(new CharacterDescription("", 1, 0), chance, beside, chance.Likely(0.75f));

    private static Appearance Draw(CharacterDescription words, Chance chance, IReadOnlyList<Appearance> leads, bool lead)
    {
        var feminine = words.Feminine ?? chance.Likely(0.5f);
        var age = words.Age ?? chance.Weighted((AgeBand.Young, 0.5f), (AgeBand.MiddleAged, 0.32f), (AgeBand.Old, 0.1f), (AgeBand.Teen, 0.06f), (AgeBand.Child, 0.02f));
        var grown = age is AgeBand.Young or AgeBand.MiddleAged or AgeBand.Old;
        var trade = words.Trade;

        var skin = Choose(Palettes.Skins, leads.Select(other => other.Skin), chance, 0.4f);
        var hairColour = words.HairColour ?? HairColour(age, skin, leads, chance);
        var hair = words.Hair ?? Hair(feminine, age, leads, chance);
        var palette = lead ? Palettes.LeadTops : Palettes.MutedTops;
        var top = words.TopColour ?? TradeColour(trade) ?? Choose(palette, leads.Select(other => other.TopColour), chance, lead ? 0.12f : 1f);
        var kind = words.Top ?? TradeTop(trade) ?? Top(feminine, age, leads, chance);
        var bottom = words.Bottom ?? (age == AgeBand.Child && chance.Likely(0.5f) ? BottomKind.Shorts : feminine && chance.Likely(0.3f) ? BottomKind.Skirt : BottomKind.Trousers);
        var bottomColour = words.BottomColour ?? chance.Pick(Palettes.Bottoms);
        var accent = words.AccentColour ?? Palettes.AccentFor(top, chance);
        var headwear = words.Headwear ?? TradeHeadwear(trade) ?? (chance.Likely(lead ? 0.06f : 0.14f) ? chance.Pick([Headwear.Cap, Headwear.Hat]) : Headwear.None);
        var facial = words.FacialHair ?? (feminine || !grown ? FacialHair.None : chance.Weighted((FacialHair.None, 0.5f), (FacialHair.Beard, 0.18f), (FacialHair.Moustache, 0.14f), (FacialHair.Stubble, 0.18f)));
        return new(
            Height(feminine, age, words, chance),
            age,
            feminine,
            Girth(words, age, chance),
            feminine ? chance.Between(0.142f, 0.162f) : chance.Between(0.158f, 0.186f),
            age == AgeBand.Child ? chance.Between(1.18f, 1.25f) : chance.Between(1.09f, 1.17f),
            chance.Between(age == AgeBand.Child ? 0.6f : 0.8f, age == AgeBand.Old ? 1.7f : 1.4f),
            feminine ? chance.Between(0.88f, 1f) : chance.Between(0.96f, 1.13f),
            age == AgeBand.Child ? chance.Between(1.05f, 1.14f) : chance.Between(0.94f, 1.1f),
            skin,
            chance.Pick(Palettes.Irises),
            hair,
            hairColour,
            facial,
            headwear,
            words.HeadwearColour ?? (trade is Trade.Police or Trade.Pilot ? Rgb.Hex(0x27365C) : accent),
            words.Glasses || chance.Likely(age == AgeBand.Old ? 0.35f : 0.1f),
            kind,
            top,
            bottom,
            bottomColour,
            words.ShoeColour ?? chance.Pick(Palettes.Shoes),
            words.Scarf || (kind == TopKind.Coat && chance.Likely(0.35f)),
            accent);
    }

    /// <summary>The choice farthest from what is taken; <paramref name="whim"/> lets equals change places.</summary>
    private static Rgb Choose(IReadOnlyList<Rgb> palette, IEnumerable<Rgb> taken, Chance chance, float whim)
    {
        var others = taken.ToList();
        var best = palette[0];
        var bestScore = float.MinValue;
        foreach (var colour in palette)
        {
            var nearest = others.Count == 0 ? 300f : others.Min(other => Palettes.Distance(other, colour));
            var score = MathF.Min(nearest, 300f) + whim * 300f * chance.Unit();
            if (score <= bestScore) continue;
            best = colour;
            bestScore = score;
        }

        return best;
    }

    private static Rgb HairColour(AgeBand age, Rgb skin, IReadOnlyList<Appearance> leads, Chance chance) => age switch
    {
        AgeBand.Old => chance.Pick([Palettes.Grey, Palettes.White]),
        AgeBand.MiddleAged when chance.Likely(0.2f) => Palettes.Grey,
        _ => Choose(Palettes.HairFor(skin), leads.Select(other => other.HairColour), chance, 0.4f),
    };

    private static HairStyle Hair(bool feminine, AgeBand age, IReadOnlyList<Appearance> leads, Chance chance)
    {
        var styles = (feminine ? FeminineHair : MasculineHair).Where(style => style != HairStyle.Bald || age is AgeBand.MiddleAged or AgeBand.Old);
        return styles.Select(style => (style, uses: leads.Count(other => other.Hair == style), whim: chance.Unit() + (style is HairStyle.Bun or HairStyle.Long && !feminine ? 1f : 0f)))
            .OrderBy(choice => choice.uses).ThenBy(choice => choice.whim).First().style;
    }

    private static TopKind Top(bool feminine, AgeBand age, IReadOnlyList<Appearance> leads, Chance chance)
    {
        var kinds = feminine ? new[] { TopKind.Coat, TopKind.Dress, TopKind.Jumper, TopKind.Shirt, TopKind.Jacket, TopKind.TShirt } : [TopKind.Jacket, TopKind.Jumper, TopKind.Shirt, TopKind.Coat, TopKind.TShirt];
        return kinds.Where(kind => age != AgeBand.Old || kind != TopKind.TShirt)
            .Select(kind => (kind, uses: leads.Count(other => other.Top == kind), whim: chance.Unit()))
            .OrderBy(choice => choice.uses).ThenBy(choice => choice.whim).First().kind;
    }

    private static float Height(bool feminine, AgeBand age, CharacterDescription words, Chance chance)
    {
        var height = age switch
        {
            AgeBand.Child => chance.Between(1.15f, 1.32f),
            AgeBand.Teen => chance.Between(1.55f, 1.7f),
            AgeBand.Old => feminine ? chance.Between(1.55f, 1.66f) : chance.Between(1.66f, 1.78f),
            _ => feminine ? chance.Between(1.6f, 1.75f) : chance.Between(1.71f, 1.89f),
        };
        if (words.Has(Trait.Tall)) height = MathF.Max(height * 1.06f, feminine ? 1.76f : 1.88f);
        else if (words.Has(Trait.Short)) height *= 0.95f;
        return MathF.Round(MathF.Min(height, 1.96f), 2);
    }

    private static float Girth(CharacterDescription words, AgeBand age, Chance chance) =>
        words.Has(Trait.Stout) ? chance.Between(1.22f, 1.34f)
        : words.Has(Trait.Thin) ? chance.Between(0.85f, 0.9f)
        : chance.Between(0.9f, age == AgeBand.MiddleAged ? 1.2f : 1.1f);

    private static TopKind? TradeTop(Trade? trade) => trade switch
    {
        Trade.Doctor or Trade.Priest or Trade.Sailor or Trade.Fire => TopKind.Coat,
        Trade.Police or Trade.Soldier or Trade.Pilot or Trade.Office => TopKind.Jacket,
        Trade.Nurse or Trade.Waiter or Trade.Cook or Trade.Farmer => TopKind.Shirt,
        Trade.Builder => TopKind.Jacket,
        _ => null,
    };

    private static Rgb? TradeColour(Trade? trade) => trade switch
    {
        Trade.Nurse => Rgb.Hex(0x7FB4B8),
        Trade.Doctor or Trade.Cook => Rgb.Hex(0xDFDCD2),
        Trade.Waiter => Rgb.Hex(0xD8D2C6),
        Trade.Police => Rgb.Hex(0x2B3A63),
        Trade.Soldier => Rgb.Hex(0x5F6645),
        Trade.Priest => Rgb.Hex(0x2A2827),
        Trade.Builder => Rgb.Hex(0xD7742C),
        Trade.Fire => Rgb.Hex(0xB4472E),
        _ => null,
    };

    private static Headwear? TradeHeadwear(Trade? trade) => trade switch
    {
        Trade.Police or Trade.Sailor or Trade.Pilot => Headwear.Cap,
        Trade.Builder or Trade.Fire or Trade.Soldier => Headwear.Helmet,
        Trade.Farmer or Trade.Cook => Headwear.Hat,
        _ => null,
    };
}

using System.Numerics;
using LensForge.Domain.Stages;

namespace LensForge.Generation.Staging.Sets;

/// <summary>Puts props that the script names on places that a set keeps free for them.</summary>
internal static class Dressing
{
    private static readonly IReadOnlyDictionary<string, Action<SetBuilder, Vector3, Dice, float>> Kit = new Dictionary<string, Action<SetBuilder, Vector3, Dice, float>>
    {
        ["lamp"] = (b, at, dice, lit) => Lamps.Table(b, at, Swatch.Gloss(0x4a5a5c), 0xE0CDA0, lit, 0.38f),
        ["letter"] = (b, at, _, _) => Props.Letter(b, at),
        ["envelope"] = (b, at, _, _) => Props.Letter(b, at),
        ["note"] = (b, at, _, _) => Props.Letter(b, at, -15),
        ["paper"] = (b, at, dice, _) => Props.Sheets(b, at, dice),
        ["papers"] = (b, at, dice, _) => Props.Sheets(b, at, dice, 7),
        ["document"] = (b, at, dice, _) => Props.Sheets(b, at, dice),
        ["file"] = (b, at, dice, _) => Props.Sheets(b, at, dice),
        ["newspaper"] = (b, at, dice, _) => Props.Sheets(b, at, dice, 5),
        ["map"] = (b, at, dice, _) => Props.Sheets(b, at, dice, 6),
        ["book"] = (b, at, dice, _) => Props.BookPile(b, at, 15, 1, dice, Storage.SpineMaterials(dice)),
        ["books"] = (b, at, dice, _) => Props.BookPile(b, at, 15, 5, dice, Storage.SpineMaterials(dice)),
        ["cup"] = (b, at, _, _) => Props.Cup(b, at, Swatch.Gloss(0xd8d0bc)),
        ["mug"] = (b, at, _, _) => Props.Cup(b, at, Swatch.Gloss(0x9a4030), 40),
        ["coffee"] = (b, at, _, _) => Props.Cup(b, at, Swatch.Gloss(0xd8d0bc)),
        ["tea"] = (b, at, _, _) => Props.Teapot(b, at, 0.08f, Swatch.Gloss(0x7a5a3c), 30),
        ["teapot"] = (b, at, _, _) => Props.Teapot(b, at, 0.085f, Swatch.Gloss(0x2E6F78), 30),
        ["bottle"] = (b, at, _, _) => Props.Bottle(b, at, 0.3f, Swatch.Glass(0x3a6a44), Swatch.Paper(0xd8ccb0)),
        ["wine"] = (b, at, _, _) => Props.Bottle(b, at, 0.31f, Swatch.Glass(0x2f4a34), Swatch.Paper(0xd8ccb0)),
        ["whisky"] = (b, at, _, _) => Props.Bottle(b, at, 0.26f, Swatch.Glass(0xb86a24), Swatch.Paper(0xc8b890)),
        ["glass"] = (b, at, _, _) => SmallProps.Tumbler(b, at),
        ["candle"] = (b, at, _, lit) => Props.Candle(b, at, 0.14f, lit > 0.2f, Swatch.Metal(0xb08d4a)),
        ["flowers"] = (b, at, dice, _) => Props.Vase(b, at, Swatch.Gloss(0x8aa0a0), dice, 0xc25a4a),
        ["vase"] = (b, at, dice, _) => Props.Vase(b, at, Swatch.Gloss(0x4a6a74), dice, 0xd8b04a),
        ["plant"] = (b, at, dice, _) => Props.Plant(b, at, 0.07f, 0.26f, Swatch.Plain(0x9a5a40, 0.8f), dice),
        ["phone"] = (b, at, _, _) => SmallProps.Handset(b, at),
        ["telephone"] = (b, at, _, _) => Props.Telephone(b, at, 0, Swatch.Gloss(0x1f1f22)),
        ["photo"] = (b, at, _, _) => SmallProps.StandingPhoto(b, at),
        ["photograph"] = (b, at, _, _) => SmallProps.StandingPhoto(b, at),
        ["picture"] = (b, at, _, _) => SmallProps.StandingPhoto(b, at),
        ["fruit"] = (b, at, dice, _) => Props.FruitBowl(b, at, Swatch.Gloss(0xd0c8b4), dice),
        ["apple"] = (b, at, _, _) => b.Object(at).Ball(new(0, 0.04f, 0), 0.04f, Swatch.Gloss(0x9a2a22, 0.25f)),
        ["laptop"] = (b, at, _, _) => SmallProps.Laptop(b, at, 0),
        ["computer"] = (b, at, _, _) => SmallProps.Laptop(b, at, 0),
        ["radio"] = (b, at, _, _) => SmallProps.Radio(b, at, 0, Swatch.Wood(0x7a4a2c)),
        ["key"] = (b, at, _, _) => SmallProps.Keys(b, at),
        ["keys"] = (b, at, _, _) => SmallProps.Keys(b, at),
        ["box"] = (b, at, _, _) => b.Object(at, 12).Box(new(0, 0.07f, 0), new(0.12f, 0.07f, 0.09f), Swatch.Paper(0xa8865a), 0.004f),
        ["knife"] = (b, at, _, _) => SmallProps.Knife(b, at),
        ["gun"] = (b, at, _, _) => SmallProps.Pistol(b, at),
        ["pistol"] = (b, at, _, _) => SmallProps.Pistol(b, at),
        ["plate"] = (b, at, _, _) => Props.Saucer(b, at, Swatch.Gloss(0xdcd6c6), 0.12f),
        ["cake"] = (b, at, _, _) => SmallProps.Cake(b, at),
    };

    public static bool Knows(string word) => Kit.ContainsKey(word);

    /// <summary>The set without a thing that is shot close up, and so lies elsewhere; everything else keeps its place.</summary>
    public static SceneSet Without(SceneSet set, string thing) => set with { Dressing = [.. set.Dressing.Select(word => word == thing && Knows(word) ? "" : word)] };

    /// <summary>Each known word takes the next place, an empty one leaves it free; what finds none stays away.</summary>
    public static void Place(SetBuilder b, SceneSet set, Dice dice, params ReadOnlySpan<Vector3> places)
    {
        var next = 0;
        var lit = InteriorLight.Lamps(set);
        foreach (var word in set.Dressing)
        {
            if (next >= places.Length) return;
            if (word.Length == 0) next++;
            else if (Kit.TryGetValue(word, out var prop)) prop(b, places[next++], dice, lit);
        }
    }
}

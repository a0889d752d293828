using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Figures;

/// <summary>Chooses weave, contrast and edging of what a character wears, from the wardrobe alone: the same clothes are always made alike.</summary>
internal sealed class Tailor(Appearance look)
{
    private readonly ulong _seed = (ulong)((look.TopColour.R << 16) + (look.TopColour.G << 8) + look.TopColour.B) * 0x9E3779B97F4A7C15UL
        ^ (ulong)(((int)look.Top << 24) + (look.AccentColour.G << 8) + look.BottomColour.B);

    private readonly float _shoulder = new BodyMeasures(look).ShoulderHalf - 0.012f;

    public Tailoring Top()
    {
        var ground = Cloth(look.TopColour);
        var choice = Pick(1);
        var (weave, cut) = look.Top switch
        {
            TopKind.Shirt => (choice switch { < 0.34f => Weave.Check, < 0.64f => Weave.Stripe, < 0.80f => Weave.Denim, _ => Weave.Plain }, GarmentCut.Shirt),
            TopKind.Jacket => (choice switch { < 0.5f => Weave.Herringbone, < 0.66f => Weave.Check, _ => Weave.Plain }, GarmentCut.Jacket),
            TopKind.Coat => (choice < 0.42f ? Weave.Herringbone : Weave.Plain, GarmentCut.Coat),
            TopKind.Jumper => (choice switch { < 0.4f => Weave.FairIsle, < 0.62f => Weave.Hoops, _ => Weave.Knit }, GarmentCut.Jumper),
            TopKind.Dress => (choice switch { < 0.5f => Weave.Dots, < 0.65f => Weave.Check, _ => Weave.Plain }, GarmentCut.Dress),
            _ => (choice switch { < 0.5f => Weave.Hoops, _ => Weave.Plain }, GarmentCut.TShirt),
        };
        return new(weave, cut, Against(ground, Pick(2) < 0.4f), Edging(ground), _shoulder);
    }

    public Tailoring Bottom()
    {
        var cut = look.Bottom switch { BottomKind.Skirt => GarmentCut.Skirt, BottomKind.Shorts => GarmentCut.Shorts, _ => GarmentCut.Trousers };
        var ground = Cloth(look.BottomColour);
        var weave = Pick(4) switch { < 0.35f => Weave.Denim, < 0.55f when cut != GarmentCut.Shorts => Weave.Herringbone, < 0.7f when cut == GarmentCut.Skirt => Weave.Check, _ => Weave.Plain };
        return new(weave, cut, Vector3.Lerp(ground, Against(ground, false), 0.5f), cut == GarmentCut.Trousers ? new(0.075f, 0.040f, 0.022f) : ground * 0.7f, _shoulder);
    }

    public Tailoring Scarf()
    {
        var ground = Cloth(look.AccentColour);
        return new(Pick(5) < 0.5f ? Weave.Hoops : Weave.Knit, GarmentCut.Scarf, Against(ground, true), ground, _shoulder);
    }

    /// <summary>Linear reflectance of dyed cloth: paint from the palette is brighter and purer than wool or cotton ever is.</summary>
    public static Vector3 Cloth(Rgb dye)
    {
        var c = Colours.Linear(dye);
        return Vector3.Lerp(new(Colours.Luminance(c)), c, 0.86f) * 0.86f + new Vector3(0.006f);
    }

    /// <summary>What cuffs and collars are made of.</summary>
    public Vector3 Edging(Vector3 ground) => Pick(3) switch
    {
        < 0.30f => ground * 0.62f,
        < 0.52f => Against(ground, true),
        _ => ground * 0.84f,
    };

    private Vector3 Against(Vector3 ground, bool strong)
    {
        var light = Colours.Luminance(ground);
        var cream = new Vector3(0.66f, 0.61f, 0.50f);
        var accent = Cloth(look.AccentColour);
        if (strong && MathF.Abs(Colours.Luminance(accent) - light) > 0.12f) return accent;
        return light > 0.26f ? ground * (strong ? 0.28f : 0.46f) : Vector3.Lerp(ground, cream, strong ? 0.85f : 0.5f);
    }

    private float Pick(int what) => SmoothNoise.Pick(_seed, what);
}

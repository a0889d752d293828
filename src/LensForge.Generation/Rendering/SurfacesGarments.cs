using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.SurfacesNoise;

namespace LensForge.Generation.Rendering;

/// <summary>Cloth: weave, and the seams, cuffs, hems and creases by which a garment shows how it is made.</summary>
public static partial class Surfaces
{
    private const float SleeveRadius = 0.056f, ElbowAlong = 0.268f, WristAlong = 0.513f, KneeHeight = 0.487f;

    private static SurfacePoint Cloth(Material m, Vector3 q, Vector3 normal, float f)
    {
        var mottle = Octaves(q * 6f, 2, f * 6f);
        var weave = Kept(0.006f, f) is > 0 and var kept ? kept * (Noise(q * new Vector3(420f, 150f, 420f)) - 0.5f) : 0;
        var fuzz = Kept(0.008f, f);
        var slope = Gradient(q * 24f) * (0.05f * Kept(0.042f, f));
        if (fuzz > 0.02f)
        {
            slope += Gradient(q * 210f) * (0.22f * fuzz);
        }

        var worn = m.Second == Vector3.Zero ? m.Colour : m.Second;
        if (m.Finish is not Tailoring tailoring)
        {
            return new(Mix(m.Colour, worn, 0.35f * Smooth(0.55f, 0.8f, mottle)) * (0.86f + 0.28f * mottle + 0.24f * weave), Bump(normal, slope), m.Emission, m.Specular, m.Roughness);
        }

        var place = GarmentPlace.Of(tailoring, q);
        var colour = Woven(m.Colour, tailoring, place, f);
        var shade = Sewn(ref colour, tailoring, place, q, f) * (0.93f + 0.14f * mottle + 0.2f * weave) * Creased(tailoring.Cut, place, q, f);
        return new(Mix(colour, colour * 0.8f, 0.3f * Smooth(0.55f, 0.8f, mottle)) * shade, Bump(normal, slope), m.Emission, m.Specular, m.Roughness);
    }

    private static Vector3 Woven(Vector3 ground, Tailoring t, in GarmentPlace place, float f)
    {
        float u = place.Across, v = place.Down;
        switch (t.Weave)
        {
            case Weave.Knit or Weave.FairIsle or Weave.Hoops when t.Cut is GarmentCut.Jumper or GarmentCut.Scarf:
                // Columns of V-shaped stitches, chunky as on a doll.
                float column = u / 0.0145f, row = v / 0.0125f + 1.1f * MathF.Abs(column - MathF.Floor(column) - 0.5f);
                var stitch = Groove(column, 0.22f, f / 0.0145f) * 0.42f + Groove(row, 0.25f, f / 0.0125f) * 0.22f;
                return Banded(ground, t, place, f) * (1.12f - stitch);
            case Weave.Hoops:
                return Banded(ground, t, place, f);
            case Weave.Stripe:
                return Mix(ground, t.Contrast, Groove(u / 0.030f, 0.26f, f / 0.030f));
            case Weave.Check:
                const float check = 0.052f;
                float warp = Groove(u / check, 0.42f, f / check), weft = Groove(v / check, 0.42f, f / check);
                float thin = MathF.Max(Groove(u / check + 0.29f, 0.07f, f / check), Groove(v / check + 0.29f, 0.07f, f / check));
                return Mix(Mix(ground, t.Contrast, 0.42f * (warp + weft)), t.Edge, 0.55f * thin);
            case Weave.Dots:
                const float step = 0.046f;
                float line = v / step, x = u / step + 0.5f * (MathF.Floor(line) % 2), dx = x - MathF.Floor(x) - 0.5f, dy = line - MathF.Floor(line) - 0.5f;
                var soft = f / step + 0.03f;
                return Mix(ground, t.Contrast, Kept(step * 0.7f, f) * Smooth(0.25f + soft, 0.25f - soft, MathF.Sqrt(dx * dx + dy * dy)) + 0.2f * (1 - Kept(step * 0.7f, f)));
            case Weave.Herringbone:
                const float rib = 0.034f;
                var lane = u / rib;
                var zig = MathF.Abs(lane - 2f * MathF.Floor(lane * 0.5f) - 1f) * 1.6f;
                return Mix(ground * 1.05f, Mix(t.Contrast, ground, 0.45f), 0.85f * Groove(v / 0.013f + zig, 0.45f, f / 0.011f));
            case Weave.Denim:
                return ground * (1.06f - 0.22f * Groove((u + v) / 0.009f, 0.4f, f / 0.007f));
            default:
                return ground;
        }
    }

    // Hoops all the way, or a patterned yoke.
    private static Vector3 Banded(Vector3 ground, Tailoring t, GarmentPlace place, float f)
    {
        float v = place.Down, soft = MathF.Max(f, 0.002f);
        if (t.Weave == Weave.Hoops) return Mix(ground, t.Contrast, Groove(v / 0.058f, 0.40f, f / 0.058f));
        if (t.Weave != Weave.FairIsle) return ground;
        var yoke = place.Sleeve ? 0.045f - place.Along : 0f;
        var height = place.Sleeve ? 1.285f + yoke : v;
        float cell = place.Across / 0.034f, tooth = MathF.Abs(cell - MathF.Floor(cell) - 0.5f) * 0.036f;
        float Band(float low, float high) => Smooth(low - soft, low + soft, height) * Smooth(high + soft, high - soft, height);
        var zigzag = Band(1.222f + tooth, 1.240f + tooth);
        var lines = Band(1.200f, 1.209f) + Band(1.270f, 1.279f);
        return Mix(Mix(ground, t.Contrast, zigzag), t.Edge, Math.Clamp(lines, 0, 1));
    }

    /// <summary>Puts bands of another cloth where the garment has them, and returns how far seams darken the place.</summary>
    private static float Sewn(ref Vector3 colour, Tailoring t, GarmentPlace place, Vector3 q, float f)
    {
        var seam = 0f;
        float soft = MathF.Max(f * 0.5f, 0.0012f), front = q.Z > 0 && !place.Sleeve ? 1f : 0f;
        // A line loses its darkness with its width below the pixel.
        float Line(float distance, float width) => Smooth(width + soft, MathF.Max(0f, width - soft), MathF.Abs(distance)) * MathF.Min(1f, 2.4f * width / (f + 1e-6f));
        float Over(float edge, float x) => Smooth(edge - soft, edge + soft, x);
        void Band(ref Vector3 cloth, float share, float edgeDistance)
        {
            cloth = Mix(cloth, t.Edge, share);
            seam = MathF.Max(seam, Line(edgeDistance, 0.0018f));
        }

        void Ribs(ref Vector3 cloth, float share)
        {
            if (share > 0) cloth *= 1f - 0.34f * share * Groove(place.Across / 0.011f, 0.38f, f / 0.011f);
        }

        if (place.Sleeve) seam = Line(place.Along - 0.010f, 0.0022f);
        switch (t.Cut)
        {
            case GarmentCut.Shirt:
                if (place.Sleeve) Band(ref colour, Over(0.452f, place.Along), place.Along - 0.452f);
                colour *= 1f + 0.10f * front * Over(-0.019f, q.X) * Over(-0.019f, -q.X);
                seam = MathF.Max(seam, front * Line(MathF.Abs(q.X) - 0.019f, 0.0016f));
                seam = MathF.Max(seam, front * Pocket(q, 0.050f, 0.112f, 1.180f, 1.258f, Line));
                break;
            case GarmentCut.Jacket or GarmentCut.Coat:
                if (place.Sleeve) seam = MathF.Max(seam, Line(place.Along - 0.440f, 0.0020f));
                if (q.Y < 1.16f) seam = MathF.Max(seam, front * Line(q.X + 0.012f, 0.0026f));
                if (t.Cut == GarmentCut.Jacket) seam = MathF.Max(seam, front * (MathF.Abs(q.Y - 1.262f) < 0.010f ? Line(MathF.Abs(q.Y - 1.262f) - 0.008f, 0.0016f) * Over(0.068f, q.X) * Over(-0.125f, -q.X) : 0f));
                if (t.Cut == GarmentCut.Coat) Band(ref colour, 0, place.Sleeve ? 1 : q.Y - 0.478f);
                break;
            case GarmentCut.Jumper:
                var cuff = place.Sleeve ? Over(0.440f, place.Along) : Over(-0.938f, -q.Y);
                Band(ref colour, cuff, place.Sleeve ? place.Along - 0.440f : q.Y - 0.938f);
                Ribs(ref colour, cuff);
                break;
            case GarmentCut.TShirt:
                Band(ref colour, place.Sleeve ? Over(0.158f, place.Along) : Over(-0.888f, -q.Y), place.Sleeve ? place.Along - 0.158f : q.Y - 0.888f);
                break;
            case GarmentCut.Dress:
                Band(ref colour, place.Sleeve ? Over(0.462f, place.Along) : Over(-0.545f, -q.Y), place.Sleeve ? place.Along - 0.462f : q.Y - 0.545f);
                break;
            case GarmentCut.Skirt:
                Band(ref colour, Over(-0.575f, -q.Y), q.Y - 0.575f);
                break;
            case GarmentCut.Trousers:
                if (q.Y < 0.86f) colour *= 1f + 0.10f * Line(place.Across, 0.004f);
                seam = MathF.Max(seam, MathF.Max(Line(MathF.Abs(place.Across) - 0.088f, 0.0022f), Line(q.Y - 0.128f, 0.0022f)));
                colour *= 1f + 0.12f * Over(-0.128f, -q.Y);
                seam = MathF.Max(seam, q.Z > 0 ? Line(q.X, 0.002f) * Over(0.87f, q.Y) : 0f);
                Belt(ref colour, t, q, soft);
                break;
        }

        return 1f - 0.46f * seam;
    }

    private static float Pocket(Vector3 q, float left, float right, float low, float high, Func<float, float, float> line)
    {
        if (q.X < left - 0.006f || q.X > right + 0.006f || q.Y < low - 0.006f || q.Y > high + 0.006f) return 0f;
        var flap = line(q.Y - high + 0.016f, 0.0013f);
        return MathF.Max(flap, MathF.Max(line(MathF.Abs(q.X - (left + right) * 0.5f) - (right - left) * 0.5f, 0.0015f), line(MathF.Abs(q.Y - (low + high) * 0.5f) - (high - low) * 0.5f, 0.0015f)));
    }

    private static void Belt(ref Vector3 colour, Tailoring t, Vector3 q, float soft)
    {
        var belt = Smooth(0.984f - soft, 0.984f + soft, q.Y);
        if (belt <= 0) return;
        colour = Mix(colour, t.Edge, belt);
        float x = MathF.Abs(q.X), y = MathF.Abs(q.Y - 1.000f);
        if (q.Z > 0 && x < 0.022f && y < 0.018f && (x > 0.012f || y > 0.010f)) colour = Mix(colour, new(0.55f, 0.42f, 0.18f), belt);
    }

    // Where limbs bend and cloth is gathered: painted depth, since a puppet's folds are too small to be modelled.
    private static float Creased(GarmentCut cut, in GarmentPlace place, Vector3 q, float f)
    {
        if (cut is GarmentCut.Plain or GarmentCut.Scarf) return 1f;
        float gathered, lines;
        if (place.Sleeve)
        {
            gathered = Hill(place.Along - ElbowAlong, 0.085f) + 0.8f * Hill(place.Along - WristAlong + 0.09f, 0.05f) + 0.6f * Hill(place.Along - 0.04f, 0.05f);
            lines = Octaves(new(place.Across * 13f, place.Along * 46f + place.Across * 12f, q.X > 0 ? 2f : 9f), 2, f * 46f);
        }
        else if (cut is GarmentCut.Trousers or GarmentCut.Shorts)
        {
            gathered = Hill(q.Y - KneeHeight, 0.10f) + 0.9f * Hill(q.Y - 0.17f, 0.07f) + 0.9f * Hill(q.Y - 0.88f, 0.06f);
            lines = Octaves(new(place.Across * 12f, q.Y * 40f + place.Across * 10f, q.X > 0 ? 3f : 8f), 2, f * 40f);
        }
        else if (q.Y < 0.98f && cut is GarmentCut.Dress or GarmentCut.Skirt or GarmentCut.Coat)
        {
            gathered = 0.8f * Smooth(1.0f, 0.8f, q.Y);
            lines = Octaves(new(place.Across * 30f, q.Y * 3f, 5f), 2, f * 30f);
        }
        else
        {
            gathered = 0.8f * Hill(q.Y - 1.045f, 0.09f) + 0.7f * Hill(MathF.Abs(q.X) - 0.14f, 0.05f) * Hill(q.Y - 1.28f, 0.08f);
            lines = Octaves(new(place.Across * 10f, q.Y * 34f + MathF.Abs(place.Across) * 16f, 1f), 2, f * 34f);
        }

        return 1f + Math.Clamp(gathered, 0f, 1f) * 0.62f * (Smooth(0.30f, 0.62f, lines) - 0.62f);
    }

    private static float Hill(float distance, float width) => Spot(new(distance, 0, 0), default, width * width);

    /// <summary>A place on a garment: across the cloth and down it, in metres, and how far along a sleeve.</summary>
    private readonly record struct GarmentPlace(float Across, float Down, bool Sleeve, float Along)
    {
        public static GarmentPlace Of(Tailoring t, Vector3 p)
        {
            var s = p.X < 0 ? -1f : 1f;
            if (t.Cut is GarmentCut.Trousers or GarmentCut.Shorts && p.Y < 0.88f)
            {
                return new(MathF.Atan2(p.X - s * 0.093f, p.Z) * 0.058f, p.Y, false, 0);
            }

            if (t.Cut is not (GarmentCut.Trousers or GarmentCut.Shorts or GarmentCut.Skirt or GarmentCut.Scarf) && MathF.Abs(p.X) > t.Shoulder - 0.02f)
            {
                var direction = new Vector3(s * 0.819f, -0.574f, 0);
                var from = p - new Vector3(s * t.Shoulder, 1.335f, -0.014f);
                var along = Vector3.Dot(from, direction);
                var off = from - direction * along;
                if (along > 0 && off.LengthSquared() < 0.0086f)
                {
                    var up = new Vector3(s * 0.574f, 0.819f, 0);
                    return new(MathF.Atan2(off.Z, Vector3.Dot(off, up)) * SleeveRadius, 1.335f - along, true, along);
                }
            }

            return new(MathF.Atan2(p.X, p.Z) * 0.14f, p.Y, false, 0);
        }
    }
}

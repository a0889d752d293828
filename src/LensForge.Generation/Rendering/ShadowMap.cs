using System.Numerics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>
/// Visibility of the key light. The set's depth from the light is drawn once and shared; the figures' is drawn every frame into a map
/// of its own, framed tightly, so that even their hands throw shadows.
/// </summary>
internal sealed partial class ShadowMap
{
    private readonly RasterizerTarget _figures;
    private ShadowMapStatics.Faces? _faces;
    private bool _hasFigures;

    public ShadowMap(int pictureHeight)
    {
        var size = Math.Clamp(2 * pictureHeight, 256, 768);
        _figures = new RasterizerTarget(size, size, numbered: false);
    }

    /// <summary>Lamps do not stand in their own light, and panes let it through.</summary>
    public static bool Casts(Material material) =>
        material.Emission == Vector3.Zero && material.Substance is not (Substance.Glass or Substance.Emissive or Substance.Water);

    /// <summary>The light marked as key, else the strongest at a few metres.</summary>
    public static Light? Key(IReadOnlyList<Light> lights)
    {
        Light? key = null;
        var best = -1f;
        for (var i = 0; i < lights.Count; i++)
        {
            var light = lights[i];
            if (light.Key) return light;
            var power = Vector3.Dot(light.Colour, new(0.2126f, 0.7152f, 0.0722f)) * light.Kind switch
            {
                LightKind.Sun => 1f,
                LightKind.Rectangle => 4f * Vector3.Cross(light.U, light.V).Length() / 9f,
                _ => 1f / 9f,
            };
            if (power > best) (best, key) = (power, light);
        }

        return key;
    }

    public void Prepare(StageFrame frame, RasterizerSet set)
    {
        _faces = null;
        _hasFigures = false;
        if (Key(frame.Lights) is not { } light) return;
        _faces = set.Shadows.Of(light);
        if (!Bounds(frame.Posed, out var centre, out var radius)) return;
        if (!Frame(light, centre, radius, out var view)) return;
        _hasFigures = true;
        _figures.Begin(view);
        for (var k = 0; k < frame.Posed.Count; k++)
        {
            var posed = frame.Posed[k];
            if (Casts(posed.Material)) _figures.Draw(posed.Mesh.Positions, RasterizerTopology.Of(posed.Mesh), posed.Transform, 1, cull: false);
        }
    }

    private static bool Bounds(IReadOnlyList<Instance> posed, out Vector3 centre, out float radius)
    {
        Vector3 low = new(float.MaxValue), high = new(float.MinValue);
        for (var k = 0; k < posed.Count; k++)
        {
            var transform = posed[k].Transform;
            var plain = transform.IsIdentity;
            foreach (var position in posed[k].Mesh.Positions)
            {
                var p = plain ? position : Vector3.Transform(position, transform);
                low = Vector3.Min(low, p);
                high = Vector3.Max(high, p);
            }
        }

        centre = (low + high) / 2;
        radius = (high - low).Length() / 2 + 0.02f;
        return low.X <= high.X;
    }

    private bool Frame(Light light, Vector3 centre, float radius, out RasterizerView view)
    {
        var half = _figures.Width / 2f;
        if (light.Kind == LightKind.Sun)
        {
            view = ShadowMapStatics.Look(centre, light.Direction, true, half / (radius * 1.03f), half, 0);
            return true;
        }

        var to = centre - light.Position;
        var distance = to.Length();
        var tangent = distance > radius * 1.04f ? radius * 1.03f / MathF.Sqrt(distance * distance - radius * radius) : 3f;
        view = ShadowMapStatics.Look(light.Position, distance > 0.05f ? to / distance : light.Direction, false, half / MathF.Min(tangent, 3f), half, ShadowMapStatics.Clearance(light));
        return true;
    }
}

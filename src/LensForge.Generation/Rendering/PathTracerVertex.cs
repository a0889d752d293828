using System.Numerics;
using System.Runtime.CompilerServices;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>A point where a path meets a surface, with all that shading needs.</summary>
internal struct PathVertex
{
    /// <summary>Rougher surfaces take highlights from sampled lights, smoother ones from reflected rays.</summary>
    public const float Mirror = 0.2f;

    public Vector3 Position, ShadowOrigin, Face, Outgoing;
    public SurfacePoint Surface;
    public Substance Substance;
    public Vector3 Reflectance;
    public float DiffuseShare, Wrap;

    public readonly Vector3 Normal => Surface.Normal;

    public static PathVertex At(in SceneHit hit, Vector3 origin, Vector3 direction, float footprint)
    {
        var g = hit.Geometry;
        var triangle = hit.Hit.Triangle;
        int a = g.Indices[3 * triangle], b = g.Indices[3 * triangle + 1], c = g.Indices[3 * triangle + 2];
        float u = hit.Hit.U, v = hit.Hit.V, w = 1f - u - v;
        Vector3 pa = g.Positions[a], pb = g.Positions[b], pc = g.Positions[c];
        Vector3 na = g.Normals[a], nb = g.Normals[b], nc = g.Normals[c];
        var face = Vector3.Cross(pb - pa, pc - pa);
        face *= 1f / MathF.Sqrt(face.LengthSquared() + 1e-30f);
        var smooth = na * w + nb * u + nc * v;
        smooth *= 1f / MathF.Sqrt(smooth.LengthSquared() + 1e-20f);
        if (Vector3.Dot(face, direction) > 0)
        {
            face = -face;
        }

        if (Vector3.Dot(smooth, face) < 0)
        {
            (smooth, na, nb, nc) = (-smooth, -na, -nb, -nc);
        }

        var material = hit.Instance.Material;
        var position = pa * w + pb * u + pc * v;
        var vertex = new PathVertex { Position = position, Face = face, Outgoing = -direction, Substance = material.Substance };
        var surface = Surfaces.Evaluate(material, g.Surface[a] * w + g.Surface[b] * u + g.Surface[c] * v, position, smooth, footprint);
        vertex.Finish(surface);

        // Shadows start from the smooth surface that the triangles stand for, or facets show at the terminator
        // (Hanika, "Hacking the Shadow Terminator", 2021).
        Vector3 ta = position - pa, tb = position - pb, tc = position - pc;
        ta -= na * MathF.Min(0f, Vector3.Dot(ta, na));
        tb -= nb * MathF.Min(0f, Vector3.Dot(tb, nb));
        tc -= nc * MathF.Min(0f, Vector3.Dot(tc, nc));
        var lifted = (pa + ta) * w + (pb + tb) * u + (pc + tc) * v;
        if (Vector3.DistanceSquared(lifted, position) > 4e-4f)
        {
            lifted = position;
        }

        vertex.ShadowOrigin = lifted + face * (material.Substance == Substance.Skin ? 0.008f : 0.0012f);
        return vertex;
    }

    /// <summary>Takes over an evaluated surface, bends its normal towards the viewer and splits diffuse from mirror-like.</summary>
    public void Finish(SurfacePoint surface)
    {
        var facing = Vector3.Dot(surface.Normal, Outgoing);
        if (facing < 0.02f)
        {
            surface = surface with { Normal = Vector3.Normalize(surface.Normal + Outgoing * (0.05f - facing)) };
        }

        Surface = surface;
        var metal = Substance == Substance.Metal;
        Reflectance = metal ? surface.Albedo * 0.8f : new Vector3(surface.Specular);
        DiffuseShare = metal ? 0.3f : 1f;
        Wrap = Substance switch { Substance.Skin => 0.32f, Substance.Hair => 0.15f, Substance.Cloth or Substance.Leaves => 0.1f, Substance.Snow => 0.12f, _ => 0f };
    }

    /// <summary>Fresnel reflectance towards the viewer, dimmed by roughness as Lagarde does.</summary>
    public readonly Vector3 Fresnel()
    {
        var glance = 1f - Math.Clamp(Vector3.Dot(Normal, Outgoing), 0f, 1f);
        var gloss = 1f - Surface.Roughness;
        var fifth = glance * glance;
        fifth *= fifth * glance;
        return Reflectance + (Vector3.Max(new Vector3(gloss * gloss), Reflectance) - Reflectance) * fifth;
    }

    /// <summary>What a light from one direction gives: diffuse over albedo, and the highlight.</summary>
    public readonly void Respond(Vector3 towards, Vector3 irradiance, out Vector3 diffuse, out Vector3 highlight)
    {
        diffuse = highlight = default;
        float cosine = Vector3.Dot(Normal, towards), wrapped = (cosine + Wrap) / (1f + Wrap);
        if (wrapped <= 0)
        {
            return;
        }

        // Light that wraps has been under the skin and comes out redder.
        var share = wrapped * (1f / MathF.PI);
        var response = new Vector3(share);
        if (Substance == Substance.Skin)
        {
            var direct = MathF.Max(cosine, 0f);
            response = new Vector3(wrapped, wrapped + (direct - wrapped) * 0.5f, wrapped + (direct - wrapped) * 0.62f) * (1f / MathF.PI);
        }

        diffuse = irradiance * response * DiffuseShare;
        highlight = Substance == Substance.Hair ? Strands(towards, irradiance, wrapped) : cosine > 0 ? Gloss(towards, irradiance, cosine) : default;
    }

    private readonly Vector3 Gloss(Vector3 towards, Vector3 irradiance, float cosine)
    {
        var half = Vector3.Normalize(towards + Outgoing);
        float nh = Math.Clamp(Vector3.Dot(Normal, half), 0f, 1f), nv = MathF.Max(Vector3.Dot(Normal, Outgoing), 0.02f), vh = Math.Clamp(Vector3.Dot(Outgoing, half), 0f, 1f);
        var roughness = MathF.Max(Surface.Roughness, Substance == Substance.Eye ? 0.12f : Mirror);
        float alpha = roughness * roughness, square = alpha * alpha;
        var lobe = nh * nh * (square - 1f) + 1f;
        var distribution = square / (MathF.PI * lobe * lobe);
        var visibility = 0.5f / (cosine * MathF.Sqrt(nv * nv * (1f - square) + square) + nv * MathF.Sqrt(cosine * cosine * (1f - square) + square));
        var glance = 1f - vh;
        var fifth = glance * glance;
        fifth *= fifth * glance;
        var fresnel = Reflectance + (Vector3.One - Reflectance) * fifth;
        var result = irradiance * fresnel * (cosine * distribution * visibility);
        if (Substance is Substance.Cloth or Substance.Skin or Substance.Carpet)
        {
            // Fuzz catches light at grazing angles.
            var rim = 1f - nv;
            result += irradiance * Surface.Albedo * (rim * rim * rim * cosine * (Substance == Substance.Skin ? 0.1f : 0.25f) / MathF.PI);
        }

        return result;
    }

    /// <summary>Kajiya and Kay's two highlights: a pale one along the strands, and a broader one in the hair's own colour.</summary>
    private readonly Vector3 Strands(Vector3 towards, Vector3 irradiance, float wrapped)
    {
        var along = Vector3.UnitY - Normal * Normal.Y;
        var length = along.LengthSquared();
        along = length > 0.01f ? along * (1f / MathF.Sqrt(length)) : Vector3.UnitZ;
        var half = Vector3.Normalize(towards + Outgoing);
        float first = Vector3.Dot(Vector3.Normalize(along + Normal * 0.08f), half), second = Vector3.Dot(Vector3.Normalize(along - Normal * 0.14f), half);
        float f1 = 1f - first * first, f2 = 1f - second * second;
        f1 *= f1;
        f1 *= f1;
        f1 *= f1;
        f2 *= f2;
        f2 *= f2;
        var pale = f1 * f1 * f1 * Surface.Specular * 1.3f;
        return irradiance * wrapped * (new Vector3(pale) + Surface.Albedo * (f2 * f2 * 0.22f)) * (1f / MathF.PI) * 2.2f;
    }

    /// <summary>Towards a half sphere by cosine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector3 CosineDirection(float a, float b)
    {
        Basis(Normal, out var t, out var u);
        var (sine, cosine) = MathF.SinCos(MathF.Tau * a);
        var r = MathF.Sqrt(b);
        var d = t * (cosine * r) + u * (sine * r) + Normal * MathF.Sqrt(MathF.Max(0f, 1f - b));
        var below = Vector3.Dot(d, Face);
        return below < 0.001f ? Vector3.Normalize(d + Face * (0.02f - below)) : d;
    }

    /// <summary>Towards the mirror direction, spread by roughness.</summary>
    public readonly Vector3 MirrorDirection(float a, float b)
    {
        Basis(Normal, out var t, out var u);
        var alpha = Surface.Roughness * Surface.Roughness;
        var (sine, cosine) = MathF.SinCos(MathF.Tau * a);
        b = MathF.Min(b, 0.97f);
        var tangent = alpha * MathF.Sqrt(b / (1f - b));
        var half = Vector3.Normalize(Normal + (t * cosine + u * sine) * tangent);
        var d = Vector3.Reflect(-Outgoing, half);
        var below = Vector3.Dot(d, Face);
        return below < 0.002f ? Vector3.Normalize(d + Face * (0.01f - 2f * below)) : d;
    }
}

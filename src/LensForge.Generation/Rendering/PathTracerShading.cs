using System.Numerics;
using LensForge.Generation.Staging;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>What a surface sends to the camera.</summary>
internal sealed partial class PathTracerKernel
{
    private const float LeastReflection = 0.008f;

    /// <summary>Light that leaves a vertex seen by the camera: diffuse over albedo, and highlights, reflections and emission.</summary>
    /// <param name="calm">Scales the limits on single bright paths: less than 1 where few samples must do.</param>
    public void Shade(in PathVertex vertex, int bounces, int draws, float calm, in PathSampler sampler, ref PathRandom random, out Vector3 diffuse, out Vector3 specular)
    {
        diffuse = default;
        specular = vertex.Surface.Emission;
        if (vertex.Substance == Substance.Emissive)
        {
            return;
        }

        Direct(in vertex, draws, in sampler, ref random, true, out diffuse, out var highlight);
        specular += Limit(highlight, 1.2f);

        var fresnel = vertex.Fresnel() * Sharpness(in vertex);
        var mirror = Luminance(fresnel) > LeastReflection;
        var from = vertex.Position + vertex.Face * Offset;
        var (a, b) = sampler.Pair(2);
        if (mirror)
        {
            // Reflections get a ray of their own beside the diffuse one: choosing between them would speckle glossy floors.
            var seesLamps = vertex.Surface.Roughness < PathVertex.Mirror;
            var (c, d) = sampler.Pair(4);
            var incoming = Incoming(from, vertex.MirrorDirection(c, d), seesLamps, Math.Min(bounces, 2), in sampler, ref random);
            specular += Limit(incoming, 1.2f * calm) * fresnel;
        }

        var bounced = Incoming(from, vertex.CosineDirection(a, b), false, bounces, in sampler, ref random);
        diffuse += Limit(bounced * vertex.DiffuseShare, calm);
    }

    /// <summary>How much of a reflection is worth tracing: rough ones only blur what the diffuse light already says.</summary>
    private static float Sharpness(in PathVertex vertex) =>
        SurfacesNoise.Smooth(vertex.Substance == Substance.Metal ? 0.75f : 0.48f, vertex.Substance == Substance.Metal ? 0.5f : 0.26f, vertex.Surface.Roughness);

    /// <summary>Direct light at a vertex, from all lights when few, else from <paramref name="draws"/> of them chosen by what they may give.</summary>
    public void Direct(in PathVertex vertex, int draws, in PathSampler sampler, ref PathRandom random, bool spread, out Vector3 diffuse, out Vector3 highlight)
    {
        diffuse = highlight = default;
        Span<float> chances = stackalloc float[Lights.Count];
        if (Lights.Chances(vertex.Position, vertex.Normal, vertex.Wrap, chances) <= 0)
        {
            return;
        }

        if (Lights.Count <= draws)
        {
            for (var i = 0; i < Lights.Count; i++)
            {
                if (chances[i] > 0)
                {
                    var (a, b) = spread ? sampler.Pair(16u + (uint)i) : (random.Next(), random.Next());
                    One(in vertex, i, a, b, 1f, ref diffuse, ref highlight);
                }
            }

            return;
        }

        var pick = spread ? sampler.Pair(3).A : random.Next();
        for (var k = 0; k < draws; k++)
        {
            var (a, b) = spread ? sampler.Pair(16u + (uint)k) : (random.Next(), random.Next());
            var at = pick + (float)k / draws;
            var i = Lights.Choose(chances, at >= 1f ? at - 1f : at);
            One(in vertex, i, a, b, 1f / (draws * chances[i]), ref diffuse, ref highlight);
        }
    }

    private void One(in PathVertex vertex, int index, float a, float b, float weight, ref Vector3 diffuse, ref Vector3 highlight)
    {
        ref readonly var light = ref Lights[index];
        if (!light.Sample(vertex.ShadowOrigin, a, b, out var towards, out var distance, out var irradiance))
        {
            return;
        }

        vertex.Respond(towards, irradiance * weight, out var d, out var s);
        if (light.Seen && vertex.Surface.Roughness < PathVertex.Mirror && vertex.Substance != Substance.Eye)
        {
            s = default;
        }

        if (d == Vector3.Zero && s == Vector3.Zero)
        {
            return;
        }

        if (!Scene.Occluded(vertex.ShadowOrigin, towards, distance))
        {
            diffuse += d;
            highlight += s;
        }
    }
}

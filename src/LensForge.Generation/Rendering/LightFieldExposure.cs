using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Rendering;

/// <summary>Spreads smoothed half-resolution light over the full-resolution surfaces, adds what they emit and the air, and exposes it.</summary>
internal sealed class LightFieldExposure(int width, int height)
{
    // Where the four half-resolution pixels around eight full-resolution ones lie, from the one left of the first.
    private static readonly Vector256<int> Left = Vector256.Create(0, 1, 1, 2, 2, 3, 3, 4), Right = Vector256.Create(1, 2, 2, 3, 3, 4, 4, 5);
    private static readonly Vector256<float> ShareLeft = Vector256.Create(0.25f, 0.75f, 0.25f, 0.75f, 0.25f, 0.75f, 0.25f, 0.75f), ShareRight = Vector256.Create(1f) - ShareLeft;

    /// <param name="planes">Smoothed and extended.</param>
    /// <param name="air">Extinction per metre, and how far it is followed.</param>
    /// <param name="picture">Receives exposed linear light, width * height.</param>
    public void Expose(LightFieldPlanes planes, GBuffers g, CameraView camera, float exposure, (float Density, float Reach) air, Span<Vector3> picture)
    {
        for (var y = 0; y < height; y++)
        {
            var row = picture.Slice(y * width, width);
            for (var x = 0; x < width; x += PlaneLanes.Count)
            {
                var pixels = Pixels(planes, g, camera, air, x, y) * Vector256.Create(exposure);
                pixels.Write(row[x..]);
            }
        }
    }

    private Vector3Lanes Pixels(LightFieldPlanes planes, GBuffers g, CameraView camera, (float Density, float Reach) air, int x, int y)
    {
        var p = y * width + x;
        var depth = PlaneLanes.LoadWithin(g.Depth, p);
        var (diffuse, specular, fog) = Between(planes, g, x, y, p, depth);

        // Across and down the picture, in tangents.
        var across = (PlaneLanes.Steps + Vector256.Create(x + 0.5f)) * Vector256.Create(2f / width) - Vector256<float>.One;
        var down = (y + 0.5f) * (2f / height) - 1f;
        var tangent = across * Vector256.Create(camera.TanHalfWidth);
        var tangentDown = down * camera.TanHalfWidth * height / width;
        var stretch = Vector256.Sqrt(tangent * tangent + Vector256.Create(1f + tangentDown * tangentDown));

        var sky = Vector256.GreaterThanOrEqual(depth, Vector256.Create(GBuffers.Sky));
        var distance = Vector256.Min(Vector256.ConditionalSelect(sky, Vector256.Create(air.Reach), depth * stretch), Vector256.Create(air.Reach));
        var clear = air.Density <= 0 ? Vector256<float>.One : Vector256.Exp(distance * Vector256.Create(-air.Density));

        var glows = sky | Emissive(g.Substance, p);
        return new(
            Seen(g.EmissionR, g.AlbedoR, diffuse.X, specular.X, fog.X),
            Seen(g.EmissionG, g.AlbedoG, diffuse.Y, specular.Y, fog.Y),
            Seen(g.EmissionB, g.AlbedoB, diffuse.Z, specular.Z, fog.Z));

        Vector256<float> Seen(float[] emission, float[] albedo, Vector256<float> lit, Vector256<float> gloss, Vector256<float> haze)
        {
            var reflected = PlaneLanes.LoadWithin(albedo, p) * lit + gloss;
            var surface = PlaneLanes.LoadWithin(emission, p) + Vector256.AndNot(reflected, glows);
            return surface * clear + haze;
        }
    }

    /// <summary>A bilinear blend of the four nearest half-resolution pixels, by how well their surfaces agree.</summary>
    private static (Vector3Lanes Diffuse, Vector3Lanes Specular, Vector3Lanes Fog) Between(LightFieldPlanes planes, GBuffers g, int x, int y, int p, Vector256<float> depth)
    {
        var normal = new Vector3Lanes(PlaneLanes.LoadWithin(g.NormalX, p), PlaneLanes.LoadWithin(g.NormalY, p), PlaneLanes.LoadWithin(g.NormalZ, p));
        var scale = Vector256<float>.One / (Vector256.Create(0.02f) * depth + Vector256.Create(1e-3f));
        var light = planes.Now;
        Vector3Lanes diffuse = default, specular = default, fog = default;
        Vector256<float> total = Vector256<float>.Zero, totalFog = total;
        var first = planes.At((x >> 1) - 1, (y - 1) >> 1);
        for (var k = 0; k < 4; k++)
        {
            var lower = k >> 1 != 0;
            var at = first + (lower ? planes.Stride : 0);
            var lanes = (k & 1) != 0 ? Right : Left;
            // Even rows lie three quarters of the way down to their own pixel, odd ones a quarter past it.
            var share = lower == ((y & 1) == 0) ? 0.75f : 0.25f;
            var bilinear = ((k & 1) != 0 ? ShareRight : ShareLeft) * Vector256.Create(share);
            var turn = normal - Three(planes.Normal);
            var jump = Vector256.Abs(depth - Take(planes.Depth)) * scale;
            // Never nought: where no neighbour agrees, the least wrong one still counts.
            var weight = bilinear * (PlaneLanes.ExpOfMinus(jump + Vector3Lanes.Dot(turn, turn) * Vector256.Create(6f)) + Vector256.Create(1e-5f) / (Vector256<float>.One + jump));
            var weightFog = bilinear * (PlaneLanes.ExpOfMinus(Vector256.Create(0.5f) * jump) + Vector256.Create(1e-4f));
            diffuse += Three(light.Diffuse) * weight;
            specular += Three(light.Specular) * weight;
            fog += Three(light.Fog) * weightFog;
            total += weight;
            totalFog += weightFog;

            Vector3Lanes Three(LightFieldPlanes.Colours from) => new(Take(from.X), Take(from.Y), Take(from.Z));

            Vector256<float> Take(float[] plane) => Vector256.Shuffle(PlaneLanes.Load(plane, at), lanes);
        }

        var over = Vector256<float>.One / total;
        return (diffuse * over, specular * over, fog * (Vector256<float>.One / totalFog));
    }

    private static Vector256<float> Emissive(byte[] substances, int at)
    {
        Span<byte> eight = stackalloc byte[PlaneLanes.Count];
        substances.AsSpan(at, Math.Min(PlaneLanes.Count, substances.Length - at)).CopyTo(eight);
        var (low, high) = Vector128.Widen(Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(in eight[0])).AsByte()));
        return Vector256.Equals(Vector256.Create(low, high), Vector256.Create((uint)Substance.Emissive)).AsSingle();
    }
}

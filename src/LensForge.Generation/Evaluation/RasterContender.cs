using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Evaluation;

/// <summary>
/// Baseline: the flat-lit raster alone. Reflectance under Lambert's law by the key light with its shadow map and an even ambient light with closeness, plus what shines,
/// developed by the same film; nothing is traced, no bounce, no air, no lens. Its brightness is metered as a camera does: the mean of lit surfaces comes out at the card of the hour.
/// </summary>
public sealed class RasterContender : IContender
{
    private const float Ambient = 0.45f, KeyShare = 0.9f;

    public IReadOnlyList<Picture> Film(HeldOutShot shot, int frames, int width, int height, CancellationToken cancellation)
    {
        var lit = LitShot.Prepare(shot.Stage, FigureDetail.Preview);
        var rasterizer = new Rasterizer(width, height);
        var buffers = new GBuffers(width, height);
        var pictures = new List<Picture>();
        for (var frame = 0; frame < frames; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            var staged = lit.At(shot.Frame + frame, FrameRate.Film);
            rasterizer.Draw(staged, null, buffers);
            pictures.Add(Light(staged, buffers, shot.Stage.Set.Time));
        }
        return pictures;
    }

    private static Picture Light(StageFrame staged, GBuffers g, TimeOfDay time)
    {
        var key = staged.Lights.FirstOrDefault(light => light.Key) ?? staged.Lights.FirstOrDefault();
        var colour = key is null ? Vector3.One : key.Colour / MathF.Max(1e-6f, Vector3.Dot(key.Colour, new(0.2126f, 0.7152f, 0.0722f)));
        var grade = staged.Set.Grade;
        // The light at which a grey card of 18 % is developed to the value that this hour should have.
        var level = (time switch { TimeOfDay.Day => 0.17f, TimeOfDay.Dawn => 0.13f, TimeOfDay.Dusk => 0.12f, _ => 0.055f }) / (0.18f * grade.Exposure);
        var camera = staged.Camera;
        var linear = new Vector3[g.Width * g.Height];
        for (var i = 0; i < linear.Length; i++)
        {
            Vector3 albedo = new(g.AlbedoR[i], g.AlbedoG[i], g.AlbedoB[i]), emission = new(g.EmissionR[i], g.EmissionG[i], g.EmissionB[i]), normal = new(g.NormalX[i], g.NormalY[i], g.NormalZ[i]);
            if (g.Depth[i] >= GBuffers.Sky)
            {
                linear[i] = emission;
                continue;
            }
            float u = (i % g.Width + 0.5f) * 2 / g.Width - 1, v = (g.Height - 2 * (i / g.Width + 0.5f)) / g.Width;
            var place = camera.Position + g.Depth[i] * (camera.Forward + camera.TanHalfWidth * (u * camera.Right + v * camera.Up));
            var to = key is null ? Vector3.UnitY : key.Kind == LightKind.Sun ? -key.Direction : Vector3.Normalize(key.Position - place);
            linear[i] = albedo * level * (new Vector3(Ambient * g.Occlusion[i]) + colour * (KeyShare * MathF.Max(0, Vector3.Dot(normal, to)) * g.Shadow[i])) + emission;
        }
        return new(g.Width, g.Height, Rendering.Film.Develop(linear, g.Width, g.Height, grade));
    }
}

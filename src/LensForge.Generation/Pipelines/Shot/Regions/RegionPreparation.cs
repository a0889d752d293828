using LensForge.Domain.Takes;
using LensForge.Generation.Looks;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Pipelines.Shot.Regions;

/// <summary>Prepares one region frame after frame: its mask, and light traced along other paths within it. Belongs to one thread at a time.</summary>
internal sealed class RegionPreparation
{
    private readonly RegionMask _mask;
    private readonly LightField _light;
    private readonly ILookShader? _look;
    private readonly ulong _seed;
    private readonly int _keySlice;
    private readonly int _area;
    private bool _lit;

    public RegionPreparation(Recipe recipe, RegionRetake retake, LitShot shot, int width, int height, int keySlice)
    {
        var stays = retake.Region.Stays || recipe.IsStill;
        _mask = new(retake.Region, recipe.Width, recipe.Height, width, height, stays ? null : Drawn);
        _light = new(width, height);
        _look = LookShaders.Of(recipe.LookInForce, width, height);
        (_seed, _keySlice, _area) = (retake.Seed * 0x9E3779B97F4A7C15UL, keySlice, width * height);

        GBuffers Drawn()
        {
            var buffers = new GBuffers(width, height);
            new Rasterizer(width, height).Draw(shot.At(retake.Region.Frame, recipe.Rate), null, buffers);
            return buffers;
        }
    }

    public void Mask(int frame, GBuffers buffers, RegionFrame into) => _mask.Write(frame, buffers, into);

    /// <summary>Traces light for the region over that of the picture below it.</summary>
    public void Light(StageFrame staged, GBuffers buffers, int samples, float[] belowR, float[] belowG, float[] belowB, RegionFrame into)
    {
        if (into.Box.IsEmpty)
        {
            _lit = false;
            return;
        }

        // A region that comes into the picture has no past to lean on.
        _light.Trace(staged, buffers, _lit ? samples : Math.Max(samples, _keySlice), _seed, reset: !_lit, into.LitR, into.LitG, into.LitB);
        _lit = true;
        _look?.Shade(new(buffers, staged.Camera, into.LitR, into.LitG, into.LitB));
        for (var i = 0; i < _area; i++)
        {
            var weight = into.Weight[i];
            into.LitR[i] = belowR[i] + weight * (into.LitR[i] - belowR[i]);
            into.LitG[i] = belowG[i] + weight * (into.LitG[i] - belowG[i]);
            into.LitB[i] = belowB[i] + weight * (into.LitB[i] - belowB[i]);
        }
    }
}

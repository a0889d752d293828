using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Pipelines.Shot.Regions;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Tests.Pipelines;

/// <summary>A region that holds on to what it was drawn on.</summary>
public sealed class HeldRegionTests
{
    private const int Width = 256, Height = 144;
    private static readonly FrameRegion Box = new(RegionShape.Rectangle, [new(0.35f, 0.35f), new(0.6f, 0.7f)], 0.05f);

    [Fact]
    public void it_stays_on_the_same_surfaces_while_the_camera_moves()
    {
        var stage = Stage();
        var shot = LitShot.Prepare(stage, FigureDetail.Preview);
        var (first, last) = (Draw(shot, 0), Draw(shot, 24));
        var mask = new RegionMask(Box, Width, Height, Width, Height, () => first);
        var (there, here) = (new RegionFrame(Width, Height), new RegionFrame(Width, Height));
        mask.Write(0, first, there);
        mask.Write(24, last, here);

        // Where each held surface point of the first frame is seen in the last, by its nearest rest-pose point: the mask holds it there.
        int found = 0, held = 0, strange = 0;
        foreach (var i in Enumerable.Range(0, Width * Height).Where(i => there.Weight[i] == 1 && i % 5 == 0))
        {
            if (Find(first, i, last) is not { } at) continue;
            found++;
            if (here.Weight[at] > 0.9f) held++;
        }

        foreach (var i in Enumerable.Range(0, Width * Height).Where(i => here.Weight[i] == 1 && i % 5 == 0))
            if (Find(last, i, first) is { } at && there.Weight[at] == 0) strange++;
        Assert.True(found > 100, $"{found} points are still seen");
        Assert.True(held > 0.95 * found, $"{held} of {found} are held");
        Assert.True(strange <= 0.02 * found, $"{strange} are held that were not in the region");
        Assert.NotEqual(there.Box, here.Box);
    }

    [Fact]
    public void one_that_stays_on_the_picture_does_not_care_what_moves()
    {
        var shot = LitShot.Prepare(Stage(), FigureDetail.Preview);
        var mask = new RegionMask(Box with { Stays = true }, Width, Height, Width, Height, null);
        var (there, here) = (new RegionFrame(Width, Height), new RegionFrame(Width, Height));
        mask.Write(0, Draw(shot, 0), there);
        mask.Write(24, Draw(shot, 24), here);
        Assert.Equal(there.Weight, here.Weight);
        Assert.InRange(there.Box.Left, 0.35f * Width - Box.Feather * Height - 1, 0.35f * Width);
    }

    [Fact]
    public void weights_are_whole_inside_nothing_beyond_the_feather_and_never_rise_on_the_way_out()
    {
        var region = Box with { Shape = RegionShape.Ellipse, Stays = true };
        var frame = new RegionFrame(Width, Height);
        new RegionMask(region, Width, Height, Width, Height, null).Write(0, new GBuffers(Width, Height), frame);
        var outline = RegionOutline.Of(region, Width, Height);
        var outward = Enumerable.Range(0, Width * Height).Select(i => (Distance: outline.Distance(i % Width + 0.5f, i / Width + 0.5f), Weight: frame.Weight[i])).OrderBy(each => each.Distance).ToArray();
        Assert.All(outward, each => Assert.Equal(each.Distance <= 0 ? 1 : each.Distance >= region.Feather * Height ? 0 : each.Weight, each.Weight));
        Assert.All(outward.Zip(outward.Skip(1)), pair => Assert.True(pair.Second.Weight <= pair.First.Weight));
    }

    /// <summary>A track sideways past whoever stands there.</summary>
    private static ShotStage Stage()
    {
        var stage = RandomStages.Sample(31);
        var camera = stage.CameraStart;
        var aside = Vector3.Normalize(Vector3.Cross(camera.Target - camera.Position, Vector3.UnitY)) * 0.5f;
        return stage with { CameraStart = camera, CameraEnd = camera with { Position = camera.Position + aside, Target = camera.Target + aside }, Handheld = 0, Length = new(1000) };
    }

    private static GBuffers Draw(LitShot shot, int frame)
    {
        var buffers = new GBuffers(Width, Height);
        new Rasterizer(Width, Height).Draw(shot.At(frame, FrameRate.Film), null, buffers);
        return buffers;
    }

    private static int? Find(GBuffers from, int pixel, GBuffers to)
    {
        var place = Place(from, pixel);
        (float Apart, int At) best = (float.MaxValue, 0);
        for (var i = 0; i < Width * Height; i++)
        {
            if (to.Part[i] != from.Part[pixel] || to.Figure[i] != from.Figure[pixel]) continue;
            var apart = Vector3.DistanceSquared(Place(to, i), place);
            if (apart < best.Apart) best = (apart, i);
        }

        return best.Apart < 0.02f * 0.02f ? best.At : null;
    }

    private static Vector3 Place(GBuffers g, int i) => new(g.SurfaceX[i], g.SurfaceY[i], g.SurfaceZ[i]);
}

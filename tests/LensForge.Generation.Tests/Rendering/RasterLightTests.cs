using System.Numerics;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Tests.Rendering;

public class RasterLightTests
{
    private static readonly CameraView Above = RasterScene.Look(new(0, 5, 0.01f), default, 0.9f);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void the_shadow_of_a_box_in_the_sun_falls_where_geometry_says(bool isFigure)
    {
        // Sun at 45 degrees from -x: the top edge at height 1 throws its shadow one metre to +x.
        var box = RasterScene.Box(new(0, 0.5f, 0), new(0.25f, 0.5f, 0.25f), isFigure ? 1 : 0);
        var sun = RasterScene.Overhead with { Direction = Vector3.Normalize(new(1, -1, 0)) };
        var set = (isFigure ? RasterScene.Set(RasterScene.Ground()) : RasterScene.Set(RasterScene.Ground(), box)) with { Lights = [sun] };
        var g = RasterScene.Draw(isFigure ? RasterScene.Frame(set, Above, box) : RasterScene.Frame(set, Above), 256, 144);

        Assert.InRange(ShadowAt(g, new(0.8f, 0, 0)), 0, 0.05f);
        Assert.InRange(ShadowAt(g, new(1.12f, 0, 0)), 0, 0.05f);
        Assert.InRange(ShadowAt(g, new(1.37f, 0, 0)), 0.95f, 1);
        Assert.InRange(ShadowAt(g, new(0.8f, 0, 0.38f)), 0.95f, 1);
        Assert.InRange(ShadowAt(g, new(0.8f, 0, -0.38f)), 0.95f, 1);
        Assert.InRange(ShadowAt(g, new(-0.4f, 0, 0)), 0.95f, 1);
    }

    [Fact]
    public void a_lamp_throws_shadows_outwards_all_around()
    {
        // Lamp at 2 m over the origin; posts of 1 m at 1 m: shadows from 1 m to 2 m on every side.
        var lamp = new Light(LightKind.Sphere, new(0, 2, 0), default, new(10), Radius: 0.02f, Key: true);
        var posts = new Vector3[] { new(1, 0.5f, 0), new(-1, 0.5f, 0), new(0, 0.5f, 1), new(0, 0.5f, -1) };
        var set = RasterScene.Set([RasterScene.Ground(), .. posts.Select(p => RasterScene.Box(p, new(0.08f, 0.5f, 0.08f)))]) with { Lights = [lamp] };
        var g = RasterScene.Draw(RasterScene.Frame(set, Above), 256, 144);
        foreach (var post in posts)
        {
            var outward = post with { Y = 0 };
            Assert.InRange(ShadowAt(g, outward * 1.55f), 0, 0.1f);
            Assert.InRange(ShadowAt(g, outward * 0.6f), 0.9f, 1);
            Assert.InRange(ShadowAt(g, outward * 2.35f), 0.9f, 1);
        }
    }

    [Fact]
    public void a_window_lights_what_is_before_it_and_nothing_behind()
    {
        var window = new Light(LightKind.Rectangle, new(-3, 1.5f, 0), Vector3.UnitX, new(6), new(0, 0, 0.5f), new(0, 0.5f, 0), Key: true);
        var set = RasterScene.Set(RasterScene.Ground(), RasterScene.Box(new(-1, 0.5f, 0), new(0.1f, 0.5f, 2f))) with { Lights = [window] };
        var g = RasterScene.Draw(RasterScene.Frame(set, RasterScene.Look(new(-1.5f, 7, 0.01f), new(-1.5f, 0, 0), 0.9f)), 256, 144);
        Assert.InRange(ShadowAt(g, new(-2, 0, 0), -1.5f, 7), 0.9f, 1);
        Assert.InRange(ShadowAt(g, new(-0.6f, 0, 0), -1.5f, 7), 0, 0.1f);
        Assert.InRange(ShadowAt(g, new(-3.4f, 0, 0), -1.5f, 7), 0, 0.01f);
    }

    [Fact]
    public void lamps_and_panes_throw_no_shadow()
    {
        var pane = RasterScene.Box(new(0, 1, 0), new(0.5f, 0.02f, 0.5f)) with { Material = RasterScene.Grey with { Substance = Substance.Glass } };
        var bulb = RasterScene.Box(new(2, 1, 0), new(0.3f)) with { Material = RasterScene.Grey with { Emission = new(5) } };
        var sun = RasterScene.Overhead with { Direction = Vector3.Normalize(new(1, -1, 0)) };
        var set = RasterScene.Set(RasterScene.Ground(), pane, bulb) with { Lights = [sun] };
        var g = RasterScene.Draw(RasterScene.Frame(set, Above), 256, 144);
        Assert.InRange(ShadowAt(g, new(1f, 0, 0)), 0.95f, 1);
    }

    [Fact]
    public void corners_are_closed_and_the_open_ground_is_open()
    {
        var set = RasterScene.Set(RasterScene.Ground(), RasterScene.Box(new(0, 1, -0.5f), new(3, 1, 0.5f)));
        var camera = RasterScene.Look(new(0, 1.6f, 4), new(0, 0.4f, 0));
        var g = RasterScene.Draw(RasterScene.Frame(set, camera), 256, 144);
        float At(Vector3 p)
        {
            var (x, y, _) = RasterScene.Project(camera, p, 256, 144);
            return g.Occlusion[(int)y * 256 + (int)x];
        }

        Assert.True(At(new(0, 0, 0.06f)) < At(new(0, 0, 1.2f)) - 0.12f);
        Assert.InRange(At(new(0, 0, 1.6f)), 0.9f, 1);
        Assert.InRange(At(new(0, 1.2f, 0)), 0.85f, 1);
    }

    private static float ShadowAt(GBuffers g, Vector3 p, float x = 0, float height = 5)
    {
        var (px, py, _) = RasterScene.Project(RasterScene.Look(new(x, height, 0.01f), new(x, 0, 0), 0.9f), p, g.Width, g.Height);
        return g.Shadow[(int)py * g.Width + (int)px];
    }
}

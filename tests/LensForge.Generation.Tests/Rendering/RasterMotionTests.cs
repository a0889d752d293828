using System.Numerics;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Tests.Rendering;

public class RasterMotionTests
{
    private static readonly BuiltSet Set = RasterScene.Set(RasterScene.Ground(), RasterScene.Box(new(-1, 0.6f, -2), new(0.6f)));

    [Fact]
    public void points_of_the_set_came_from_where_the_earlier_camera_saw_them()
    {
        CameraView before = RasterScene.Look(new(0, 1.4f, 3), new(0, 0.6f, -1)), now = RasterScene.Look(new(0.11f, 1.45f, 2.9f), new(0.04f, 0.62f, -1));
        var g = RasterScene.Draw(RasterScene.Frame(Set, now), 128, 72, RasterScene.Frame(Set, before));
        var checkedPixels = 0;
        for (var y = 0; y < 72; y++)
        {
            for (var x = 0; x < 128; x++)
            {
                var at = y * 128 + x;
                if (g.Depth[at] >= GBuffers.Sky) continue;
                var (px, py, depth) = RasterScene.Project(before, RasterScene.World(now, g, x, y), 128, 72);
                if (px is < 0 or >= 128 || py is < 0 or >= 72) { Assert.True(float.IsNaN(g.MotionX[at])); continue; }
                if (float.IsNaN(g.MotionX[at])) { Assert.True(px < 0.01f || px > 127.99f || py < 0.01f || py > 71.99f); continue; }
                checkedPixels++;
                Assert.Equal(px, x + 0.5f + g.MotionX[at], 0.02f);
                Assert.Equal(py, y + 0.5f + g.MotionY[at], 0.02f);
                Assert.Equal(depth, g.PreviousDepth[at], 0.01f);
            }
        }

        Assert.InRange(checkedPixels, 4000, 128 * 72);
    }

    [Fact]
    public void points_of_a_moving_and_turning_figure_came_from_where_they_were()
    {
        var camera = RasterScene.Look(new(0, 1.4f, 3), new(0, 0.8f, 0));
        Matrix4x4 before = Matrix4x4.CreateRotationY(0.1f) * Matrix4x4.CreateTranslation(0.05f, 0.8f, 0.1f), now = Matrix4x4.CreateRotationY(0.22f) * Matrix4x4.CreateTranslation(0.16f, 0.84f, 0.2f);
        var box = RasterScene.Box(default, new(0.5f), 1, 1);
        var g = RasterScene.Draw(RasterScene.Frame(Set, camera, box with { Transform = now }), 128, 72, RasterScene.Frame(Set, camera, box with { Transform = before }));
        Matrix4x4.Invert(now, out var back);
        var seen = 0;
        for (var y = 0; y < 72; y++)
        {
            for (var x = 0; x < 128; x++)
            {
                var at = y * 128 + x;
                if (g.Figure[at] == 0) continue;
                seen++;
                var was = Vector3.Transform(Vector3.Transform(RasterScene.World(camera, g, x, y), back), before);
                var (px, py, depth) = RasterScene.Project(camera, was, 128, 72);
                Assert.Equal(px, x + 0.5f + g.MotionX[at], 0.05f);
                Assert.Equal(py, y + 0.5f + g.MotionY[at], 0.05f);
                Assert.Equal(depth, g.PreviousDepth[at], 0.01f);
            }
        }

        Assert.InRange(seen, 500, 9000);
    }

    [Fact]
    public void what_came_in_from_outside_and_a_first_frame_have_no_motion()
    {
        var now = RasterScene.Look(new(0, 1.4f, 3), new(0, 0.6f, -1));
        var turned = RasterScene.Look(new(0, 1.4f, 3), new(1.2f, 0.6f, -1));
        var g = RasterScene.Draw(RasterScene.Frame(Set, now), 128, 72, RasterScene.Frame(Set, turned));
        for (var y = 0; y < 72; y++) Assert.True(float.IsNaN(g.MotionX[y * 128]) && float.IsNaN(g.MotionY[y * 128]) && float.IsNaN(g.PreviousDepth[y * 128]));
        Assert.True(float.IsFinite(g.MotionX[36 * 128 + 120]));
        Assert.All(RasterScene.Draw(RasterScene.Frame(Set, now), 64, 36).MotionX, m => Assert.True(float.IsNaN(m)));
    }

    [Fact]
    public void a_still_stage_does_not_move_and_the_sky_only_turns()
    {
        var camera = RasterScene.Look(new(0, 1.4f, 3), new(0, 1.6f, -1));
        var frame = RasterScene.Frame(Set, camera, RasterScene.Box(new(0.5f, 1, 0), new(0.3f), 1, 1));
        var still = RasterScene.Draw(frame, 64, 36, frame);
        // The outermost pixels may fall either side of the frame's edge by rounding; they are half a pixel inside.
        Assert.All(still.MotionX.Concat(still.MotionY), m => Assert.InRange(m, -0.02f, 0.02f));

        var stepped = RasterScene.Draw(frame with { Camera = camera with { Position = camera.Position + new Vector3(0.3f, 0, 0) } }, 64, 36, frame);
        Assert.Equal(GBuffers.Sky, stepped.Depth[32]);
        Assert.InRange(stepped.MotionX[32], -0.001f, 0.001f);
        Assert.Equal(GBuffers.Sky, stepped.PreviousDepth[32]);
    }
}

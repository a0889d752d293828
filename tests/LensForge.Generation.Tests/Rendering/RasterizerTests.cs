using System.Numerics;
using LensForge.Generation.Geometry;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Tests.Rendering;

public class RasterizerTests
{
    [Fact]
    public void a_triangle_covers_the_pixels_whose_centres_its_projection_holds()
    {
        Vector3 a = new(-0.7f, -0.4f, -2), b = new(0.9f, -0.3f, -2), c = new(0.1f, 0.55f, -2);
        var camera = RasterScene.Camera(default);
        var g = RasterScene.Draw(RasterScene.Frame(RasterScene.Set(RasterScene.Place(RasterScene.Flat(a, b, c))), camera), 64, 36);

        var (pa, pb, pc) = (RasterScene.Project(camera, a, 64, 36), RasterScene.Project(camera, b, 64, 36), RasterScene.Project(camera, c, 64, 36));
        for (var y = 0; y < 36; y++)
        {
            for (var x = 0; x < 64; x++)
            {
                float px = x + 0.5f, py = y + 0.5f;
                var inside = MathF.Min(Side(pa, pb), MathF.Min(Side(pb, pc), Side(pc, pa)));
                if (MathF.Abs(inside) < 0.03f) continue; // within the snapping of corners
                Assert.Equal(inside > 0, g.Depth[y * 64 + x] < GBuffers.Sky);

                // Signed distance in pixels, y down.
                float Side((float X, float Y, float) from, (float X, float Y, float) to) =>
                    -((to.X - from.X) * (py - from.Y) - (to.Y - from.Y) * (px - from.X)) / MathF.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
            }
        }
    }

    [Fact]
    public void depth_of_a_slanted_plane_is_the_rays_own_even_where_it_passes_under_the_camera()
    {
        var camera = RasterScene.Look(new(0.3f, 1.4f, 2f), new(0, 0.2f, -4f));
        var g = RasterScene.Draw(RasterScene.Frame(RasterScene.Set(RasterScene.Ground(40)), camera), 96, 54);
        var seen = 0;
        for (var y = 0; y < 54; y++)
        {
            for (var x = 0; x < 96; x++)
            {
                if (g.Depth[y * 96 + x] >= GBuffers.Sky) continue;
                seen++;
                var world = RasterScene.World(camera, g, x, y);
                Assert.InRange(world.Y, -0.002f, 0.002f);
            }
        }

        Assert.InRange(seen, 96 * 30, 96 * 54);
    }

    [Fact]
    public void neighbouring_triangles_leave_no_crack_and_no_pixel_is_drawn_by_two()
    {
        // A fan about a point off the grid: every pixel of the square belongs to just one triangle.
        var random = new Random(3);
        const int rim = 61;
        var corners = new Vector3[rim];
        for (var i = 0; i < rim; i++)
        {
            var (sine, cosine) = MathF.SinCos(i * MathF.Tau / rim);
            corners[i] = new Vector3(cosine, sine, 0) * 4f;
        }

        Vector3 hub = new(0.137f, -0.071f, 0);
        var triangles = Enumerable.Range(0, rim).Select(i => RasterScene.Place(RasterScene.Flat(hub, corners[i], corners[(i + 1) % rim]), new(0, 0, -2f), part: i + 1)).ToArray();
        var camera = RasterScene.Camera(default);
        var together = RasterScene.Draw(RasterScene.Frame(RasterScene.Set(triangles), camera), 128, 72);
        Assert.All(together.Depth, depth => Assert.InRange(depth, 1.99f, 2.01f));

        var hits = new int[128 * 72];
        foreach (var triangle in triangles.OrderBy(_ => random.Next()))
        {
            var alone = RasterScene.Draw(RasterScene.Frame(RasterScene.Set(triangle), camera), 128, 72);
            for (var i = 0; i < hits.Length; i++) if (alone.Depth[i] < GBuffers.Sky) hits[i]++;
        }

        Assert.All(hits, n => Assert.Equal(1, n));
    }

    [Fact]
    public void closed_meshes_look_the_same_from_wherever_as_with_every_face_drawn()
    {
        // An open copy (one triangle less, at the hidden bottom) is drawn two-sided.
        var closed = Primitives.Sphere(0.8f, 12);
        var open = closed with { Indices = closed.Indices[..^3] };
        foreach (var from in new Vector3[] { new(0, 0.4f, 3), new(2.4f, 1.5f, -1), new(-1.2f, 2.8f, 0.4f) })
        {
            var camera = RasterScene.Look(from, default);
            var a = RasterScene.Draw(RasterScene.Frame(RasterScene.Set(RasterScene.Place(closed)), camera), 80, 45);
            var b = RasterScene.Draw(RasterScene.Frame(RasterScene.Set(RasterScene.Place(open)), camera), 80, 45);
            Assert.InRange(a.Depth.Zip(b.Depth).Count(p => MathF.Abs(p.First - p.Second) > 1e-3f), 0, 8);
        }
    }

    [Fact]
    public void who_and_what_is_seen_is_told_by_figure_part_and_substance()
    {
        var skin = RasterScene.Box(new(-1, 0, -4), new(0.4f), figure: 2, part: 7);
        var camera = RasterScene.Camera(default);
        var frame = RasterScene.Frame(RasterScene.Set(RasterScene.Box(new(1, 0, -4), new(0.4f), part: 300)), camera, skin with { Material = RasterScene.Grey with { Substance = Substance.Skin } });
        var g = RasterScene.Draw(frame, 128, 72);
        int left = At(-1), right = At(1);
        Assert.Equal((2, 7, (byte)Substance.Skin), (g.Figure[left], g.Part[left], g.Substance[left]));
        Assert.Equal((0, 300, (byte)Substance.Plain), (g.Figure[right], g.Part[right], g.Substance[right]));
        Assert.Equal((0, 255, GBuffers.Sky), (g.Figure[0], g.Substance[0], g.Depth[0]));
        Assert.InRange(g.NormalZ[left], 0.97f, 1f);
        Assert.True(g.EmissionB[0] > 0);

        int At(float x) => 36 * 128 + (int)RasterScene.Project(camera, new(x, 0, -3.6f), 128, 72).X;
    }

    [Fact]
    public void the_nearer_hides_the_farther_whatever_the_order()
    {
        var near = RasterScene.Box(new(0, 0, -3), new(0.5f), part: 1);
        var far = RasterScene.Box(new(0.2f, 0, -5), new(1.5f), part: 2);
        var camera = RasterScene.Camera(default);
        var a = RasterScene.Draw(RasterScene.Frame(RasterScene.Set(near, far), camera), 64, 36);
        var b = RasterScene.Draw(RasterScene.Frame(RasterScene.Set(far, near), camera), 64, 36);
        Assert.Equal(a.Part, b.Part);
        Assert.Equal(1, a.Part[18 * 64 + 32]);
    }

    [Fact]
    public void surface_coordinates_stay_with_what_moves_and_differ_between_parts()
    {
        var camera = RasterScene.Camera(default);
        var set = RasterScene.Set(RasterScene.Ground());
        // A whole number of pixels: 64 / 2 pixels a metre at one metre, box face at 4 m, so 8 pixels a metre.
        var here = RasterScene.Draw(RasterScene.Frame(set, camera, RasterScene.Box(new(-0.5f, 0, -4.5f), new(0.5f), 1, 1)), 64, 36);
        var there = RasterScene.Draw(RasterScene.Frame(set, camera, RasterScene.Box(new(0.5f, 0, -4.5f), new(0.5f), 1, 1)), 64, 36);
        var other = RasterScene.Draw(RasterScene.Frame(set, camera, RasterScene.Box(new(-0.5f, 0, -4.5f), new(0.5f), 1, 2)), 64, 36);
        var at = 18 * 64 + 28;
        Assert.Equal(here.SurfaceX[at], there.SurfaceX[at + 8], 1e-4f);
        Assert.Equal(here.AlbedoR[at], there.AlbedoR[at + 8], 1e-3f);
        Assert.NotEqual(here.SurfaceX[at], other.SurfaceX[at], 0.01f);
    }

    [Fact]
    public void the_same_frame_gives_the_same_bits_whatever_was_drawn_before()
    {
        var set = RasterScene.Set(RasterScene.Ground(), RasterScene.Box(new(0, 0.5f, -1), new(0.5f)));
        StageFrame At(float t) => RasterScene.Frame(set, RasterScene.Look(new(t, 1.5f, 3), new(0, 0.4f, 0)), RasterScene.Box(new(t, 1, 0), new(0.3f), 1, 1));
        var used = new Rasterizer(96, 54);
        var a = new GBuffers(96, 54);
        for (var i = 0; i < 5; i++) used.Draw(At(0.2f * i), null, a);
        used.Draw(At(0.1f), At(0.05f), a);
        AssertSame(RasterScene.Draw(At(0.1f), 96, 54, At(0.05f)), a);
    }

    [Fact]
    public void what_a_still_camera_keeps_of_the_frame_before_is_what_it_would_draw_anew()
    {
        var set = RasterScene.Set(RasterScene.Ground(), RasterScene.Box(new(0, 0.5f, -1), new(0.5f)));
        var camera = RasterScene.Look(new(0.3f, 1.5f, 3), new(0, 0.4f, 0));
        StageFrame At(int i) => RasterScene.Frame(set, camera, RasterScene.Box(new(0.2f * i - 0.5f, 0.7f, 0.3f), new(0.3f), 1, 1));
        var used = new Rasterizer(100, 54);
        GBuffers[] buffers = [new(100, 54), new(100, 54)];
        for (var i = 1; i < 7; i++) used.Draw(At(i), At(i - 1), buffers[i % 2]);
        AssertSame(RasterScene.Draw(At(6), 100, 54, At(5)), buffers[0]);
    }

    private static void AssertSame(GBuffers expected, GBuffers actual)
    {
        Assert.Equal(expected.Substance, actual.Substance);
        Assert.Equal(expected.Part, actual.Part);
        foreach (var (left, right) in new[]
        {
            (expected.Depth, actual.Depth), (expected.AlbedoG, actual.AlbedoG), (expected.EmissionB, actual.EmissionB), (expected.NormalX, actual.NormalX), (expected.Shadow, actual.Shadow), (expected.Occlusion, actual.Occlusion),
            (expected.MotionX, actual.MotionX), (expected.PreviousDepth, actual.PreviousDepth), (expected.SurfaceY, actual.SurfaceY), (expected.Roughness, actual.Roughness),
        })
        {
            Assert.Equal(left, right);
        }
    }

    [Fact]
    public void drawing_on_allocates_nothing()
    {
        var set = RasterScene.Set(RasterScene.Ground(), RasterScene.Box(new(0, 0.5f, -1), new(0.5f)));
        var frames = Enumerable.Range(0, 4).Select(i => RasterScene.Frame(set, RasterScene.Look(new(0.1f * i, 1.5f, 3), new(0, 0.4f, 0)), RasterScene.Box(new(0.1f * i, 1, 0), new(0.3f), 1, 1))).ToArray();
        var rasterizer = new Rasterizer(96, 54);
        var g = new GBuffers(96, 54);
        for (var i = 1; i < frames.Length; i++) rasterizer.Draw(frames[i], frames[i - 1], g);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var k = 0; k < 10; k++) for (var i = 1; i < frames.Length; i++) rasterizer.Draw(frames[i], frames[i - 1], g);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

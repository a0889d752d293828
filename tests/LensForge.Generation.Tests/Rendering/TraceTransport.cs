using System.Numerics;
using LensForge.Generation.Geometry;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using static LensForge.Generation.Tests.Rendering.TraceStages;

namespace LensForge.Generation.Tests.Rendering;

public class TraceTransport
{
    [Fact]
    public void A_grey_ball_in_a_white_furnace_shines_with_its_albedo()
    {
        var ball = Still(Primitives.Sphere(1f, 32), Matt(0.5f));
        var frame = Frame(Camera(new(0, 0, 4), Vector3.Zero, 0.1f), Air(Vector3.One, true), [], ball);
        var layers = PathTracer.RenderLinear(frame, 16, 16, 64, 1, TestContext.Current.CancellationToken, 1);
        var mean = Mean(layers.Compose());
        Assert.InRange(mean.X, 0.485f, 0.515f);
    }

    [Fact]
    public void A_closed_furnace_gains_what_every_bounce_returns()
    {
        // Within a glowing hollow ball of albedo a, radiance is E (1 + a + a^2 + a^3) after three bounces.
        var glow = Matt(0.5f) with { Emission = new(0.2f) };
        var shell = Still(Primitives.Sphere(2f, 24), glow);
        var frame = Frame(Camera(Vector3.Zero, Vector3.UnitZ), Air(Vector3.Zero, false), [], shell);
        var mean = Mean(PathTracer.RenderLinear(frame, 8, 8, 256, 1, TestContext.Current.CancellationToken, 1).Compose());
        Assert.InRange(mean.X, 0.2f * 1.875f * 0.97f, 0.2f * 1.875f * 1.03f);
    }

    [Theory]
    [InlineData(1f, 0.5f, 0.5f)]
    [InlineData(2f, 1f, 0.25f)]
    [InlineData(0.6f, 0.2f, 0.9f)]
    public void A_rectangle_lights_the_floor_below_as_its_form_factor_says(float height, float halfU, float halfV)
    {
        var light = new Light(LightKind.Rectangle, new(0, height, 0), -Vector3.UnitY, new(2), new(halfU, 0, 0), new(0, 0, halfV));
        var frame = Frame(Camera(new(0.001f, 0.5f, 0.9f), Vector3.Zero, 0.002f), Air(Vector3.Zero, false), [light], Still(Floor(8), Matt(1f)));
        var irradiance = Mean(PathTracer.RenderLinear(frame, 4, 4, 1024, 1, TestContext.Current.CancellationToken, 1).Diffuse).X * MathF.PI;
        // Four corner rectangles seen from below one corner (Howell, configuration factors C-11).
        float a = halfU / height, b = halfV / height, ra = MathF.Sqrt(1 + a * a), rb = MathF.Sqrt(1 + b * b);
        var factor = 4f / (2f * MathF.PI) * (a / ra * MathF.Atan(b / ra) + b / rb * MathF.Atan(a / rb));
        Assert.InRange(irradiance, 2f * MathF.PI * factor * 0.98f, 2f * MathF.PI * factor * 1.02f);
    }

    [Fact]
    public void Many_lights_chosen_by_chance_give_as_much_as_each_alone()
    {
        var floor = Still(Floor(6), Matt(0.8f));
        var camera = Camera(new(0, 3, 3), Vector3.Zero);
        Light[] lights = [.. Enumerable.Range(0, 7).Select(i => new Light(LightKind.Sphere, new(i - 3, 1 + 0.3f * i, -1), default, new(0.5f + 0.4f * i)))];
        float Lit(params Light[] some) => Mean(PathTracer.RenderLinear(Frame(camera, Air(Vector3.Zero, false), some, floor), 12, 8, 256, 1, TestContext.Current.CancellationToken, 1).Diffuse).X;
        var apart = lights.Sum(light => Lit(light));
        Assert.InRange(Lit(lights), apart * 0.97f, apart * 1.03f);
    }

    [Fact]
    public void The_sky_behind_a_window_lights_nothing_but_is_seen()
    {
        var wall = Still(Square(new(0, 0, -2), new(0.5f, 0, 0), new(0, 4, 0)), Matt(0.5f));
        var layers = PathTracer.RenderLinear(Frame(Camera(Vector3.Zero, -Vector3.UnitZ, 0.6f), Air(new(0.7f), false), [], wall), 32, 8, 16, 1, TestContext.Current.CancellationToken, 1);
        Assert.Equal(0f, layers.Diffuse[4 * 32 + 16].X);
        Assert.Equal(0.7f, layers.Compose()[4 * 32].X, 3);
    }

    [Fact]
    public void A_picture_is_the_same_on_one_thread_and_on_many()
    {
        var light = new Light(LightKind.Rectangle, new(0, 2, 0), -Vector3.UnitY, new(3), new(0.5f, 0, 0), new(0, 0, 0.5f));
        var frame = Frame(Camera(new(0, 1, 3), Vector3.Zero, 0.5f, 0.02f), Air(new(0.2f), true, 0.05f), [light], Still(Floor(5), Matt(0.5f)), Still(Primitives.Sphere(0.4f), Matt(0.7f)));
        byte[] Picture(int threads) => Reference.Render(frame, 48, 27, 6, 9, TestContext.Current.CancellationToken, threads);
        Assert.Equal(Picture(1), Picture(3));
        Assert.NotEqual(Picture(1), Reference.Render(frame, 48, 27, 6, 10, TestContext.Current.CancellationToken, 1));
    }

    [Fact]
    public void Blur_grows_with_the_distance_from_the_focus()
    {
        float Softness(float focus)
        {
            // A bright half plane before black: the wider the step from dark to bright, the softer.
            var card = Still(Square(new(1, 0, -4), new(1, 0, 0), new(0, 2, 0)), new(Substance.Emissive, Vector3.One, Vector3.One, Vector3.One));
            var layers = PathTracer.RenderLinear(Frame(Camera(Vector3.Zero, -Vector3.UnitZ, 0.2f, 0.05f, focus), Air(Vector3.Zero, false), [], card), 64, 9, 128, 1, TestContext.Current.CancellationToken, 1);
            return Enumerable.Range(0, 64).Count(x => layers.Compose()[4 * 64 + x].X is > 0.04f and < 0.96f);
        }

        float sharp = Softness(4f), near = Softness(3f), nearer = Softness(2f);
        Assert.True(sharp <= 2 && near > sharp && nearer > near, $"{sharp}, {near}, {nearer} pixels");
    }

    [Fact]
    public void Fog_glows_about_a_lamp_and_dims_what_is_far()
    {
        var light = new Light(LightKind.Sphere, new(0, 0, -3), default, new(2));
        var wall = Still(Square(new(0, 0, -6), new(8, 0, 0), new(0, 8, 0)), Matt(0.5f));
        PathTracerLayers In(float fog) => PathTracer.RenderLinear(Frame(Camera(Vector3.Zero, -Vector3.UnitZ, 0.7f), Air(Vector3.Zero, false, fog), [light], wall), 33, 17, 64, 1, TestContext.Current.CancellationToken, 1);
        PathTracerLayers clear = In(0), thick = In(0.08f);
        int centre = 8 * 33 + 16, corner = 0;
        Assert.True(thick.Fog[centre].X > 3f * thick.Fog[corner].X);
        Assert.Equal(0f, clear.Fog[centre].X);
        Assert.True(thick.Diffuse[corner].X < 0.7f * clear.Diffuse[corner].X);
    }
}

using LensForge.Domain.Looks;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Looks;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;

namespace LensForge.Generation.Tests.Looks;

public sealed class LookShaderTests
{
    private const int Width = 192, Height = 112;

    public static TheoryData<Look> Drawn => [.. Enum.GetValues<Look>().Where(look => look != Look.Naturalistic)];

    [Fact]
    public void every_look_has_a_place_of_its_own_in_the_code()
    {
        var code = new float[LookCode.Size];
        LookCode.Write(Look.InkWash, code);
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 0], code);
        LookCode.Write(Look.Naturalistic, code);
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0], code);
    }

    [Fact]
    public void the_naturalistic_look_is_the_picture_as_it_is() => Assert.Null(LookShaders.Of(Look.Naturalistic, Width, Height));

    [Theory]
    [MemberData(nameof(Drawn))]
    public void a_look_is_the_same_whenever_it_is_drawn_and_far_from_the_naturalistic_picture(Look look)
    {
        var natural = Lit(Look.Naturalistic, 7);
        var one = Lit(look, 7);
        Assert.Equal(one, Lit(look, 7));
        Assert.All(one, value => Assert.InRange(value, 0, 1));
        Assert.InRange(Distance(natural, one), 0.04, 1);
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void a_little_noise_in_the_light_changes_a_look_little(Look look)
    {
        // Other light paths, the same stage.
        double natural = Distance(Lit(Look.Naturalistic, 7), Lit(Look.Naturalistic, 8)), drawn = Distance(Lit(look, 7), Lit(look, 8));
        Assert.True(drawn < 2.5 * natural + 0.004, $"{drawn} against the picture's own {natural}");
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void people_are_set_off_from_what_is_behind_them(Look look)
    {
        var (frame, lit) = Prepare(look, 7);
        int edges = 0, seen = 0;
        for (var i = Width; i < lit.Length / 3 - Width - 1; i++)
        {
            if (frame.Buffers.Figure[i] == 0 || frame.Buffers.Figure[i + 1] != 0) continue;
            edges++;
            float low = 1, high = 0;
            for (var x = -2; x <= 3; x++)
            {
                var value = lit[i + x];
                (low, high) = (MathF.Min(low, value), MathF.Max(high, value));
            }

            if (high - low > 0.1f) seen++;
        }

        Assert.True(edges > 20 && seen > 0.7 * edges, $"{seen} of {edges}");
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void a_look_hardly_boils_more_than_the_picture_itself_under_a_moving_camera(Look look)
    {
        double natural = Boil(Look.Naturalistic), drawn = Boil(look);
        Assert.True(drawn < 2.2 * natural + 0.001, $"{drawn} against the picture's own {natural}");
    }

    /// <summary>Mean change of surface points that both of two neighbouring frames see, 0 to 1.</summary>
    private static double Boil(Look look)
    {
        var stage = RandomStages.Sample(12);
        var start = stage.CameraStart;
        stage = stage with { CameraEnd = start with { Position = start.Position + new System.Numerics.Vector3(0.5f, 0.1f, 0), Target = start.Target + new System.Numerics.Vector3(0.5f, 0.1f, 0) }, Length = new Length(2000) };
        var recipe = new Recipe(stage, Width, Height, FrameRate.Film, 1, 1, 7, "none", Look: look);
        var preparation = new FramePreparation(recipe, Width, Height, new FilmTimings());
        PreparedFrame before = new(Width, Height), now = new(Width, Height);
        preparation.Prepare(20, before);
        preparation.Prepare(21, now);
        double sum = 0;
        var count = 0;
        for (var at = 0; at < Width * Height; at++)
        {
            float x = at % Width + now.Buffers.MotionX[at], y = at / Width + now.Buffers.MotionY[at];
            if (!(x >= 0 && y >= 0 && x < Width - 1 && y < Height - 1) || now.Buffers.Depth[at] >= GBuffers.Sky) continue;
            int column = (int)x, row = (int)y, from = row * Width + column, nearest = (int)MathF.Round(y) * Width + (int)MathF.Round(x);
            if (before.Buffers.Part[nearest] != now.Buffers.Part[at] || before.Buffers.Figure[nearest] != now.Buffers.Figure[at]) continue;
            foreach (var (old, fresh) in new[] { (before.LitR, now.LitR), (before.LitG, now.LitG), (before.LitB, now.LitB) })
            {
                float left = float.Lerp(old[from], old[from + Width], y - row), right = float.Lerp(old[from + 1], old[from + Width + 1], y - row);
                sum += Math.Abs(float.Lerp(left, right, x - column) - fresh[at]);
            }

            count += 3;
        }

        Assert.InRange(count, 3 * Width * Height / 4, 3 * Width * Height);
        return sum / count;
    }

    private static float[] Lit(Look look, ulong seed) => Prepare(look, seed).Lit;

    private static (PreparedFrame Frame, float[] Lit) Prepare(Look look, ulong seed)
    {
        var recipe = new Recipe(RandomStages.Sample(12), Width, Height, FrameRate.Film, 1, 1, seed, "none", Look: look);
        var frame = new PreparedFrame(Width, Height);
        new FramePreparation(recipe, Width, Height, new FilmTimings()).Prepare(0, frame);
        return (frame, [.. frame.LitR, .. frame.LitG, .. frame.LitB]);
    }

    private static double Distance(float[] a, float[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Average();
}

using System.Runtime.InteropServices;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Models;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;
using LensForge.Generation.Upscaling;

namespace LensForge.Generation.Tests.Upscaling;

public sealed class UpscalerTests : IDisposable
{
    private const int Width = 96, Height = 54;
    private readonly UpscalerModel _model = UpscalerModel.Load();

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void tiles_do_not_show_and_the_same_frame_gives_the_same_bytes(int scale)
    {
        var (staged, buffers) = Frame(scale);
        var picture = Small(buffers, scale);
        var whole = Enlarged(picture, staged, buffers, scale, Height);
        Assert.Equal(whole, Enlarged(picture, staged, buffers, scale, Height));
        foreach (var rows in new[] { 7, 10, 30 }) Assert.Equal(whole, Enlarged(picture, staged, buffers, scale, rows));
    }

    [Theory]
    [InlineData(2, 0.85)]
    [InlineData(4, 0.5)]
    public void brings_back_what_the_full_size_surfaces_show(int scale, double most)
    {
        var (staged, buffers) = Frame(scale);
        var full = Flat(buffers);
        var small = Small(buffers, scale);
        var enlarged = Enlarged(small, staged, buffers, scale, Upscaler.TileRows);
        double repeated = 0, learned = 0;
        for (var y = 0; y < buffers.Height; y++)
        {
            for (var x = 0; x < buffers.Width * 3; x++)
            {
                var at = y * buffers.Width * 3 + x;
                repeated += Math.Pow(full[at] - small[(y / scale * Width + x / 3 / scale) * 3 + x % 3], 2);
                learned += Math.Pow(full[at] - enlarged[at], 2);
            }
        }

        Assert.True(learned < most * repeated, $"squared error {learned:0} against {repeated:0} of repeated pixels");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void answers_as_the_trained_network_did(int scale)
    {
        var file = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(DenoiserModel.ShippedFolder, $"upscaler-{scale}.check")));
        const int width = 12, height = 12;
        int channels = GuideRows.Quantities * scale * scale + 6, area = width * height;
        var picture = file[..(3 * area)];
        var cells = file.Slice(3 * area + GuideRows.Quantities * scale * scale * area, channels * area).ToArray();
        var expected = file[^(3 * scale * scale * 64)..];

        // The check's base has its margin already: what remains of it is a picture of 8 by 8.
        var pixels = new BasePixels(8, 8);
        for (var i = 0; i < 3 * area; i++) pixels.Light[i] = MathF.Log2(picture[i] * picture[i] + BasePixels.Dark);
        pixels.Average(cells, scale);
        using var input = Microsoft.ML.OnnxRuntime.OrtValue.CreateTensorValueFromMemory(cells, [1, channels, height, width]);
        using var run = new Microsoft.ML.OnnxRuntime.RunOptions();
        using var output = _model.Session(scale).Run(run, ["cells"], [input], ["told"])[0];
        var told = output.GetTensorDataAsSpan<float>().ToArray();
        var row = new byte[8 * scale * 3];
        var worst = 0f;
        for (var y = 0; y < 8; y++)
        {
            for (var down = 0; down < scale; down++)
            {
                new UpscalerBlend(8, 8, scale).Row(told, cells, pixels, y, down, row);
                for (var x = 0; x < 8 * scale * 3; x++)
                {
                    var at = x % 3 * scale * scale * 64 + (y * scale + down) * 8 * scale + x / 3;
                    worst = MathF.Max(worst, MathF.Abs(row[x] / 255f - expected[at]));
                }
            }
        }

        Assert.True(worst < 2.5f / 255, $"worst difference {worst * 255:0.0} levels");
    }

    [Fact]
    public void stops_between_tiles()
    {
        var (staged, buffers) = Frame(2);
        using var upscaler = new Upscaler(_model, Width, Height, 2);
        Assert.Throws<OperationCanceledException>(() => upscaler.Enlarge(Small(buffers, 2), buffers, staged.Camera, new byte[buffers.Width * buffers.Height * 3], new CancellationToken(canceled: true)));
    }

    private static (StageFrame Staged, GBuffers Buffers) Frame(int scale)
    {
        var staged = LitShot.Prepare(RandomStages.Sample(12), FigureDetail.Preview).At(0, FrameRate.Film);
        var buffers = new GBuffers(Width * scale, Height * scale);
        new Rasterizer(Width * scale, Height * scale).Draw(staged, null, buffers);
        return (staged, buffers);
    }

    private byte[] Enlarged(byte[] picture, StageFrame staged, GBuffers buffers, int scale, int rows)
    {
        using var upscaler = new Upscaler(_model, Width, Height, scale, tileRows: rows);
        var rgb = new byte[buffers.Width * buffers.Height * 3];
        upscaler.Enlarge(picture, buffers, staged.Camera, rgb, CancellationToken.None);
        return rgb;
    }

    /// <summary>The surfaces under even light.</summary>
    private static byte[] Flat(GBuffers g)
    {
        var rgb = new byte[g.Width * g.Height * 3];
        for (var i = 0; i < g.Width * g.Height; i++)
        {
            rgb[3 * i] = Level(g.AlbedoR[i] + g.EmissionR[i]);
            rgb[3 * i + 1] = Level(g.AlbedoG[i] + g.EmissionG[i]);
            rgb[3 * i + 2] = Level(g.AlbedoB[i] + g.EmissionB[i]);
        }
        return rgb;

        static byte Level(float light) => (byte)(MathF.Sqrt(Math.Clamp(0.7f * light, 0, 1)) * 255 + 0.5f);
    }

    private static byte[] Small(GBuffers g, int scale)
    {
        var full = Flat(g);
        var small = new byte[Width * Height * 3];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width * 3; x++)
            {
                var sum = 0;
                for (var k = 0; k < scale * scale; k++) sum += full[((y * scale + k / scale) * g.Width + x / 3 * scale + k % scale) * 3 + x % 3];
                small[y * Width * 3 + x] = (byte)(sum / (scale * scale));
            }
        }
        return small;
    }
}

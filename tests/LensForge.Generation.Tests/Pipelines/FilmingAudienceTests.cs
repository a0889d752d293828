using System.Security.Cryptography;
using LensForge.Domain.Hosts;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Generation.Host;
using LensForge.Generation.Media;
using LensForge.Generation.Models;

namespace LensForge.Generation.Tests.Pipelines;

public sealed class FilmingAudienceTests
{
    private const int Width = 128, Height = 80;

    [Fact]
    public void a_take_that_is_not_filmed_again_as_it_was_ends_with_what_to_do_instead()
    {
        var picture = new byte[Width * Height * 3];
        new Random(5).NextBytes(picture);
        using var jpeg = new Jpeg();
        var still = Convert.ToHexStringLower(SHA256.HashData(jpeg.Encode(picture, Width, Height, quality: 92)));
        using var audience = Audience(still);
        audience.Original(picture);
        picture[^1] ^= 64;
        Assert.Contains("Film a whole new take", Assert.Throws<ModelException>(() => audience.Original(picture)).Message, StringComparison.Ordinal);
        using var unknowing = Audience(null);
        unknowing.Original(picture);
    }

    private static FilmingAudience Audience(string? still)
    {
        var region = new FrameRegion(RegionShape.Rectangle, [new(0.2f, 0.2f), new(0.6f, 0.6f)]);
        var recipe = new Recipe(RandomStages.Sample(31), Width, Height, FrameRate.Film, 2, 1, 5, "model", Regions: [new(Guid.Empty, still, 6, region)]);
        return new(new(Guid.Empty, 1, new FilmShot(Guid.Empty, recipe)), recipe, Task.FromException<ClipWriter>(new InvalidOperationException("Nothing is written.")), _ => { });
    }
}

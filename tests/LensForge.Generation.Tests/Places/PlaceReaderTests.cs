using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Generation.Media;
using LensForge.Generation.Places;
using LensForge.Generation.Staging.Sets;

namespace LensForge.Generation.Tests.Places;

/// <summary>Sets are rendered with known paint and light, and read back.</summary>
public sealed class PlaceReaderTests
{
    private const int Width = 160, Height = 90, Samples = 6;

    [Theory]
    [InlineData(SetKind.Kitchen, KeySide.Left)]
    [InlineData(SetKind.Kitchen, KeySide.Right)]
    [InlineData(SetKind.Office, KeySide.Left)]
    [InlineData(SetKind.Office, KeySide.Right)]
    public void the_side_of_the_windows_is_read_from_a_room(SetKind kind, KeySide side) =>
        Assert.Equal(side, Read(Set(kind, new(Key: side))).Side);

    [Fact]
    public void wall_paint_is_proposed_nearer_to_the_truth_than_the_set_had_it_and_taking_it_paints_the_set()
    {
        var blue = Rgb.Hex(0x4A6AA0);
        var reading = Read(Set(SetKind.Kitchen, new(new Dictionary<string, Rgb> { ["wall"] = blue })));
        var wall = PlaceProposal.For(SetKind.Kitchen, 1, reading).Single(one => one.Part == "wall");
        Assert.True(Rgb.TryParse(wall.Value, out var proposed));
        var before = PaintChart.Of(SetKind.Kitchen, 1).First(part => part.Name == "wall").Colour;
        Assert.True(Lab.Of(proposed).To(Lab.Of(blue)) < 0.6f * Lab.Of(before).To(Lab.Of(blue)), $"{proposed}, {before}");
        Assert.Equal(proposed, PaintChart.Of(Set(SetKind.Kitchen, wall.On(new()))).First(part => part.Name == "wall").Colour);
    }

    [Fact]
    public void a_sepia_print_proposes_tones_and_no_colours_and_says_so()
    {
        var rgb = SetPicture.Render(Set(SetKind.Bedroom, null), Width, Height, Samples, TestContext.Current.CancellationToken);
        Assert.False(PlaceReader.Read(new(rgb, Width, Height)).Monochrome);
        for (var i = 0; i < rgb.Length; i += 3)
        {
            var grey = rgb[i] * 0.299f + rgb[i + 1] * 0.587f + rgb[i + 2] * 0.114f;
            (rgb[i], rgb[i + 1], rgb[i + 2]) = ((byte)MathF.Min(255, grey * 1.08f), (byte)(grey * 0.96f), (byte)(grey * 0.76f));
        }

        var sepia = PlaceReader.Read(new(rgb, Width, Height));
        Assert.True(sepia.Monochrome);
        Assert.Contains("says nothing of the colours", sepia.Notes[0], StringComparison.Ordinal);
        Assert.All(sepia.Colours, colour => Assert.True(Lab.Of(colour.Colour).Chroma < 2));
    }

    [Fact]
    public void a_flat_grey_picture_has_one_colour_and_no_side()
    {
        var flat = PlaceReader.Read(new([.. Enumerable.Repeat((byte)119, 3 * 64 * 64)], 64, 64));
        Assert.Equal(1, Assert.Single(flat.Colours).Area);
        Assert.Null(flat.Side);
        Assert.Equal([1f, 1f, 1f], flat.Colours[0].Shares);
    }

    [Fact]
    public void a_bright_ceiling_lies_above_and_a_dark_floor_below()
    {
        var rgb = new byte[3 * 60 * 60];
        for (var i = 0; i < rgb.Length; i++) rgb[i] = (i / 180) switch { < 18 => 230, < 42 => (byte)(i % 3 == 2 ? 60 : 140), _ => (byte)(i % 3 == 0 ? 90 : 40) };
        var read = PlaceReader.Read(new(rgb, 60, 60));
        Assert.Equal([PictureBand.Middle, PictureBand.Upper, PictureBand.Lower], read.Colours.OrderByDescending(colour => colour.Area).Select(colour => colour.Band).ToArray().OrderBy(band => band == PictureBand.Middle ? 0 : band == PictureBand.Upper ? 1 : 2));
        Assert.Equal(3, read.Colours.Count);
    }

    [Fact]
    public void every_painted_part_of_every_set_is_seen_in_its_materials()
    {
        var unseen = new List<string>();
        // Whether a car drives past trees or houses is its seed's choice.
        foreach (var kind in Enum.GetValues<SetKind>().Where(kind => kind != SetKind.CarInterior))
        {
            var plain = SetLibrary.Build(Set(kind, null), SetPlan.For(kind));
            foreach (var part in PaintChart.Of(kind, 1))
            {
                var painted = SetLibrary.Build(Set(kind, new(new Dictionary<string, Rgb> { [part.Name] = Rgb.Hex(0x12E05A) })), SetPlan.For(kind));
                if (plain.Instances.Select(one => one.Material).ToHashSet().SetEquals(painted.Instances.Select(one => one.Material))) unseen.Add($"{kind} {part.Name}");
            }
        }

        Assert.Empty(unseen);
    }

    [Fact]
    public void the_kit_has_every_prop_that_is_offered() => Assert.All(SetProps.Offered, prop => Assert.True(Dressing.Knows(prop), prop));

    private static PlaceReading Read(SceneSet set) => PlaceReader.Read(new DecodedPicture(SetPicture.Render(set, Width, Height, Samples), Width, Height));

    private static SceneSet Set(SetKind kind, SetDesign? design) => new(kind, "", true, 1, TimeOfDay.Day, Weather.Clear, [], design);
}

using LensForge.Domain.Cast;
using LensForge.Domain.Colour;
using LensForge.Domain.Grammar;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Generation.Media;
using LensForge.Generation.Places;

namespace LensForge.Benchmarks;

/// <summary>How well pictures of places are read: our own sets are rendered with known paint and light, and read back.</summary>
internal static class PlaceBenchmark
{
    private const int Width = 160, Height = 90, Samples = 8;

    private static readonly SetKind[] Inside = [SetKind.Neutral, SetKind.LivingRoom, SetKind.Kitchen, SetKind.Bedroom, SetKind.Office, SetKind.HospitalRoom, SetKind.Classroom, SetKind.Shop];
    private static readonly SetKind[] Outside = [SetKind.Street, SetKind.Park, SetKind.Coast, SetKind.Desert, SetKind.Station, SetKind.Rooftop];

    public static void Run(string[] args)
    {
        var seeds = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 3;
        Sides("inside, day", Inside, seeds, TimeOfDay.Day);
        Sides("inside, night", Inside, 1, TimeOfDay.Night);
        Sides("outside, day", Outside, 1, TimeOfDay.Day);
        Paint(seeds);
        Light();
        Tones();
    }

    private static PlaceReading Read(SceneSet set, Func<byte[], byte[]>? print = null)
    {
        var rgb = SetPicture.Render(set, Width, Height, Samples);
        return PlaceReader.Read(new DecodedPicture(print?.Invoke(rgb) ?? rgb, Width, Height));
    }

    private static SceneSet Set(SetKind kind, int seed, SetDesign design, TimeOfDay time = TimeOfDay.Day) => new(kind, "", true, (ulong)seed, time, Weather.Clear, [], design);

    private static void Sides(string what, SetKind[] kinds, int seeds, TimeOfDay time)
    {
        int right = 0, wrong = 0, untold = 0;
        foreach (var kind in kinds)
            for (var seed = 1; seed <= seeds; seed++)
                foreach (var side in (ReadOnlySpan<KeySide>)[KeySide.Left, KeySide.Right])
                {
                    var read = Read(Set(kind, seed, new(Key: side), time)).Side;
                    if (read is null) untold++;
                    else if (read == side) right++;
                    else wrong++;
                }

        Console.WriteLine($"side, {what}: {right} right, {wrong} wrong, {untold} not told");
    }

    private static void Paint(int seeds)
    {
        List<float> walls = [], unread = [], floors = [], floorsUnread = [];
        foreach (var kind in Inside)
            for (var seed = 1; seed <= seeds; seed++)
            {
                var chance = new Chance((ulong)(seed * 100 + (int)kind));
                Rgb wall = Any(chance), floor = Any(chance);
                var parts = PaintChart.Of(kind, (ulong)seed);
                var floorPart = parts.First(part => part.Role == PaintRole.Floor);
                var reading = Read(Set(kind, seed, new(new Dictionary<string, Rgb> { ["wall"] = wall, [floorPart.Name] = floor })));
                var proposals = PlaceProposal.For(kind, (ulong)seed, reading);
                Add(walls, unread, "wall", wall);
                Add(floors, floorsUnread, floorPart.Name, floor);

                void Add(List<float> read, List<float> before, string name, Rgb truth)
                {
                    if (proposals.FirstOrDefault(one => one.Part == name) is { } proposal && Rgb.TryParse(proposal.Value, out var colour)) read.Add(Lab.Of(colour).To(Lab.Of(truth)));
                    before.Add(Lab.Of(parts.First(part => part.Name == name).Colour).To(Lab.Of(truth)));
                }
            }

        Console.WriteLine($"wall, difference in Lab, median: proposed {Median(walls):0.0}, unread {Median(unread):0.0}; {walls.Zip(unread).Count(pair => pair.First < pair.Second)} of {walls.Count} nearer");
        Console.WriteLine($"floor, the same: proposed {Median(floors):0.0}, unread {Median(floorsUnread):0.0}; {floors.Zip(floorsUnread).Count(pair => pair.First < pair.Second)} of {floors.Count} nearer");

        // Paint as rooms have it: neither black, white nor shrill.
        static Rgb Any(Chance chance) => new Lab(chance.Between(40, 80), chance.Between(-25, 25), chance.Between(-25, 35)).ToRgb();
    }

    private static void Light()
    {
        foreach (var contrast in (ReadOnlySpan<float>)[-1.5f, 0, 1.5f])
        {
            var read = Inside.Select(kind => Read(Set(kind, 1, new(Contrast: contrast)))).ToList();
            Console.WriteLine($"contrast {contrast}: lightness {Median([.. read.Select(one => one.Brightness)]):0.0}, spread {Median([.. read.Select(one => one.Contrast)]):0.0}; low key {read.Count(one => one.Key == PictureKey.Low)}, high key {read.Count(one => one.Key == PictureKey.High)} of {read.Count}");
        }

        var night = Inside.Select(kind => Read(Set(kind, 1, new(), TimeOfDay.Night))).ToList();
        Console.WriteLine($"night: low key {night.Count(one => one.Key == PictureKey.Low)} of {night.Count}, lightness {Median([.. night.Select(one => one.Brightness)]):0.0}");
    }

    private static void Tones()
    {
        var colour = Inside.Count(kind => Read(Set(kind, 2, new())).Monochrome);
        var grey = Inside.Count(kind => Read(Set(kind, 2, new()), rgb => Toned(rgb, 1, 1, 1)).Monochrome);
        var sepia = Inside.Count(kind => Read(Set(kind, 2, new()), rgb => Toned(rgb, 1.08f, 0.96f, 0.76f)).Monochrome);
        Console.WriteLine($"said to be monochrome, of {Inside.Length}: in colour {colour}, grey {grey}, sepia {sepia}");
    }

    private static byte[] Toned(byte[] rgb, float r, float g, float b)
    {
        var print = new byte[rgb.Length];
        for (var i = 0; i < rgb.Length; i += 3)
        {
            var grey = rgb[i] * 0.299f + rgb[i + 1] * 0.587f + rgb[i + 2] * 0.114f;
            (print[i], print[i + 1], print[i + 2]) = ((byte)Math.Min(255, grey * r), (byte)Math.Min(255, grey * g), (byte)Math.Min(255, grey * b));
        }

        return print;
    }

    private static float Median(List<float> values) => values.Count == 0 ? float.NaN : values.Order().ElementAt(values.Count / 2);
}

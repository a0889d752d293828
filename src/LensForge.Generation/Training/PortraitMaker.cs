using System.Globalization;
using System.Numerics;
using System.Text.Json;
using LensForge.Domain;
using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Identity;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Training;

/// <summary>
/// Renders cut-out figures of random people: each group of one to five on several random stages, in the shot's own frame and from a camera
/// moved about each of them, and once in the studio, all in the filming pipeline's quick light. Written are crops.u8 (64x64, four bytes a
/// pixel: colour under the mask, mask), views.csv (person, kind of view, figures seen in the frame, pixels) and people.jsonl (the looks).
/// </summary>
public sealed class PortraitMaker
{
    private const int StagesOfGroup = 5, LightSamples = 4, LeastPixels = 90;
    private static readonly FrameRate Rate = FrameRate.Film;

    private readonly StudioEasel _shot = new(256, 144);
    private readonly StudioEasel _near = new(128);
    private readonly FileStream _crops;
    private readonly StreamWriter _views, _people;
    private int _known;

    private PortraitMaker(string folder)
    {
        Directory.CreateDirectory(folder);
        var people = Path.Combine(folder, "people.jsonl");
        _known = File.Exists(people) ? File.ReadLines(people).Count() : 0;
        _crops = new(Path.Combine(folder, "crops.u8"), FileMode.Append);
        _views = new(Path.Combine(folder, "views.csv"), append: true);
        _people = new(people, append: true);
    }

    /// <summary>Appends groups to the files in <paramref name="folder"/>; their seeds run from <paramref name="firstSeed"/>.</summary>
    public static void Make(string folder, int groups, ulong firstSeed, TextWriter progress, CancellationToken cancellation)
    {
        var maker = new PortraitMaker(folder);
        using (maker._crops)
        using (maker._views)
        using (maker._people)
        {
            for (var group = 0; group < groups && !cancellation.IsCancellationRequested; group++)
            {
                var started = System.Diagnostics.Stopwatch.StartNew();
                var (people, views) = maker.Group(firstSeed + (ulong)group);
                progress.WriteLine($"{group + 1} of {groups}: {people} people, {views} views, {started.Elapsed.TotalSeconds:0.0} s");
            }
        }
    }

    private (int People, int Views) Group(ulong seed)
    {
        var chance = new Chance(seed ^ 0x504F525452414954UL);
        var cast = new List<Appearance>();
        var count = chance.Weighted((1, 0.15f), (2, 0.3f), (3, 0.25f), (4, 0.1f), (5, 0.2f));
        while (cast.Count < count) cast.Add(CastDesigner.Random(chance, cast));
        foreach (var looks in cast) _people.WriteLine(JsonSerializer.Serialize(looks, DomainJson.Options));
        var views = 0;
        for (var i = 0; i < StagesOfGroup; i++)
        {
            // Half of the stages have all of them, the others a few.
            var here = Enumerable.Range(0, count).Where(_ => i % 2 == 0 || chance.Likely(0.6f)).ToList();
            if (here.Count > 0) views += Stage(RandomStages.SampleShot(chance.Next(), [.. here.Select(person => cast[person])]).Stage, here, cast, chance);
        }

        foreach (var (looks, person) in cast.Select((looks, person) => (looks, person)))
            views += Write(_near.Cut(Studio.Frame(looks, chance.Between(-180, 180), chance.Likely(0.5f) ? StudioFraming.Head : StudioFraming.Figure, 1, FigureDetail.Preview), LightSamples), person, "studio", 1);
        _known += count;
        _views.Flush();
        _people.Flush();
        return (count, views);
    }

    private int Stage(ShotStage stage, List<int> here, List<Appearance> cast, Chance chance)
    {
        var shot = LitShot.Prepare(stage, FigureDetail.Preview);
        var frame = shot.At(chance.Below(Math.Max(1, Rate.FramesIn(stage.Length))), Rate);
        _shot.Draw(frame, LightSamples);
        var whose = stage.Figures.Select(figure => here.First(person => cast[person] == figure.Appearance)).ToList();
        var crops = whose.Select((_, figure) => IdentityCrop.Of(_shot.Rgb, _shot.Width, _shot.Height, _shot.Figures, (byte)(figure + 1))).ToList();
        var seen = crops.Count(crop => crop is not null);
        var views = whose.Select((person, figure) => Write(crops[figure], person, "shot", seen)).Sum();
        for (var figure = 0; figure < whose.Count; figure++)
        {
            var camera = Around(Body.Of(stage.Figures[figure]), stage.Figures[figure], chance);
            views += Write(_near.Cut(frame with { Camera = camera }, LightSamples, (byte)(figure + 1)), whose[figure], "near", 1);
        }

        return views;
    }

    private static CameraView Around(Body body, StagedFigure figure, Chance chance)
    {
        var side = chance.Likely(0.7f) ? chance.Between(-75, 75) : chance.Between(75, 285);
        var half = chance.Weighted((body.HeadHeight * 0.75f, 0.35f), (body.HeadHeight * 1.5f, 0.35f), (body.Top * 0.36f, 0.15f), (body.Top * 0.55f, 0.15f));
        var middle = half > body.Top * 0.5f ? body.Ground + new Vector3(0, body.Top * 0.5f, 0) : body.Head - new Vector3(0, MathF.Max(0, half - body.HeadHeight * 0.62f), 0);
        var distance = chance.Between(1.1f, 2.4f);
        var position = middle + Body.Heading(figure.FacingDegrees + side) * distance + new Vector3(0, chance.Between(-0.15f, 0.35f), 0);
        var forward = Vector3.Normalize(middle - position);
        var right = Vector3.Normalize(Vector3.Cross(forward, Vector3.UnitY));
        return new(position, forward, right, Vector3.Cross(right, forward), half / distance, 0, distance);
    }

    private int Write(IdentityCrop? crop, int person, string kind, int figures)
    {
        const int area = IdentityCrop.Side * IdentityCrop.Side;
        if (crop is null) return 0;
        var pixels = (int)crop.Values.AsSpan(3 * area).ToArray().Sum();
        if (pixels < LeastPixels) return 0;
        var bytes = new byte[IdentityCrop.Planes * area];
        for (var i = 0; i < area; i++)
            for (var plane = 0; plane < IdentityCrop.Planes; plane++)
                bytes[IdentityCrop.Planes * i + plane] = (byte)(Math.Clamp(crop.Values[plane * area + i], 0, 1) * 255 + 0.5f);
        _crops.Write(bytes);
        _views.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_known + person},{kind},{figures},{pixels}"));
        return 1;
    }
}

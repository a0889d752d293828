using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Media;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.FigureSheets;

/// <summary>What a sheet shows of each person: a close-up, the six expressions, the whole figure in several actions, two at a table.</summary>
public enum FigureView { Faces, Expressions, Bodies, Seated }

/// <summary>Sheets of people rendered by the reference renderer: for judging figures by eye while they are worked on.</summary>
public sealed class FigureSheet(int width, int height, int samples)
{
    private const int Gap = 4;

    /// <summary>Writes one PNG.</summary>
    /// <param name="people">How many are drawn; expressions and bodies show each in a row of its own.</param>
    /// <param name="seed">Chooses who they are.</param>
    public void Make(string path, FigureView view, int people, ulong seed, CancellationToken cancellation)
    {
        var cast = Cast(people, seed);
        var (stages, columns) = view switch
        {
            FigureView.Faces => (cast.Select(look => Close(look, Expression.Neutral)).ToList(), 4),
            FigureView.Expressions => (cast.SelectMany(look => Enum.GetValues<Expression>().Select(expression => Medium(look, expression))).ToList(), 6),
            FigureView.Bodies => (cast.SelectMany((look, i) => Whole(look, i)).ToList(), 5),
            _ => (cast.Chunk(2).Where(pair => pair.Length == 2).Select(pair => AtTable(pair[0], pair[1])).ToList(), 3),
        };
        var rows = (stages.Count + columns - 1) / columns;
        var sheet = new byte[Across(columns) * (rows * (height + Gap) - Gap) * 3];
        for (var i = 0; i < stages.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var frame = LitShot.Prepare(stages[i], FigureDetail.Preview).At(6, FrameRate.Film);
            var rgb = Reference.Render(frame, width, height, samples, seed: 1, cancellation);
            int left = i % columns * (width + Gap), top = i / columns * (height + Gap);
            for (var y = 0; y < height; y++) rgb.AsSpan(y * width * 3, width * 3).CopyTo(sheet.AsSpan(((top + y) * Across(columns) + left) * 3));
        }

        using var file = File.Create(path);
        PngWriter.Write(file, sheet, Across(columns), rows * (height + Gap) - Gap);
    }

    private int Across(int columns) => columns * (width + Gap) - Gap;

    private static List<Appearance> Cast(int people, ulong seed)
    {
        var cast = new List<Appearance>();
        for (var i = 0; i < people; i++) cast.Add(CastDesigner.Random(new Chance(seed * 1000 + (ulong)i), cast));
        return cast;
    }

    private static ShotStage Close(Appearance look, Expression expression)
    {
        var head = look.HeightMetres * 0.885f;
        return Shot(new(0.32f, head + 0.02f, 1.75f), new(0.0f, head, 0), 85, Figure(look, expression, FigureAction.Listen));
    }

    private static ShotStage Medium(Appearance look, Expression expression)
    {
        var head = look.HeightMetres * 0.84f;
        return Shot(new(0.4f, head + 0.04f, 1.9f), new(0, head - 0.05f, 0), 52, Figure(look, expression, FigureAction.Listen));
    }

    private static IEnumerable<ShotStage> Whole(Appearance look, int index)
    {
        foreach (var action in new[] { FigureAction.Stand, FigureAction.Walk, FigureAction.Sit, FigureAction.Talk, FigureAction.Hold })
        {
            var figure = Figure(look, (Expression)(index % 6), action) with { SeatHeight = action == FigureAction.Sit ? 0.44f : 0, Prop = action == FigureAction.Hold ? "cup" : null, FacingDegrees = action == FigureAction.Walk ? 55 : 15 };
            yield return Shot(new(0.5f, look.HeightMetres * 0.72f, 2.6f), new(0, look.HeightMetres * 0.5f, 0), 25, figure);
        }
    }

    private static ShotStage AtTable(Appearance left, Appearance right)
    {
        var plan = SetPlan.For(SetKind.Kitchen);
        var seats = plan.Seated.Take(2).ToArray();
        var figures = new[] { left, right }.Select((look, i) => new StagedFigure(i == 0 ? "LEFT" : "RIGHT", look, i == 0 ? FigureAction.Talk : FigureAction.Listen, Expression.Neutral,
            seats[i].Position, seats[i].Position, seats[i].FacingDegrees, seats[i].SeatHeight, seats[1 - i].Position + new Vector3(0, 1.15f, 0), null, [])).ToArray();
        var middle = (seats[0].Position + seats[1].Position) / 2 + new Vector3(0, 0.95f, 0);
        var camera = new StageCamera(middle + new Vector3(0.2f, 0.25f, 2.3f), middle, 40, 2.3f, 8, 0);
        return new(new(SetKind.Kitchen, "", true, 1, TimeOfDay.Day, Weather.Clear, []), figures, camera, camera, 0, null, new Length(1000));
    }

    private static StagedFigure Figure(Appearance look, Expression expression, FigureAction action) =>
        new("SOMEBODY", look, action, expression, Vector3.Zero, Vector3.Zero, 10, 0, new(0.55f, look.HeightMetres * 0.88f, 3), null, []);

    private static ShotStage Shot(Vector3 from, Vector3 to, float lens, StagedFigure figure)
    {
        var camera = new StageCamera(from, to, lens, Vector3.Distance(from, to), 8, 0);
        return new(new(SetKind.Neutral, "", true, 1, TimeOfDay.Day, Weather.Clear, []), [figure], camera, camera, 0, null, new Length(1000));
    }
}

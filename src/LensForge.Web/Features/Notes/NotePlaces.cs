using System.Globalization;
using LensForge.Domain.Notes;
using LensForge.Domain.Time;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Notes;

/// <summary>Where a note belongs, in words.</summary>
public static class NotePlaces
{
    /// <returns>"shot 3A, take 2 at 00:00:01:07", "scene 4", "the words “The ferry…”".</returns>
    public static string Of(ProductionSheet sheet, NoteSheet note) => note.Subject switch
    {
        OnTake take => $"{Shot(sheet, note)}, {Moment(sheet.Take(take.Take), take.Frame)}",
        OnShot => Shot(sheet, note),
        OnScene => Scene(sheet, note.Scene) is { } scene ? $"scene {scene.Number}" : "a scene that is no longer in the script",
        OnWords when note.Words is { Gone: true } => "words that are gone",
        OnWords => note.Words is { Changed: true } ? "words, changed since" : "words",
        _ => "the production",
    };

    public static string Timecode(TakeSheet take, int frame) => $"{frame / Whole(take.Recipe.Rate) / 60:00}:{frame / Whole(take.Recipe.Rate) % 60:00}:{frame % Whole(take.Recipe.Rate):00}";

    public static Domain.Productions.PlannedSceneStage? Scene(ProductionSheet sheet, int? ordinal) => sheet.Scenes.FirstOrDefault(scene => scene.Ordinal == ordinal);

    /// <summary>Where the note is seen in its surroundings.</summary>
    public static string? Address(ProductionSheet sheet, NoteSheet note) => note switch
    {
        { Shot: { } shot } => $"/productions/{sheet.Id}/board?shot={Uri.EscapeDataString(shot.Value)}",
        { Scene: { } scene } => $"/productions/{sheet.Id}/board#scene-{scene.ToString(CultureInfo.InvariantCulture)}",
        { Words: not null } => $"/productions/{sheet.Id}/script",
        _ => null,
    };

    private static string Shot(ProductionSheet sheet, NoteSheet note) =>
        note.Shot is { } shot && sheet.Plan?.Find(shot) is { } planned ? $"shot {planned.Shot.Number}" : "a shot that is no longer in the script";

    private static string Moment(TakeSheet? take, int? frame) =>
        take is null ? "an earlier take" : frame is { } at ? $"take {take.Number} at {Timecode(take, at)}" : $"take {take.Number}";

    private static int Whole(FrameRate rate) => (int)Math.Round((double)rate.Numerator / rate.Denominator);
}

using System.Runtime.CompilerServices;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;
using LensForge.Web.Components;
using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Takes;

/// <summary>The scenes of a board, as all its windows show them: worked out once for a state of the production and the line, and held once.</summary>
public static class BoardScenes
{
    private static readonly ConditionalWeakTable<ProductionSheet, Made> Last = [];

    /// <param name="hostHere">Whether somebody draws and films.</param>
    public static IReadOnlyList<SceneView> Of(ProductionSheet sheet, IReadOnlyList<QueueEntry> queue, bool hostHere)
    {
        if (Last.TryGetValue(sheet, out var made) && made.HostHere == hostHere && made.Queue.SequenceEqual(queue)) return made.Scenes;
        var bySubject = queue.DistinctBy(entry => entry.Subject).ToDictionary(entry => entry.Subject);
        made = new(queue, hostHere, [.. sheet.Scenes.Select(scene => View(sheet, scene, bySubject, hostHere))]);
        Last.AddOrUpdate(sheet, made);
        return made.Scenes;
    }

    private static SceneView View(ProductionSheet sheet, PlannedSceneStage scene, Dictionary<Guid, QueueEntry> queue, bool hostHere)
    {
        var tiles = scene.Shots.Select(shot => Tile(sheet, shot, queue, hostHere)).ToList();
        var length = scene.Shots.Aggregate(new Length(0), (sum, shot) => sum + shot.Shot.Length);
        return new(
            scene.Ordinal, scene.Number, scene.Heading, Domain.Screenplays.Eighths.Format(scene.Eighths), ShotWords.Clock(length),
            scene.Notes.Count > 0 ? string.Join("; ", scene.Notes) : null,
            scene.Shots.Count(shot => sheet.Chosen(shot.Id) is not null && sheet.Current(shot.Id) is null),
            scene.Shots.Count(shot => sheet.Current(shot.Id) is not null),
            scene.Shots.Count(shot => sheet.IsStale(shot.Id)),
            tiles,
            tiles.Count == sheet.Listed(scene.Ordinal).Count ? tiles : Listed(sheet, scene.Ordinal, tiles));
    }

    // Omitted and merged shots stand where they stood.
    private static List<TileView> Listed(ProductionSheet sheet, int scene, List<TileView> filmed)
    {
        var tiles = filmed.ToDictionary(tile => tile.Id);
        return [.. sheet.Listed(scene).Select(shot => tiles.GetValueOrDefault(shot.Id) ?? Gone(sheet, shot))];
    }

    private static TileView Gone(ProductionSheet sheet, StagedShot shot)
    {
        var into = sheet.Board.Merged.GetValueOrDefault(shot.Id)?.Into;
        var kept = sheet.TakesOf(shot.Id).Count;
        return new(
            shot.Id, shot.Shot.Number, ShotWords.Title(shot.Shot), "", ShotWords.Seconds(shot.Shot.Length), "", TileStage.Omitted, null, null, null, null,
            (into is { } whole ? $"in {sheet.Staged!.Find(whole)?.Shot.Number}" : "OMITTED") + (kept > 0 ? $", {ShotWords.Counted(kept, "take")} kept" : ""), "");
    }

    private static TileView Tile(ProductionSheet sheet, StagedShot shot, Dictionary<Guid, QueueEntry> queue, bool hostHere)
    {
        var current = sheet.Current(shot.Id);
        var chosen = sheet.Chosen(shot.Id);
        var last = sheet.TakesOf(shot.Id).LastOrDefault();
        var entry = current is null ? null : queue.GetValueOrDefault(current.Id);
        var stage = current is not null ? entry is { Running: true } ? TileStage.Filming : TileStage.Waiting
            : chosen is not null ? chosen.Stale is null ? TileStage.Filmed : TileStage.Stale
            : last?.Stage switch
            {
                TakeStage.Failed => TileStage.Failed,
                TakeStage.Cancelled => TileStage.Cancelled,
                _ => TileStage.Unfilmed,
            };
        return new(
            shot.Id, shot.Shot.Number, ShotWords.Title(shot.Shot), Camera(sheet, shot), ShotWords.Seconds(shot.Shot.Length),
            string.Join(", ", shot.Shot.Subjects), stage,
            current is null && chosen is not null ? sheet.Drawings.GetValueOrDefault(shot.Id) : sheet.Picture(shot.Id),
            current?.Id ?? chosen?.Id,
            current is null ? chosen?.StillHash : null,
            entry is { Running: true, StepsTotal: > 0 } ? Math.Round((double)entry.StepsDone / entry.StepsTotal, 3) : null,
            Status(stage, entry, chosen, last, current, sheet.TakesOf(shot.Id)),
            hostHere ? "Its stage is being drawn" : "Its stage is drawn when a host joins") { Marks = ShotMarks.Of(sheet, shot.Id) };
    }

    private static string Camera(ProductionSheet sheet, StagedShot shot) =>
        ShotWords.Camera(shot.Shot) + (sheet.LookBook.Shots.TryGetValue(shot.Id, out var own) ? ", " + LookNames.Of(own).ToLowerInvariant() : "") + (sheet.Board.Of(shot.Id).Note is null ? "" : ", note");

    private static string Status(TileStage stage, QueueEntry? entry, TakeSheet? chosen, TakeSheet? last, TakeSheet? current, IReadOnlyList<TakeSheet> takes) => stage switch
    {
        TileStage.Filming => Filming(entry!, current!),
        TileStage.Waiting => entry is null ? "asked for" : QueueWords.Waits(entry),
        TileStage.Filmed => (chosen!.Recipe.IsRendered ? "rendered, not generated" : chosen.Recipe.IsStill ? "filmed, a still" : "filmed") + $", take {chosen.Number}" + (RegionWords.Of(chosen, takes) is { } region ? $", {region}" : "") + (last is { Stage: TakeStage.Failed } ? $"; take {last.Number} failed" : ""),
        TileStage.Stale => "stale: " + ShotWords.Of(chosen!.Stale!.Changes),
        TileStage.Failed => $"take {last!.Number} failed",
        TileStage.Cancelled => "cancelled",
        _ => "not filmed",
    };

    private static string Filming(QueueEntry entry, TakeSheet take)
    {
        if (entry.Steps == 0) return "starting";
        var doing = QueueWords.Step(entry, take);
        var left = QueueWords.Left(entry.SecondsLeft);
        return left.Length > 0 ? $"{doing}, {left}" : doing;
    }

    private sealed record Made(IReadOnlyList<QueueEntry> Queue, bool HostHere, IReadOnlyList<SceneView> Scenes);
}

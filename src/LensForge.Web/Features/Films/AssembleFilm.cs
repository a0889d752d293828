using System.Security.Cryptography;
using System.Text.Json;
using LensForge.Domain;
using LensForge.Domain.Hosts;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;
using FilmWork = LensForge.Domain.Productions.AssembleFilm;

namespace LensForge.Web.Features.Films;

/// <summary>
/// Joins a film from the chosen takes; unfilmed shots are held as their line drawing. The same parts are the same film: asking
/// again answers with the one that is there. The file is ready when the production's sheet shows its hash.
/// </summary>
public sealed class AssembleFilmHandler(Decisions desk, ProjectionService projections, ProductionSheets sheets)
{
    /// <param name="scenes">Orders of the scenes wanted; null for all.</param>
    public async Task<Guid> RunAsync(Guid production, IReadOnlySet<int>? scenes, string user, CancellationToken stop = default)
    {
        var sheet = sheets.Find(production) ?? throw new RefusedException("There is no such production.");
        var shots = sheet.Scenes.Where(scene => scenes?.Contains(scene.Ordinal) ?? true).SelectMany(scene => scene.Shots).ToList();
        var takes = shots.ToDictionary(shot => shot.Id, shot => sheet.Chosen(shot.Id));
        var largest = takes.Values.OfType<TakeSheet>().MaxBy(take => take.Recipe.Width)?.Recipe
            ?? throw new RefusedException("Nothing is filmed yet: press Preview first.");
        var parts = shots
            .Where(shot => takes[shot.Id] is not null || sheet.Drawings.ContainsKey(shot.Id))
            .Select(shot => takes[shot.Id] is { } take
                ? new FilmPart(take.ClipHash, null, take.Frames, (take.Recipe.Width, take.Recipe.Height, take.Recipe.Rate) == (largest.Width, largest.Height, largest.Rate) ? null : true)
                : new FilmPart(null, sheet.Drawings[shot.Id], largest.Rate.FramesIn(shot.Stage.Length)))
            .ToList();
        var cut = new FilmCut(largest.Width, largest.Height, largest.Rate, parts);
        var id = new Guid(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(cut, DomainJson.Options)).AsSpan(0, 16));
        await projections.SeenAsync(await desk.DecideAsync(production, new FilmWork(id, cut), user, stop), stop);
        return id;
    }
}

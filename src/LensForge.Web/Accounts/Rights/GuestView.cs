using System.Collections.Immutable;
using LensForge.Domain.Board;
using LensForge.Domain.Cast;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Web.Projections;

namespace LensForge.Web.Accounts.Rights;

/// <summary>A production cut down to what a guest is shown: pictures and spoken words of the scenes in their link, and nothing beside them.</summary>
public static class GuestView
{
    public static ProductionSheet Narrow(ProductionSheet sheet, IReadOnlyList<GuestLink> links)
    {
        var scenes = sheet.Scenes.Where(scene => links.Any(link => link.Scope.Shows(scene.Ordinal))).ToList();
        var shots = scenes.SelectMany(scene => scene.Shots).Select(shot => shot.Id).ToHashSet();
        var whole = links.Where(link => link.Scope.Sight == GuestSight.Production).ToList();
        return sheet with
        {
            Script = null,
            Plan = sheet.Plan is null ? null : sheet.Plan with { Scenes = scenes },
            Drafted = null,
            Staged = null,
            Board = ShotBook.None,
            Lost = [],
            Fields = FieldLog.None,
            Continued = null,
            Drawings = sheet.Drawings.Where(drawing => shots.Contains(drawing.Key)).ToImmutableDictionary(),
            Takes = sheet.Takes.Where(takes => shots.Contains(takes.Key)).ToImmutableDictionary(),
            SetAside = [],
            Tray = [],
            Numbers = null,
            Revisions = [],
            // A joined film may show any scene, so it is lent with the whole production only.
            Films = whole.Any(link => link.Download) ? sheet.Films.Where(film => film.Value.ClipHash is not null).ToImmutableDictionary() : ImmutableDictionary<Guid, FilmSheet>.Empty,
            WholeForGuests = whole.Count > 0,
            Recast = ImmutableDictionary<string, CastMember>.Empty,
            Turnarounds = ImmutableDictionary<string, TurnaroundSheet>.Empty,
            References = ImmutableDictionary<string, ReferenceSheet>.Empty,
            Team = Team.None,
            Rooms = ImmutableDictionary<Guid, RoomSheet>.Empty,
            // What the team says among itself is not shown; what guests of the link say is asked for by link.
            Notes = [],
            RecentWords = [],
            Reviews = Domain.Reviews.ReviewBook.None,
        };
    }

    /// <summary>What the film as it is now shows of it: chosen takes and drawings.</summary>
    public static IEnumerable<string> Files(ProductionSheet narrowed) => narrowed.Scenes.SelectMany(scene => scene.Shots)
        .SelectMany(shot => (string?[])[narrowed.Chosen(shot.Id)?.ClipHash, narrowed.Chosen(shot.Id)?.StillHash, narrowed.Drawings.GetValueOrDefault(shot.Id)])
        .Concat(narrowed.Films.Values.Select(film => film.ClipHash))
        .OfType<string>();
}

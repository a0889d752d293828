using LensForge.Domain.People;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Notes;

/// <summary>Guests by link as authors of notes: what they call themselves lies beside their visit, outside the log.</summary>
public static class GuestAuthor
{
    private const string Prefix = "guest-";

    public static string IdOf(Guid visit) => $"{Prefix}{visit:N}";

    public static Guid? VisitOf(string? id) => id?.StartsWith(Prefix, StringComparison.Ordinal) == true && Guid.TryParse(id.AsSpan(Prefix.Length), out var visit) ? visit : null;

    /// <exception cref="RefusedException">The link is closed, is not for comments, or does not show what the note is about.</exception>
    public static void Demand(Team team, ShotPlan? plan, Guid link, NoteCommand command, DateTimeOffset now)
    {
        if (team.GuestLinks.GetValueOrDefault(link) is not { } open || !open.Open(now)) throw new RefusedException("This link is no longer good. Ask whoever sent it for a new one.");
        if (!open.Comment) throw new RefusedException("This link is for looking only. Ask whoever sent it for one with comments.");
        if (command is AnswerNote) return;
        var shows = command is WriteNote write && write.Subject switch
        {
            OnProduction => open.Scope.Sight == GuestSight.Production,
            OnScene scene => open.Scope.Shows(scene.Scene),
            OnShot shot => plan?.Find(shot.Shot) is not null && open.Scope.Shows(SceneOf(plan, shot.Shot)),
            OnTake take => plan?.Find(take.Shot) is not null && open.Scope.Shows(SceneOf(plan, take.Shot)),
            _ => false,
        };
        if (!shows) throw new RefusedException("Your link does not show that.");
    }

    private static int SceneOf(ShotPlan plan, ShotId shot) => plan.Scenes.First(scene => scene.Shots.Any(one => one.Id == shot)).Ordinal;
}

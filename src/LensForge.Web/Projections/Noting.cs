using System.Collections.Immutable;
using LensForge.Domain.LiveText;
using LensForge.Domain.Notes;
using LensForge.Domain.Productions;
using LensForge.Web.EventStore;

namespace LensForge.Web.Projections;

/// <summary>What happens to notes, and to what they are about: shots and scenes go on into new drafts, words are held on to through every change.</summary>
public static class Noting
{
    /// <summary>Changes of the script kept for notes that were written on a text a moment older.</summary>
    private const int KeptChanges = 200;

    public static ProductionSheet Apply(ProductionSheet sheet, NoteEvent happened, StoredEvent stored) => happened switch
    {
        NoteWritten written => sheet with { Notes = sheet.Notes.Add(Written(sheet, written, stored)) },
        NoteAnswered answered => With(sheet, answered.Note, note => note with { Replies = note.Replies.Add(new(answered.Reply, answered.Text, answered.By, stored.Recorded)) }),
        NoteReworded { Reply: { } reply } reworded => With(sheet, reworded.Note, note => note with
        {
            Replies = [.. note.Replies.Select(one => one.Id == reply ? one with { Text = reworded.Text, Reworded = true } : one)],
        }),
        NoteReworded reworded => With(sheet, reworded.Note, note => note with { Text = reworded.Text, Reworded = true }),
        NoteWithdrawn { Reply: { } reply } withdrawn => With(sheet, withdrawn.Note, note => note with { Replies = note.Replies.RemoveAll(one => one.Id == reply) }),
        NoteWithdrawn withdrawn => sheet with { Notes = sheet.Notes.RemoveAll(note => note.Id == withdrawn.Note) },
        NoteResolved resolved => With(sheet, resolved.Note, note => note with { Resolved = new(stored.User, stored.Recorded) }),
        NoteReopened reopened => With(sheet, reopened.Note, note => note with { Resolved = null }),
        NoteAssigned assigned => With(sheet, assigned.Note, note => note with { Assignee = assigned.To }),
        _ => sheet,
    };

    /// <summary>The script goes on; notes on its words go with them.</summary>
    public static ProductionSheet Apply(ProductionSheet sheet, ScriptEvent happened)
    {
        if (happened is not ScriptEdited edited) return sheet;
        var recent = sheet.RecentWords.Count >= KeptChanges ? sheet.RecentWords.RemoveRange(0, KeptChanges / 4) : sheet.RecentWords;
        var notes = sheet.Notes.Exists(note => note.Words is { Gone: false }) ? sheet.Notes.ConvertAll(note => note.Words is { } words ? note with { Words = words.Map(edited.Changes) } : note) : sheet.Notes;
        return sheet with { RecentWords = recent.Add(edited), Notes = notes };
    }

    /// <summary>A revised script: what notes are about is found again by what went on from it.</summary>
    public static ProductionSheet Apply(ProductionSheet sheet, ShotListPlanned planned)
    {
        if (sheet.Notes.IsEmpty) return sheet;
        var shots = new Dictionary<ShotId, ShotId>();
        foreach (var (shot, from) in planned.Continued ?? ImmutableDictionary<ShotId, ContinuedShot>.Empty) shots.TryAdd(from.From, shot);
        var scenes = new Dictionary<int, int>();
        foreach (var (scene, from) in planned.ContinuedScenes ?? ImmutableDictionary<int, int>.Empty) scenes.TryAdd(from, scene);
        return sheet with
        {
            Notes = sheet.Notes.ConvertAll(note => note with
            {
                Shot = note.Shot is { } shot && shots.TryGetValue(shot, out var now) ? now : null,
                Scene = note.Scene is { } scene && scenes.TryGetValue(scene, out var there) ? there : null,
            }),
        };
    }

    private static NoteSheet Written(ProductionSheet sheet, NoteWritten written, StoredEvent stored)
    {
        ShotId? shot = written.Subject switch { OnShot on => on.Shot, OnTake on => on.Shot, _ => null };
        if (written.Subject is OnTake take && sheet.Take(take.Take) is { } filmed) shot = filmed.Shot;
        return new(written.Note, written.Subject, written.Text, written.Drawing, written.By, stored.Recorded, stored.Sequence, written.Link)
        {
            Shot = shot is { } one && sheet.Plan?.Find(one) is not null ? shot : null,
            Scene = written.Subject is OnScene scene ? scene.Scene : shot is { } within ? sheet.Scenes.FirstOrDefault(one => one.Shots.Any(other => other.Id == within))?.Ordinal : null,
            Assignee = written.Assignee,
            Words = written.Subject is OnWords words ? Anchored(sheet, words) : null,
        };
    }

    // Others may have typed between the reading of the text and the writing of the note.
    private static WordAnchor Anchored(ProductionSheet sheet, OnWords words)
    {
        var anchor = WordAnchor.On(words.Quote, words.From);
        var since = sheet.RecentWords.Where(edited => edited.Base >= words.Version).ToList();
        if (since.Count > 0 && since[0].Base > words.Version) return anchor with { Held = [] };
        return since.Aggregate(anchor, (so, edited) => so.Map(edited.Changes));
    }

    private static ProductionSheet With(ProductionSheet sheet, Guid id, Func<NoteSheet, NoteSheet> change) =>
        sheet.Notes.FindIndex(note => note.Id == id) is var at and >= 0 ? sheet with { Notes = sheet.Notes.SetItem(at, change(sheet.Notes[at])) } : sheet;
}

using LensForge.Web.Projections;

namespace LensForge.Web.Features.Notes;

/// <summary>Which notes are listed.</summary>
public enum NoteShow { Open, You, Mine, Todo, Resolved, All }

/// <summary>The list of notes: what is shown of it, and which is chosen.</summary>
public sealed class NotesState
{
    public IReadOnlyList<NoteSheet> Listed { get; private set; } = [];

    public NoteSheet? Selected { get; private set; }

    /// <summary>How many each choice would list.</summary>
    public IReadOnlyDictionary<NoteShow, int> Counts { get; private set; } = new Dictionary<NoteShow, int>();

    /// <param name="by">Only what this person wrote, answered or has to do; null for everybody.</param>
    /// <param name="scene">Order of the scene; null for all.</param>
    public void Follow(ProductionSheet sheet, string? me, NoteShow show, string? by, int? scene, Guid? selected)
    {
        var within = sheet.Notes.Where(note => (by is null || Touches(note, by)) && (scene is null || note.Scene == scene)).ToList();
        Counts = Enum.GetValues<NoteShow>().ToDictionary(one => one, one => within.Count(note => Shows(one, note, me)));
        Listed = [.. within.Where(note => Shows(show, note, me)).OrderByDescending(Latest)];
        Selected = sheet.Notes.Find(note => note.Id == selected) ?? (Listed.Count > 0 ? Listed[0] : null);
    }

    private static bool Shows(NoteShow show, NoteSheet note, string? me) => show switch
    {
        NoteShow.Open => note.Open,
        NoteShow.You => note.IsFor(me),
        NoteShow.Mine => note.By == me,
        NoteShow.Todo => note.Open && note.Assignee is not null,
        NoteShow.Resolved => !note.Open,
        _ => true,
    };

    private static bool Touches(NoteSheet note, string person) => note.By == person || note.Assignee == person || note.Replies.Exists(reply => reply.By == person);

    private static DateTimeOffset Latest(NoteSheet note) => note.Replies.Count > 0 ? note.Replies[^1].At : note.At;
}

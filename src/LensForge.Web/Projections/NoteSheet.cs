using System.Collections.Immutable;
using LensForge.Domain.Notes;
using LensForge.Domain.Productions;

namespace LensForge.Web.Projections;

/// <summary>A note as pages show it.</summary>
/// <param name="By">Who wrote it, by id.</param>
/// <param name="Link">The guest link by which its writer came; null for members.</param>
public sealed record NoteSheet(Guid Id, NoteSubject Subject, string Text, NoteDrawing? Drawing, string By, DateTimeOffset At, long Position, Guid? Link)
{
    /// <summary>The shot that it is about in the current plan; null for none, and for a shot that is gone.</summary>
    public ShotId? Shot { get; init; }

    /// <summary>Order of the scene that it is about in the current plan; null for none, and for a scene that is gone.</summary>
    public int? Scene { get; init; }

    public string? Assignee { get; init; }

    public bool Reworded { get; init; }

    /// <summary>Null while it is open.</summary>
    public NoteStamp? Resolved { get; init; }

    public ImmutableList<ReplySheet> Replies { get; init; } = [];

    /// <summary>The words that it is about as they stand now; null for a note on something else.</summary>
    public WordAnchor? Words { get; init; }

    public bool Open => Resolved is null;

    public Guid? Take => Subject is OnTake take ? take.Take : null;

    /// <summary>What it is about was dropped from the script.</summary>
    public bool Adrift => Shot is null or { Scene: < 0 } && Scene is null or < 0 && Subject is not (OnProduction or OnWords);

    /// <summary>Somebody is waited for: it is theirs to do, or they were mentioned and have not answered since.</summary>
    public bool IsFor(string? person) => person is not null && Open && (Assignee == person || MentionedUnanswered(person));

    private bool MentionedUnanswered(string person)
    {
        var waits = By != person && NoteText.Mentions(Text).Contains(person);
        foreach (var reply in Replies) waits = reply.By != person && (waits || NoteText.Mentions(reply.Text).Contains(person));
        return waits;
    }
}

public sealed record NoteStamp(string? By, DateTimeOffset At);

public sealed record ReplySheet(Guid Id, string Text, string By, DateTimeOffset At, bool Reworded = false);

using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Tests.Notes;

public sealed class NoteDeciderTests
{
    private static readonly Guid Production = new("01890000-0000-7000-8000-000000000009"), First = new("01890000-0000-7000-8000-000000000001"), Reply = new("01890000-0000-7000-8000-000000000002");
    private static readonly NoteAuthor Ada = new("ada"), Ben = new("ben");

    [Fact]
    public void the_first_note_says_whose_notes_these_are_and_a_repeat_makes_nothing()
    {
        var write = new WriteNote(First, new OnShot(new("1-1A")), "  Too dark. \r\n");
        var made = NoteDecider.Decide(NoteLedger.None, Production, write, Ada);
        Assert.Equal([new NotesBegun(Production), new NoteWritten(First, new OnShot(new("1-1A")), "Too dark.", "ada")], made);
        Assert.Empty(NoteDecider.Decide(NoteLedger.Fold(made), Production, write, Ada));
    }

    [Fact]
    public void only_ones_own_words_are_changed_or_taken_back()
    {
        var state = With(new AnswerNote(First, Reply, "Lit on purpose."), Ben, Written());
        Refused("Only who wrote it", state, new RewordNote(First, null, "Fine."), Ben);
        Refused("Only who wrote it", state, new RewordNote(First, Reply, "Fine."), Ada);
        Refused("Only who wrote it", state, new WithdrawNote(First, null), Ben);
        Assert.Equal(new NoteReworded(First, Reply, "On purpose."), Assert.Single(NoteDecider.Decide(state, Production, new RewordNote(First, Reply, "On purpose."), Ben)));
        var gone = With(new WithdrawNote(First, null), Ada, state);
        Refused("no such note", gone, new AnswerNote(First, Guid.CreateVersion7(), "Still?"), Ben);
        Assert.Empty(NoteDecider.Decide(gone, Production, new WithdrawNote(First, null), Ada));
    }

    [Fact]
    public void notes_are_resolved_reopened_and_given_as_to_dos_once()
    {
        var state = With(new ResolveNote(First), Ben, Written());
        Assert.Empty(NoteDecider.Decide(state, Production, new ResolveNote(First), Ada));
        state = With(new ReopenNote(First), Ada, state);
        state = With(new AssignNote(First, "ben"), Ada, state);
        Assert.Empty(NoteDecider.Decide(state, Production, new AssignNote(First, "ben"), Ada));
        Assert.Equal("ben", state.Notes[First].Assignee);
    }

    [Fact]
    public void a_drawing_stays_on_the_picture_and_needs_one()
    {
        var on = new OnTake(new("1-1A"), Production, 12);
        Refused("Only a picture", NoteLedger.None, new WriteNote(First, new OnShot(new("1-1A")), "There", Drawn(MarkKind.Arrow, 0.1f, 0.9f)), Ada);
        Refused("leaves the picture", NoteLedger.None, new WriteNote(First, on, "There", Drawn(MarkKind.Box, 0.1f, 1.2f)), Ada);
        Refused("leaves the picture", NoteLedger.None, new WriteNote(First, on, "There", Drawn(MarkKind.Box, float.NaN, 0.2f)), Ada);
        Refused("empty", NoteLedger.None, new WriteNote(First, on, "There", new([new(MarkKind.Arrow, [new(0.5f, 0.5f)])])), Ada);
        Refused("empty", NoteLedger.None, new WriteNote(First, on, " \n ", Drawn(MarkKind.Box, 0.1f, 0.2f)), Ada);
        Assert.Equal(2, NoteDecider.Decide(NoteLedger.None, Production, new WriteNote(First, on, "There", Drawn(MarkKind.Box, 0.1f, 0.2f)), Ada).Count);
    }

    [Fact]
    public void names_are_kept_as_ids_the_longest_first()
    {
        (string, string)[] people = [("1", "Ben"), ("2", "Ben Carter")];
        var kept = NoteText.Encode("@Ben Carter and @ben: see @Benny, mail ben@Ben.org", people);
        Assert.Equal("@[2] and @[1]: see @Benny, mail ben@Ben.org", kept);
        Assert.Equal(["2", "1"], NoteText.Mentions(kept));
        Assert.Equal("@Somebody and @Ben: see @Benny, mail ben@Ben.org", NoteText.Plain(kept, id => id == "1" ? "Ben" : "Somebody"));
    }

    [Fact]
    public void guests_write_within_their_link_while_it_is_open_and_see_no_other_note()
    {
        var (link, now) = (Guid.CreateVersion7(), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Team With(bool comment, DateTimeOffset expires) => Team.None with { GuestLinks = Team.None.GuestLinks.Add(link, new("Fund", GuestScope.OfScene(2), comment, false, expires)) };
        var write = new WriteNote(First, new OnScene(2), "Lovely.");
        GuestAuthor.Demand(With(true, now.AddDays(1)), null, link, write, now);
        Assert.Contains("looking only", Assert.Throws<RefusedException>(() => GuestAuthor.Demand(With(false, now.AddDays(1)), null, link, write, now)).Message);
        Assert.Contains("no longer good", Assert.Throws<RefusedException>(() => GuestAuthor.Demand(With(true, now), null, link, write, now)).Message);
        Assert.Contains("does not show", Assert.Throws<RefusedException>(() => GuestAuthor.Demand(With(true, now.AddDays(1)), null, link, write with { Subject = new OnScene(1) }, now)).Message);
        Assert.Contains("does not show", Assert.Throws<RefusedException>(() => GuestAuthor.Demand(With(true, now.AddDays(1)), null, link, new ResolveNote(First), now)).Message);
        Refused("no such note", Written(), new AnswerNote(First, Reply, "Hm."), new("guest-1", link));
    }

    [Fact]
    public void any_order_of_commands_keeps_every_note_that_was_not_taken_back_by_its_writer()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var chance = new Random(seed);
            var (state, mine) = (NoteLedger.None, new Dictionary<Guid, string>());
            Guid[] ids = [.. Enumerable.Range(0, 6).Select(i => new Guid(i + 1, 0, 0, new byte[8]))];
            for (var step = 0; step < 60; step++)
            {
                var (id, by) = (ids[chance.Next(ids.Length)], chance.Next(2) == 0 ? Ada : Ben);
                NoteCommand command = chance.Next(7) switch
                {
                    0 or 1 => new WriteNote(id, new OnProduction(), $"note {step}"),
                    2 => new AnswerNote(id, Guid.CreateVersion7(), $"answer {step}"),
                    3 => new RewordNote(id, null, $"other {step}"),
                    4 => new ResolveNote(id),
                    5 => new ReopenNote(id),
                    _ => new WithdrawNote(id, null),
                };
                try
                {
                    var before = state;
                    state = NoteDecider.Decide(state, Production, command, by).Aggregate(state, NoteLedger.Apply);
                    if (command is WriteNote && !before.Notes.ContainsKey(id)) mine[id] = by.Id;
                    Assert.True(NoteDecider.Decide(state, Production, command, by).Count == 0, $"seed {seed}: {command} twice makes something twice");
                }
                catch (RefusedException)
                {
                    // Of another, or not there.
                }
            }

            Assert.Equal(mine.OrderBy(note => note.Key), state.Notes.Select(note => KeyValuePair.Create(note.Key, note.Value.By)).OrderBy(note => note.Key));
        }
    }

    private static NoteDrawing Drawn(MarkKind kind, float one, float two) => new([new(kind, [new(one, one), new(two, two)])]);

    private static NoteLedger Written() => NoteLedger.Fold(NoteDecider.Decide(NoteLedger.None, Production, new WriteNote(First, new OnShot(new("1-1A")), "Too dark."), Ada));

    private static NoteLedger With(NoteCommand command, NoteAuthor by, NoteLedger state) => NoteDecider.Decide(state, Production, command, by).Aggregate(state, NoteLedger.Apply);

    private static void Refused(string because, NoteLedger state, NoteCommand command, NoteAuthor by) =>
        Assert.Contains(because, Assert.Throws<RefusedException>(() => NoteDecider.Decide(state, Production, command, by)).Message, StringComparison.Ordinal);
}

using LensForge.Domain.Board;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Tests.ShotLists;
using LensForge.Domain.Time;

namespace LensForge.Domain.Tests.Board;

public sealed class BoardDeciderTests
{
    private static readonly Production Begun = Boards.Of(Scripts.Farmhouse);

    [Fact]
    public void a_shot_keeps_its_number_and_its_stage_when_it_moves()
    {
        Assert.Equal(["1A", "1B", "1C"], Begun.Numbers()[..3]);
        var moved = Begun.Then(new MoveShot(Begun.Shot("1C").Id, Begun.Shot("1A").Id));
        Assert.Equal(["1A", "1C", "1B"], moved.Numbers()[..3]);
        Assert.Equal(Begun.Filmed("1C").Stage, moved.Filmed("1C").Stage);
        Assert.Equal(["1C", "1A", "1B"], moved.Then(new MoveShot(Begun.Shot("1C").Id, null)).Numbers()[..3]);
        Assert.Empty(ProductionDecider.Decide(moved, new MoveShot(Begun.Shot("1C").Id, Begun.Shot("1A").Id)));
        Assert.Contains("stays in it", Begun.Refused(new MoveShot(Begun.Shot("1C").Id, Begun.Shot("2A", 2).Id)), StringComparison.Ordinal);
        Assert.Contains("no shot 1-1Z", Begun.Refused(new MoveShot(Begun.Shot("1C").Id, new("1-1Z"))), StringComparison.Ordinal);
    }

    [Fact]
    public void an_added_shot_takes_the_next_number_of_its_neighbour_and_stands_on_a_stage_of_its_own()
    {
        var added = Begun.Then(new AddShot(Begun.Shot("1B").Id), new AddShot(Begun.Shot("1B").Id), new AddShot(Begun.Shot("1A").Id, Before: true));
        Assert.Equal(["A1A", "1A", "1B", "1B2", "1B1", "1C"], added.Numbers()[..6]);
        var shot = added.Filmed("1B1");
        Assert.Equal(Coverage.Reaction, shot.Shot.Coverage);
        Assert.Contains(shot.Stage.Figures, figure => figure.Character == Assert.Single(shot.Shot.Subjects));
        Assert.NotEqual(added.Filmed("1B").Stage.CameraStart, shot.Stage.CameraStart);
        Assert.Equal(shot.Shot.Length, shot.Stage.Length);
    }

    [Fact]
    public void a_shot_is_split_at_a_line_and_both_parts_are_staged_with_their_own_words()
    {
        var whole = Talking();
        var cut = ShotCut.Cuts(whole.Shot)[0];
        var split = Begun.Then(new SplitShot(whole.Id, cut.Start));
        var (first, second) = (split.Filmed(whole.Shot.Number), split.Filmed(whole.Shot.Number + "1"));
        Assert.Equal(whole.Shot.Length, first.Shot.Length + second.Shot.Length);
        Assert.Equal(Said(whole.Shot), Said(first.Shot).Concat(Said(second.Shot)));
        Assert.Equal(cut.Text, second.Shot.Dialogue[0].Text);
        Assert.Equal(
            whole.Shot.Dialogue.Skip(first.Shot.Dialogue.Count).Select(speech => (speech.Start.Milliseconds - cut.Start.Milliseconds, speech.Length)),
            second.Shot.Dialogue.Select(speech => (speech.Start.Milliseconds, speech.Length)));
        Assert.Equal(first.Shot.Length, first.Stage.Length);
        Assert.Equal(second.Shot.Dialogue.Count(speech => !speech.Off), second.Stage.Figures.Sum(figure => figure.Speaking.Count));
        Assert.Equal(Array.IndexOf(split.Numbers(), whole.Shot.Number) + 1, Array.IndexOf(split.Numbers(), whole.Shot.Number + "1"));
        Assert.Contains("at least 0.5", Begun.Refused(new SplitShot(whole.Id, new(whole.Shot.Length.Milliseconds - 100))), StringComparison.Ordinal);
    }

    [Fact]
    public void a_speech_under_the_cut_goes_on_and_is_whole_again_when_the_parts_are_merged()
    {
        var whole = Begun.Plan!.Scenes[0].Shots.First(shot => shot.Shot.Dialogue.Any(speech => speech.Text.Length > 40));
        var speech = whole.Shot.Dialogue.First(one => one.Text.Length > 40);
        var split = Begun.Then(new SplitShot(whole.Id, new(speech.Start.Milliseconds + speech.Length.Milliseconds / 2)));
        var rest = split.Shot(whole.Shot.Number + "1");
        Assert.NotEmpty(rest.Shot.Dialogue);
        Assert.DoesNotContain(speech.Text, Said(rest.Shot));
        var merged = split.Then(new MergeShots(whole.Id, rest.Id));
        Assert.Equal(whole.Shot, merged.Filmed(whole.Shot.Number).Shot);
        Assert.Equal(whole.Stage, merged.Filmed(whole.Shot.Number).Stage);
    }

    [Fact]
    public void two_neighbours_are_merged_and_parted_as_they_were()
    {
        var (one, two) = (Begun.Filmed("1B"), Begun.Filmed("1C"));
        var merged = Begun.Then(new MergeShots(one.Id, two.Id));
        var whole = merged.Filmed("1B").Shot;
        Assert.Equal(one.Shot.Length + two.Shot.Length, whole.Length);
        Assert.Equal([.. Said(one.Shot), .. Said(two.Shot)], Said(whole));
        Assert.Equal(one.Shot.Subjects.Concat(two.Shot.Subjects).Distinct(), whole.Subjects);
        Assert.DoesNotContain("1C", merged.Numbers());
        Assert.Equal(Begun.Plan!.Scenes[0].Shots, merged.Then(new PartShots(two.Id)).Plan!.Scenes[0].Shots);
        Assert.Contains("does not follow", Begun.Refused(new MergeShots(one.Id, Begun.Shot("1A").Id)), StringComparison.Ordinal);
        var cut = merged.Then(new SplitShot(one.Id, new(2000)));
        Assert.Contains("cut or joined again", cut.Refused(new PartShots(two.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public void an_omitted_shot_leaves_the_film_and_keeps_everything()
    {
        var b = Begun.Shot("1B").Id;
        var omitted = Begun.Then(new NoteShot(b, "Crane needed."), new GiveLens(b, 24), new OmitShot(b));
        Assert.DoesNotContain("1B", omitted.Numbers());
        Assert.Contains("omitted", omitted.Refused(new GiveLens(b, 85)), StringComparison.Ordinal);
        Assert.Contains("omitted", omitted.Refused(new RenumberShot(Begun.Shot("1C").Id, "1b")), StringComparison.Ordinal);
        Assert.Empty(ProductionDecider.Decide(omitted, new OmitShot(b)));
        var back = omitted.Then(new RestoreShot(b));
        Assert.Equal(Begun.Numbers(), back.Numbers());
        Assert.Equal(24, back.Filmed("1B").Shot.LensMm);
        Assert.Equal("Crane needed.", back.Board.Of(b).Note);
        Assert.Empty(ProductionDecider.Decide(back, new RestoreShot(b)));
    }

    [Fact]
    public void a_copy_begins_as_its_original_is_directed_and_goes_its_own_way()
    {
        var b = Begun.Shot("1B").Id;
        var copied = Begun.Then(new GiveLens(b, 24), new DuplicateShot(b));
        Assert.Equal(copied.Filmed("1B").Stage, copied.Filmed("1B1").Stage);
        var apart = copied.Then(new GiveLens(b, 100));
        Assert.Equal(24, apart.Filmed("1B1").Shot.LensMm);
    }

    [Fact]
    public void numbers_people_and_action_are_said_a_field_at_a_time_and_taken_back()
    {
        var id = Talking().Id;
        var number = Talking().Shot.Number;
        Assert.Contains("has the number 1A", Begun.Refused(new RenumberShot(id, "1a")), StringComparison.Ordinal);
        Assert.Contains("needs a number", Begun.Refused(new RenumberShot(id, " ")), StringComparison.Ordinal);
        Assert.Contains("MARLENE is not on the stage", Begun.Refused(new PeopleShot(id, ["MARLENE"])), StringComparison.Ordinal);
        var said = Begun.Then(new RenumberShot(id, "SH0040"), new PeopleShot(id, ["TOM", "ANNA"]), new DescribeShot(id, "Tom stands up and walks to the door."));
        var shot = said.Filmed("SH0040");
        Assert.Equal(["TOM", "ANNA"], shot.Shot.Subjects);
        Assert.NotEqual(shot.Stage.Figures.First(figure => figure.Character == "TOM").Position, shot.Stage.Figures.First(figure => figure.Character == "TOM").EndPosition);
        var back = said.Then(new RenumberShot(id, null), new PeopleShot(id, null), new DescribeShot(id, null));
        Assert.Equal(Begun.Filmed(number), back.Filmed(number));
        Assert.True(back.Board.IsEmpty);
    }

    [Fact]
    public void what_follows_is_numbered_after_the_custom_of_the_trade()
    {
        HashSet<string> taken = ["3B", "3B1", "12", "12A"];
        Assert.Equal("3B2", ShotNumbering.After("3B", taken));
        Assert.Equal("3B2", ShotNumbering.After("3B1", taken));
        Assert.Equal("12B", ShotNumbering.After("12", taken));
        Assert.Equal("A3B", ShotNumbering.Before("3B", taken));
    }

    private static Domain.Productions.StagedShot Talking() => Begun.Plan!.Scenes[0].Shots.First(shot => shot.Shot.Dialogue.Count > 1 && ShotCut.Cuts(shot.Shot)[0].Who is not null);

    private static IEnumerable<string> Said(PlannedShot shot) => shot.Dialogue.Select(speech => speech.Text);
}

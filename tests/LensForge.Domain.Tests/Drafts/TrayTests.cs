using LensForge.Domain.Board;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;

namespace LensForge.Domain.Tests.Drafts;

/// <summary>A dropped scene waits in the tray with everything that was made of it.</summary>
public sealed class TrayTests
{
    private const string Kitchen = "INT. KITCHEN - DAY\n\nIDA puts a cup on the table and waits for the kettle.\n\nIDA\nNo more. I have said it every winter since the ferry stopped.\n\n";
    private const string Quay = "EXT. QUAY - NIGHT\n\nRain. ANSELM runs along the quay with a lantern.\n\nANSELM\nThe boat is loose! Wake the others!\n\n";
    private const string Station = "INT. STATION - DAWN\n\nA train stands at the platform. MARA waits on a bench with two tickets.\n\n";

    [Fact]
    public void a_scene_that_comes_back_has_its_choices_cameras_looks_notes_and_added_shots_again()
    {
        var state = Shaped(Draft.Production(Kitchen + Quay), out var take);
        var (plan, board) = (state.Plan!.Scenes[1], state.Board);
        var gone = Draft.Take(state, Kitchen + Station);
        Assert.Equal("EXT. QUAY - NIGHT", Assert.Single(gone.Tray).Scene.Heading);
        Assert.Empty(gone.Planned!.Lost ?? []);
        Assert.DoesNotContain(gone.Plan!.Shots, shot => shot.Shot.Action.Contains("lantern", StringComparison.Ordinal));

        // Another draft passes while it waits, and it comes back in another place, with words changed.
        var back = Draft.Take(Draft.Take(gone, Station + Kitchen), Quay.Replace("Wake the others!", "Wake everybody!", StringComparison.Ordinal) + Station + Kitchen);
        Assert.Empty(back.Tray);
        var again = back.Plan!.Scenes[0];
        Assert.Equal(plan.Shots.Select(shot => shot.Shot.Number[1..]), again.Shots.Select(shot => shot.Shot.Number[1..]));
        Assert.Equal(plan.Shots.Select(shot => shot.Shot.LensMm), again.Shots.Select(shot => shot.Shot.LensMm));
        Assert.Equal("No smoke here", Assert.Single(back.Board.Said).Value.Note);
        Assert.Equal(board.Shaped.Count, back.Board.Shaped.Count);
        Assert.Equal(Look.Noir, back.LookBook.Of(again.Shots[0].Id));
        Assert.Equal(ReviewState.Review, back.Reviews.Of(again.Shots[0].Id)!.State);
        Assert.Equal(take, Assert.Single(back.Chosen).Value);
    }

    [Fact]
    public void a_new_scene_in_the_place_of_a_dropped_one_is_not_that_scene()
    {
        var gone = Draft.Production(Kitchen + Quay, Kitchen);
        var other = Draft.Take(gone, Kitchen + "EXT. QUAY - NIGHT\n\nSunday. Children feed gulls from the steps; somebody sells chestnuts out of a drum.\n\n");
        Assert.Single(other.Tray);
        Assert.DoesNotContain(other.Planned!.Continued!, shot => shot.Key.Scene == 2);
    }

    [Fact]
    public void several_dropped_scenes_keep_their_places_while_others_come_and_go()
    {
        var state = Draft.Production(Kitchen + Quay + Station, Kitchen + Station, Kitchen);
        Assert.Equal(["EXT. QUAY - NIGHT", "INT. STATION - DAWN"], state.Tray.Select(aside => aside.Scene.Heading));
        Assert.Equal([1, 2], state.Tray.Select(aside => aside.Revision));
        state = Draft.Take(state, Kitchen + Quay);
        Assert.Equal("INT. STATION - DAWN", Assert.Single(state.Tray).Scene.Heading);
        Assert.All(state.Plan!.Scenes[1].Shots, shot => Assert.Empty(state.Planned!.Continued![shot.Id].Changes));
        state = Draft.Take(state, Station);
        Assert.Equal(2, state.Tray.Count);
        Assert.Equal(state.Tray.Count, state.Tray.Select(aside => aside.Scene.Ordinal).Distinct().Count());
    }

    [Fact]
    public void the_log_of_it_reads_back_the_same()
    {
        var state = Draft.Production(Kitchen + Quay, Kitchen);
        var written = System.Text.Json.JsonSerializer.Serialize(state.Planned, DomainJson.Options);
        var read = System.Text.Json.JsonSerializer.Deserialize<ShotListPlanned>(written, DomainJson.Options)!;
        var again = Production.Apply(Draft.Production(Kitchen + Quay), read);
        Assert.Equal(state.Tray.SelectMany(aside => aside.Scene.Shots.Select(shot => shot.Id)), again.Tray.SelectMany(aside => aside.Scene.Shots.Select(shot => shot.Id)));
        Assert.All(again.Tray[0].Scene.Shots, shot => Assert.Equal(-1, shot.Id.Scene));
    }

    private static Production Shaped(Production state, out Guid take)
    {
        var first = state.Plan!.Scenes[1].Shots[0].Id;
        take = Guid.CreateVersion7();
        ProductionCommand[] commands =
        [
            new DuplicateShot(first), new NoteShot(first, "No smoke here"), new GiveLens(first, 24), new ChooseShotLook(first, Look.Noir),
            new MarkShot(first, ReviewState.Review), new ChooseTake(first, take),
        ];
        return commands.Aggregate(state, (so, command) => ProductionDecider.Decide(so, command).Aggregate(so, Production.Apply));
    }
}

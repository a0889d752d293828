using LensForge.Domain.Productions;
using LensForge.Domain.Rooms;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;

namespace LensForge.Domain.Tests.Rooms;

public sealed class RoomDeciderTests
{
    private static readonly Guid A = new(1, 0, 0, new byte[8]), B = new(2, 0, 0, new byte[8]), C = new(3, 0, 0, new byte[8]), Rest = new(9, 0, 0, new byte[8]);

    [Fact]
    public void everybody_has_one_vote_which_they_may_change_and_take_back()
    {
        var room = Do(Opened(), new CastVote("ada", A), new CastVote("ben", A), new CastVote("ada", B));
        Assert.Equal((1, 1), (room.VotesFor(A), room.VotesFor(B)));
        Assert.Empty(RoomDecider.Decide(room, new CastVote("ada", B)));
        room = Do(room, new CastVote("ada", null));
        Assert.Equal((1, 0), (room.VotesFor(A), room.VotesFor(B)));
        Assert.Contains("no variant", Assert.Throws<RefusedException>(() => RoomDecider.Decide(room, new CastVote("ada", Rest))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void forks_and_kept_steps_are_named_after_what_they_come_from()
    {
        var room = Do(Opened(), new AddVariant(C, B, 3, VariantOrigin.Fork), new AddVariant(Rest, B, 2, VariantOrigin.Kept));
        Assert.Equal(["A", "B", "B1", "B2"], room.Variants.Select(variant => variant.Name));
        Assert.Equal(new Variant(C, "B1", VariantOrigin.Fork, B, 3), room.Find(C));
        Assert.Empty(RoomDecider.Decide(room, new AddVariant(C, B, 3, VariantOrigin.Fork)));
    }

    [Fact]
    public void a_choice_can_be_changed_until_the_room_is_closed()
    {
        var room = Do(Opened(), new ChooseVariant(A, Rest));
        Assert.False(room.Waits);
        Assert.Equal(B, Do(room, new ChooseVariant(B, C)).Chosen);
        Assert.Contains("follow", Assert.Throws<RefusedException>(() => RoomDecider.Decide(room, new ChooseVariant(B, null))).Message, StringComparison.Ordinal);
        var closed = Do(room, new CloseRoom());
        Assert.Contains("closed", Assert.Throws<RefusedException>(() => RoomDecider.Decide(closed, new ChooseVariant(B, C))).Message, StringComparison.Ordinal);
        Assert.Empty(RoomDecider.Decide(closed, new CloseRoom()));
    }

    [Fact]
    public void a_room_takes_one_to_four_different_variants_once()
    {
        Assert.Throws<RefusedException>(() => RoomDecider.Decide(Room.None, Open([])));
        Assert.Throws<RefusedException>(() => RoomDecider.Decide(Room.None, Open([A, A])));
        Assert.Throws<RefusedException>(() => RoomDecider.Decide(Room.None, Open([A, B, C, Rest, Guid.NewGuid()])));
        Assert.Empty(RoomDecider.Decide(Opened(), Open([C])));
        Assert.Throws<RefusedException>(() => RoomDecider.Decide(Room.None, new CastVote("ada", A)));
    }

    [Fact]
    public void recipes_of_forks_keep_what_lies_before_them_and_drop_what_lies_after()
    {
        var variant = Variant();
        var fork = VariantRecipes.Fork(variant, 5, 7);
        Assert.Equal([new KeyFork(5, 7)], fork.Forks);
        Assert.Equal((1UL, 7UL, 7UL), (fork.SeedAfter(4), fork.SeedAfter(5), fork.LastSeed));
        Assert.Equal([new KeyFork(3, 8)], VariantRecipes.Fork(fork, 3, 8).Forks);
        Assert.Equal([new(5, 7), new KeyFork(6, 8)], VariantRecipes.Fork(fork, 6, 8).Forks);

        // What came after the step that is kept has no part in its picture.
        Assert.Equal((null, 5), (VariantRecipes.Keep(fork, 5).Forks, VariantRecipes.Keep(fork, 5).StopStep));
        Assert.Equal(VariantRecipes.Keep(variant, 4).Fingerprint(), VariantRecipes.Keep(fork, 4).Fingerprint());
        Assert.Equal(6, VariantRecipes.Keep(fork, 6).KeyStepsWanted);
        Assert.Throws<RefusedException>(() => VariantRecipes.Fork(variant, 8, 7));
        Assert.Throws<RefusedException>(() => VariantRecipes.Keep(variant, 8));
        Assert.Throws<RefusedException>(() => VariantRecipes.Fork(VariantRecipes.Keep(variant, 3), 4, 7));
        Assert.Throws<RefusedException>(() => VariantRecipes.Fork(variant with { Kind = null }, 3, 7));
    }

    [Fact]
    public void a_take_that_was_stopped_has_the_recipe_that_makes_it_again()
    {
        var requested = TakeDecider.Decide(Take.None, new RequestTake(A, ShotId.Of(1, "1A"), 1, Variant()));
        var take = Take.Fold([.. requested, .. TakeDecider.Decide(Take.Fold(requested), new StopTake(3))]);
        Assert.Equal(3, take.StopAsked);
        Assert.Empty(TakeDecider.Decide(take, new StopTake(5)));
        take = TakeDecider.Decide(take, new RecordTake("clip", "still", 4, 0.5, "CPU", 3)).Aggregate(take, Take.Apply);
        Assert.Equal((3, 4), (take.Request!.Recipe.StopStep, take.Filmed!.StepsRun));
        Assert.Throws<RefusedException>(() => TakeDecider.Decide(take, new StopTake(2)));
    }

    private static OpenRoom Open(IReadOnlyList<Guid> takes) => new(A, ShotId.Of(1, "1A"), 1, true, takes);

    private static Room Opened() => Do(Room.None, Open([A, B]));

    private static Room Do(Room room, params RoomCommand[] commands) =>
        commands.Aggregate(room, (state, command) => RoomDecider.Decide(state, command).Aggregate(state, Room.Apply));

    private static Recipe Variant() => VariantRecipes.KeyFrame(new(RandomStages.Sample(31), 256, 144, FrameRate.Film, 8, 4, 1, new string('a', 64)));
}

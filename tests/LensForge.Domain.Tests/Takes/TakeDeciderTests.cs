using System.Numerics;
using LensForge.Domain.Productions;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;

namespace LensForge.Domain.Tests.Takes;

public sealed class TakeDeciderTests
{
    private static readonly StageCamera Camera = new(Vector3.UnitY, Vector3.Zero, 35, 2, 4, 0);
    private static readonly Recipe Recipe = new(
        new(new(SetKind.Bar, "BAR", true, 1, TimeOfDay.Night, Weather.Clear, []), [], Camera, Camera, 0, null, new(2000)), 256, 144, FrameRate.Film, 8, 4, 7, "model");
    private static readonly RequestTake Request = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), new("1-1A"), 1, Recipe);
    private static readonly TakeRequested Requested = new(Request.Production, Request.Shot, 1, Recipe, Recipe.Fingerprint());
    private static readonly TakeFilmed Filmed = new("clip", "still", 48, 196, 4.5, "CPU");
    private static readonly RecordTake Record = new("clip", "still", 196, 4.5, "CPU");

    [Fact]
    public void a_take_is_asked_for_with_its_recipe_and_fingerprint() => Then(Decide(Request), Requested);

    [Fact]
    public void asking_again_for_what_is_under_way_or_filmed_changes_nothing()
    {
        Then(Decide(Request, Requested));
        Then(Decide(Request, Requested, Filmed));
    }

    [Fact]
    public void a_cancelled_or_failed_take_can_be_asked_for_again()
    {
        Then(Decide(Request, Requested, new TakeCancelled()), Requested);
        Then(Decide(Request, Requested, new TakeFailed("disk full")), Requested);
    }

    [Fact]
    public void what_was_filmed_is_recorded_once_with_its_number_of_frames()
    {
        Then(Decide(Record, Requested), Filmed);
        Then(Decide(Record, Requested, Filmed));
    }

    [Fact]
    public void a_result_that_comes_after_the_cancellation_changes_nothing() => Then(Decide(Record, Requested, new TakeCancelled()));

    [Fact]
    public void a_filmed_take_cannot_be_cancelled_and_cancelling_twice_changes_nothing()
    {
        Assert.Throws<RefusedException>(() => Decide(new CancelTake(), Requested, Filmed));
        Then(Decide(new CancelTake(), Requested), new TakeCancelled());
        Then(Decide(new CancelTake(), Requested, new TakeCancelled()));
    }

    [Fact]
    public void nothing_happens_to_a_take_that_nobody_asked_for() => Assert.Throws<RefusedException>(() => Decide(Record));

    [Theory]
    [InlineData(250, 144, 8)]
    [InlineData(256, 64, 8)]
    [InlineData(2048, 144, 8)]
    [InlineData(256, 144, 0)]
    [InlineData(256, 144, 51)]
    public void impossible_recipes_are_refused(int width, int height, int steps) =>
        Assert.Throws<RefusedException>(() => Decide(Request with { Recipe = Recipe with { Width = width, Height = height, KeySteps = steps } }));

    [Fact]
    public void the_same_frames_are_one_take_and_another_seed_is_another()
    {
        var (production, shot) = (Request.Production, Request.Shot);
        Assert.Equal(TakeId.For(production, shot, Recipe.Fingerprint()), TakeId.For(production, shot, (Recipe with { }).Fingerprint()));
        Assert.NotEqual(TakeId.For(production, shot, Recipe.Fingerprint()), TakeId.For(production, shot, (Recipe with { Seed = 8 }).Fingerprint()));
        Assert.NotEqual(TakeId.Seed(production, shot, 1), TakeId.Seed(production, shot, 2));
    }

    private static IReadOnlyList<TakeEvent> Decide(TakeCommand command, params TakeEvent[] given) => TakeDecider.Decide(Take.Fold(given), command);

    private static void Then(IReadOnlyList<TakeEvent> happened, params TakeEvent[] expected) => Assert.Equal(expected, happened);

    [Fact]
    public void recipes_from_before_there_were_qualities_keep_their_fingerprint()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(Recipe, DomainJson.Options);
        Assert.DoesNotContain("quality", json);
        Assert.DoesNotContain("kind\":\"clip", json);
        Assert.Equal(Recipe.Fingerprint(), System.Text.Json.JsonSerializer.Deserialize<Recipe>(json, DomainJson.Options)!.Fingerprint());
    }

    [Fact]
    public void large_sizes_are_filmed_with_a_quality_only()
    {
        var large = Recipe with { Width = 1920, Height = 1080 };
        Assert.Throws<RefusedException>(() => TakeDecider.Decide(Take.None, Request with { Recipe = large }));
        Assert.Single(TakeDecider.Decide(Take.None, Request with { Recipe = large with { Quality = Quality.Draft } }));
        Assert.Single(TakeDecider.Decide(Take.None, Request with { Recipe = large with { Quality = Quality.Final, Kind = TakeKind.RenderedStill } }));
        Assert.Throws<RefusedException>(() => TakeDecider.Decide(Take.None, Request with { Recipe = large with { Quality = Quality.Draft, Height = 1000 } }));
    }

    [Fact]
    public void what_is_enlarged_is_previewed_at_the_base_size()
    {
        var large = Recipe with { Width = 960, Height = 540, Quality = Quality.Good };
        Assert.Equal((480, 270), (large.BaseWidth, large.BaseHeight));
        Assert.Equal((Recipe.Width, Recipe.Height), (Recipe.BaseWidth, Recipe.BaseHeight));
        var rendered = large with { Kind = TakeKind.RenderedStill };
        Assert.Equal((960, 540, 1), (rendered.BaseWidth, rendered.BaseHeight, rendered.Pictures));
    }
}

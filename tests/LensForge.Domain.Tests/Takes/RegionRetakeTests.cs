using System.Numerics;
using LensForge.Domain.Looks;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;

namespace LensForge.Domain.Tests.Takes;

public sealed class RegionRetakeTests
{
    private static readonly StageCamera Camera = new(Vector3.UnitY, Vector3.Zero, 35, 2, 4, 0);
    private static readonly ShotStage Stage = new(new(SetKind.Bar, "BAR", true, 1, TimeOfDay.Night, Weather.Clear, []), [], Camera, Camera, 0, null, new(2000));
    private static readonly Recipe Recipe = new(Stage, 256, 144, FrameRate.Film, 8, 4, 7, "model");
    private static readonly Guid Of = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly FrameRegion Region = new(RegionShape.Rectangle, [new(0.25f, 0.25f), new(0.5f, 0.75f)]);

    [Fact]
    public void a_region_of_a_filmed_take_is_a_take_of_its_own_that_names_it_and_keeps_its_seed()
    {
        var request = RegionRetakeDecider.Decide(Wish(Filmed()));
        var made = Assert.IsType<TakeRequested>(Assert.Single(TakeDecider.Decide(Take.None, request)));
        var retake = Assert.Single(made.Recipe.Regions!);
        Assert.Equal((Of, "still", 99UL), (retake.Of, retake.OfStill, retake.Seed));
        Assert.Equal((Recipe.Seed, 3), (made.Recipe.Seed, made.Revision));
        Assert.NotEqual(Recipe.Fingerprint(), made.Fingerprint);
        Assert.Equal(Recipe.Fingerprint(), (made.Recipe with { Regions = null }).Fingerprint());
    }

    [Fact]
    public void a_region_of_a_region_lies_over_it_four_deep_and_no_more()
    {
        var take = Filmed();
        for (var depth = 1; depth <= RegionRetakeDecider.MostRegions; depth++)
        {
            var request = RegionRetakeDecider.Decide(Wish(take) with { Seed = (ulong)(100 + depth) });
            Assert.Equal(depth, request.Recipe.Regions!.Count);
            take = Filmed(request.Recipe);
        }

        Assert.Contains("4 re-takes already", Refusal(Wish(take)), StringComparison.Ordinal);
    }

    [Fact]
    public void what_has_no_picture_to_keep_is_refused()
    {
        Assert.Contains("no such take", Refusal(Wish(Take.None)), StringComparison.Ordinal);
        var asked = Requested(Recipe);
        Assert.Contains("still being filmed", Refusal(Wish(Take.Fold([asked]))), StringComparison.Ordinal);
        Assert.Contains("was cancelled", Refusal(Wish(Take.Fold([asked, new TakeCancelled()]))), StringComparison.Ordinal);
        Assert.Contains("failed", Refusal(Wish(Take.Fold([asked, new TakeFailed("disk full")]))), StringComparison.Ordinal);
        Assert.Contains("reference renderer", Refusal(Wish(Filmed(Recipe with { Kind = TakeKind.RenderedStill }))), StringComparison.Ordinal);
    }

    [Fact]
    public void what_would_not_fit_the_rest_is_refused_with_what_to_do_instead()
    {
        var wish = Wish(Filmed());
        Assert.All(
            [
                (wish with { Planned = Stage with { Length = new(3000) } }, "stage has changed"),
                (wish with { Look = Look.Noir }, "look has changed"),
                (wish with { ModelHash = "other" }, "another model"),
            ],
            each =>
            {
                Assert.Contains(each.Item2, Refusal(each.Item1), StringComparison.Ordinal);
                Assert.Contains("Film a whole new take", Refusal(each.Item1), StringComparison.Ordinal);
            });
        Assert.Contains("Choose another", Refusal(wish with { Seed = Recipe.Seed }), StringComparison.Ordinal);
        Assert.Contains("too small", Refusal(wish with { Region = Region with { Points = [new(0.1f, 0.1f), new(0.105f, 0.2f)] } }), StringComparison.Ordinal);
    }

    [Fact]
    public void recipes_without_regions_are_written_as_before()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(Recipe, DomainJson.Options);
        Assert.DoesNotContain("regions", json, StringComparison.Ordinal);
        var request = RegionRetakeDecider.Decide(Wish(Filmed()));
        var written = System.Text.Json.JsonSerializer.Serialize(request.Recipe, DomainJson.Options);
        Assert.Equal(request.Recipe.Fingerprint(), System.Text.Json.JsonSerializer.Deserialize<Recipe>(written, DomainJson.Options)!.Fingerprint());
    }

    private static RetakeRegion Wish(Take original) => new(Of, original, Region, 99, Stage, Look.Naturalistic, 3, "model");

    private static TakeRequested Requested(Recipe recipe) => new(Guid.Empty, new("1-1A"), 1, recipe, recipe.Fingerprint());

    private static Take Filmed(Recipe? recipe = null) => Take.Fold([Requested(recipe ?? Recipe), new TakeFilmed("clip", "still", 48, 196, 4.5, "CPU")]);

    private static string Refusal(RetakeRegion wish) => Assert.Throws<RefusedException>(() => RegionRetakeDecider.Decide(wish)).Message;
}

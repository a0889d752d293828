using System.Numerics;
using System.Text.Json;
using LensForge.Domain.Looks;
using LensForge.Domain.Stages;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;

namespace LensForge.Domain.Tests.Looks;

public sealed class LookTests
{
    private static readonly StageCamera Camera = new(Vector3.UnitY, Vector3.Zero, 35, 2, 4, 0);
    private static readonly Recipe Recipe = new(
        new(new(SetKind.Bar, "BAR", true, 1, TimeOfDay.Night, Weather.Clear, []), [], Camera, Camera, 0, null, new(2000)), 256, 144, FrameRate.Film, 8, 4, 7, "model");

    // The numbers are codes of the trained network: a change here makes noir come out as something else.
    [Theory]
    [InlineData(Look.Naturalistic, 0)]
    [InlineData(Look.Noir, 1)]
    [InlineData(Look.StoryboardPencil, 2)]
    [InlineData(Look.InkWash, 3)]
    [InlineData(Look.GraphicAnimation, 4)]
    public void a_look_keeps_the_number_the_model_was_trained_with(Look look, int number) => Assert.Equal(number, (int)look);

    [Theory]
    [InlineData("pencil", Look.StoryboardPencil)]
    [InlineData("Storyboard pencil", Look.StoryboardPencil)]
    [InlineData("ink-wash", Look.InkWash)]
    [InlineData("INK", Look.InkWash)]
    [InlineData("GraphicAnimation", Look.GraphicAnimation)]
    [InlineData("noir", Look.Noir)]
    [InlineData("naturalistic", Look.Naturalistic)]
    public void a_look_is_known_by_its_word_and_by_its_name(string typed, Look look)
    {
        Assert.True(LookNames.TryRead(typed, out var read));
        Assert.Equal(look, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("sepia")]
    public void what_is_no_look_is_not_read_as_one(string typed) => Assert.False(LookNames.TryRead(typed, out _));

    [Fact]
    public void a_naturalistic_recipe_is_written_as_before_there_were_looks_and_another_look_is_another_take()
    {
        Assert.DoesNotContain("\"look\":", JsonSerializer.Serialize(Recipe, DomainJson.Options), StringComparison.Ordinal);
        Assert.Equal(Look.Naturalistic, Recipe.LookInForce);
        var noir = Recipe with { Look = Look.Noir };
        Assert.NotEqual(Recipe.Fingerprint(), noir.Fingerprint());
        Assert.Equal(Look.Noir, JsonSerializer.Deserialize<Recipe>(JsonSerializer.Serialize(noir, DomainJson.Options), DomainJson.Options)!.LookInForce);
    }

    [Fact]
    public void nothing_is_filmed_in_a_look_that_is_not_offered()
    {
        var request = new RequestTake(Guid.Empty, new("1-1A"), 1, Recipe with { Look = (Look)99 });
        var refused = Assert.Throws<RefusedException>(() => TakeDecider.Decide(Take.None, request));
        Assert.Contains("not offered. Choose one of: Naturalistic", refused.Message, StringComparison.Ordinal);
    }
}

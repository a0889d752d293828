using System.Text.Json;
using LensForge.Domain.LiveText;

namespace LensForge.Domain.Tests.LiveText;

/// <summary>What must hold of any changes of any text. A failing seed is named.</summary>
public sealed class ChangeSetLawTests
{
    private const int Seeds = 3000;

    [Fact]
    public void two_changes_made_at_once_lead_to_one_text_in_whichever_order_they_arrive() => ForSeeds((text, random) =>
    {
        var (a, b) = (random.Change(text.Length), random.Change(text.Length));
        Assert.Equal(a.Compose(b.Map(a)).Apply(text).ToString(), b.Compose(a.Map(b, before: true)).Apply(text).ToString());
    });

    [Fact]
    public void composed_changes_do_what_they_do_one_after_another() => ForSeeds((text, random) =>
    {
        var a = random.Change(text.Length);
        var b = random.Change(a.NewLength);
        var c = random.Change(b.NewLength);
        var after = c.Apply(b.Apply(a.Apply(text))).ToString();
        Assert.Equal(after, a.Compose(b).Compose(c).Apply(text).ToString());
        Assert.Equal(after, a.Compose(b.Compose(c)).Apply(text).ToString());
    });

    [Fact]
    public void an_inverted_change_takes_it_back() => ForSeeds((text, random) =>
    {
        var change = random.Change(text.Length);
        Assert.Equal(text.ToString(), change.Invert(text).Apply(change.Apply(text)).ToString());
        Assert.Equal(text.ToString(), change.Compose(change.Invert(text)).Apply(text).ToString());
    });

    [Fact]
    public void what_is_written_is_read_back_the_same() => ForSeeds((text, random) =>
    {
        var change = random.Change(text.Length).Storable();
        var read = JsonSerializer.Deserialize<ChangeSet>(JsonSerializer.Serialize(change))!;
        Assert.Equal(JsonSerializer.Serialize(change), JsonSerializer.Serialize(read));
        Assert.Equal(change.Apply(text).ToString(), read.Apply(text).ToString());
    });

    [Fact]
    public void places_keep_their_order_and_unchanged_letters_their_places() => ForSeeds((text, random) =>
    {
        var change = random.Change(text.Length);
        var after = change.Apply(text).ToString();
        var before = text.ToString();
        for (var place = 0; place <= text.Length; place++)
        {
            Assert.True(change.MapPosition(place, -1) <= change.MapPosition(place, 1));
            if (place > 0) Assert.True(change.MapPosition(place - 1, 1) <= change.MapPosition(place, 1));
            if (place < text.Length && change.Map(place, 1, PositionLoss.After) is { } kept) Assert.Equal(before[place], after[kept]);
        }
    });

    [Fact]
    public void a_change_of_another_text_is_refused()
    {
        var change = ChangeSet.Replacing(5, 1, 2, "x");
        Assert.Throws<ChangeRefusedException>(() => change.Apply(Rope.Of("four")));
        Assert.Throws<ChangeRefusedException>(() => change.Compose(ChangeSet.Empty(7)));
        Assert.Throws<ChangeRefusedException>(() => change.Map(ChangeSet.Empty(7)));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[-1]")]
    [InlineData("[[]]")]
    [InlineData("[[1,2]]")]
    [InlineData("[[0,\"two\\nlines\"]]")]
    [InlineData("[1.5]")]
    [InlineData("[2147483647,2147483647]")]
    public void what_is_no_change_is_not_read(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ChangeSet>(json));

    private static void ForSeeds(Action<Rope, RandomChanges> law)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new RandomChanges(seed);
            var text = Rope.Of(random.Text(40));
            try
            {
                law(text, random);
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"seed {seed}: {broken.Message}", broken);
            }
        }
    }
}

using LensForge.Domain.Drafts;
using LensForge.Domain.Drafts.Numbers;
using LensForge.Domain.History;
using LensForge.Domain.LiveText;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Tests.Drafts;

public sealed class SceneNumberingTests
{
    private const int Seeds = 300;

    [Theory]
    [InlineData("12", "13", "12A")]
    [InlineData("12A", "13", "12B")]
    [InlineData("12", null, "12A")]
    [InlineData(null, "1", "A1")]
    [InlineData("A1", "1", "B1")]
    [InlineData("12", "12A", "A12A")]
    [InlineData("A12A", "12A", "B12A")]
    [InlineData("12A", "12B", "12AA")]
    [InlineData("12H", "13", "12J")]
    [InlineData("12N", "13", "12P")]
    [InlineData(null, null, "1")]
    public void a_number_between_two_is_as_the_trade_writes_it(string? before, string? after, string number)
    {
        var taken = new[] { before, after, "12C", "12D", "12E", "12F", "12G" }.OfType<string>().ToHashSet();
        if (before == "12H") taken.UnionWith(["12A", "12B"]);
        if (before == "12N") taken.UnionWith(["12A", "12B", "12H", "12J", "12K", "12L", "12M"]);
        Assert.Equal(number, InsertedNumber.Between(before, after, taken));
    }

    [Fact]
    public void inserted_removed_and_moved_scenes_leave_every_other_number_where_it_was()
    {
        var script = new Numbered(Scene("ONE") + Scene("TWO") + Scene("THREE") + Scene("FOUR") + Scene("FIVE"));
        script.Insert(script.Text.IndexOf("INT. THREE", StringComparison.Ordinal), Scene("NEW") + Scene("NEWER"));
        script.Replace(Scene("FOUR"), "");
        script.Insert(0, Scene("PROLOGUE"));
        Assert.Equal(["A1 PROLOGUE", "1 ONE", "2 TWO", "2A NEW", "2B NEWER", "3 THREE", "4 OMITTED", "5 FIVE"], script.Told);

        // Cut and put elsewhere: the number stays behind.
        script.Replace(Scene("TWO"), "");
        script.Insert(script.Text.Length, Scene("TWO"));
        Assert.Equal(["A1 PROLOGUE", "1 ONE", "2 OMITTED now 5A", "2A NEW", "2B NEWER", "3 THREE", "4 OMITTED", "5 FIVE", "5A TWO"], script.Told);
    }

    [Fact]
    public void a_scene_keeps_its_number_under_another_heading_and_in_other_words_and_the_half_without_the_heading_gets_a_new_one()
    {
        var script = new Numbered(Scene("ONE") + Scene("TWO"));
        script.Replace("INT. TWO - DAY", "EXT. DESERT - NIGHT");
        Assert.Equal(["1 ONE", "2 DESERT"], script.Told);
        script.Replace("A long line about ONE", "\n\nINT. HALF - DAY\n\nA long line about ONE");
        Assert.Equal(["1 ONE", "1A HALF", "2 DESERT"], script.Told);
    }

    [Fact]
    public void numbers_written_in_headings_are_heeded_and_two_of_one_are_refused()
    {
        var script = new Numbered(Scene("ONE") + Scene("TWO"));
        script.Insert(script.Text.IndexOf("INT. TWO", StringComparison.Ordinal), Scene("NEW").Replace("DAY", "DAY #1C#", StringComparison.Ordinal));
        Assert.Equal(["1 ONE", "1C NEW", "2 TWO"], script.Told);
        var state = Draft.Production(Scene("ONE"));
        Assert.Throws<RefusedException>(() => ProductionDecider.Decide(state, new LockSceneNumbers(0, [new("1", "A", 1), new("1", "B", 5)])));
    }

    [Fact]
    public void what_is_given_away_has_every_number_and_reads_back_with_it()
    {
        var script = new Numbered(Scene("ONE") + Scene("TWO") + Scene("THREE"));
        script.Replace(Scene("TWO"), "");
        script.Insert(script.Text.IndexOf("INT. THREE", StringComparison.Ordinal), Scene("NEW"));
        var written = NumberedWords.Write(script.Text, script.Numbers, omitted: true);
        Assert.Equal(["1", "2", "2A", "3"], Draft.Read(written).Scenes.Select(scene => scene.Number));
        Assert.Contains(".OMITTED #2#", written, StringComparison.Ordinal);
        Assert.Equal(script.Text.Trim(), NumberedWords.Strip(NumberedWords.WithoutOmitted(written)).Trim());
        Assert.Equal(script.Text.Split('\n').Length, NumberedWords.Write(script.Text, script.Numbers, omitted: false).Split('\n').Length);
    }

    [Fact]
    public void numbers_that_are_given_for_good_stay_through_any_history()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var made = 0;
            var script = new Numbered(string.Concat(Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Scene($"P{made++}"))));
            var known = script.Locked.Select(scene => scene.Number).ToList();
            for (var rounds = 0; rounds < 5; rounds++)
            {
                for (var edits = random.Next(4); edits > 0; edits--)
                {
                    var scenes = ScriptScenes.Of(script.Text);
                    var at = scenes.Count == 0 ? 0 : scenes[random.Next(scenes.Count)].From;
                    if (random.Next(2) == 0 || scenes.Count < 2) script.Insert(at, Scene($"P{made++}"));
                    else script.Replace(scenes[random.Next(scenes.Count)].Text, "");
                }

                script.Issue();
                var now = script.Locked.Select(scene => scene.Number).ToList();
                Assert.True(now.Distinct(StringComparer.OrdinalIgnoreCase).Count() == now.Count, $"seed {seed}: {string.Join(' ', now)}");
                Assert.True(known.SequenceEqual(now.Where(known.Contains)), $"seed {seed}: {string.Join(' ', known)} became {string.Join(' ', now)}");
                known = now;
            }
        }
    }

    private static string Scene(string place) => $"INT. {place} - DAY\n\nSomething happens in {place} that nobody expects.\n\nA long line about {place} follows it.\n\n";

    private sealed class Numbered
    {
        private WordTrail _trail;

        public Numbered(string text)
        {
            _trail = WordTrail.From(text);
            var screenplay = Draft.Read(text);
            Locked = [.. screenplay.Scenes.Select(scene => new LockedScene(scene.Number, scene.Heading.Text, screenplay.Elements[scene.FirstElement].Source.Line))];
        }

        public IReadOnlyList<LockedScene> Locked { get; private set; }

        public string Text => _trail.Text;

        public IReadOnlyList<NumberedScene> Numbers => SceneNumbering.Of(Locked, _trail, Draft.Read(Text));

        public IEnumerable<string> Told => Numbers.Select(scene => $"{scene.Number} {(scene.Line is null ? "OMITTED" + (scene.Now is null ? "" : $" now {scene.Now}") : Draft.Read(scene.Heading + "\n\nX.").Scenes[0].Heading.Place)}");

        public void Issue()
        {
            Locked = [.. Numbers.Select(scene => new LockedScene(scene.Number, scene.Heading, scene.Line))];
            _trail = WordTrail.From(Text);
        }

        public void Replace(string old, string now)
        {
            var at = Text.IndexOf(old, StringComparison.Ordinal);
            _trail.Apply(ChangeSet.Replacing(Text.Length, at, at + old.Length, now));
        }

        public void Insert(int at, string words) => _trail.Apply(ChangeSet.Replacing(Text.Length, at, at, words));
    }
}

using LensForge.Domain.Drafts;
using LensForge.Domain.LiveText;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Tests.Drafts;

/// <summary>Scenes and shots hold on to their words through whatever is done to the live text.</summary>
public sealed class AnchorTests
{
    private const int Seeds = 250;

    private const string Kitchen = "INT. KITCHEN - DAY\n\nIDA puts a blue cup on the long table and listens.\n\nThe clock over the stove has stopped again.\n\n";
    private const string Quay = "EXT. QUAY - NIGHT\n\nRain. ANSELM runs along the quay with a lantern.\n\nA rope snaps and the boat swings out.\n\n";

    [Fact]
    public void a_scene_whose_heading_and_most_words_were_changed_is_still_that_scene()
    {
        var writing = new Writing(Kitchen + Quay);
        writing.Replace("EXT. QUAY - NIGHT", "INT. WAREHOUSE - DAWN");
        writing.Replace("Rain. ANSELM runs along the quay with a lantern.", "Nobody. Crates to the ceiling, and MARA asleep on them under a coat.");
        writing.Replace("A rope snaps and the boat", "Somewhere a phone rings; a door");
        var (before, after) = (Draft.Plan(Kitchen + Quay), Draft.Plan(writing.Text));
        Assert.DoesNotContain(2, DraftComparison.Compare(before, after).Scenes.Keys);
        Assert.Equal(2, DraftComparison.Compare(before, after, writing.Kept).Scenes[2]);
    }

    [Fact]
    public void a_scene_that_is_cut_and_put_elsewhere_and_rewritten_there_keeps_its_shots()
    {
        var writing = new Writing(Kitchen + Quay);
        writing.Replace(Kitchen, "");
        writing.Insert(writing.Text.Length, Kitchen);
        writing.Replace("INT. KITCHEN - DAY", "EXT. ROOF - NIGHT");
        writing.Replace("IDA puts a blue cup on the long table and listens.", "BERTA lights a match, two, three.");
        var (before, after) = (Draft.Plan(Kitchen + Quay), Draft.Plan(writing.Text));
        var (shots, scenes) = DraftComparison.Compare(before, after, writing.Kept);
        Assert.Equal((2, 1), (scenes[1], scenes[2]));
        Assert.Contains(shots, shot => shot.Key.Scene == 2 && shot.Value.From.Scene == 1);
    }

    [Fact]
    public void shots_of_a_scene_that_is_split_go_with_their_words_into_both_halves()
    {
        const string Long = Quay + "ANSELM\nThe boat is loose! Wake the others before the tide has it!\n\nMARA comes out of the dark with a second lantern.\n\nMARA\nThey are gone, Anselm. They took the van an hour ago and never looked round.\n\nANSELM sits down on the wet stones.\n\n";
        var writing = new Writing(Kitchen + Long);
        writing.Insert(writing.Text.IndexOf("MARA comes", StringComparison.Ordinal), "EXT. HARBOUR WALL - CONTINUOUS\n\n");
        var (before, after) = (Draft.Plan(Kitchen + Long), Draft.Plan(writing.Text));
        var shots = DraftComparison.Compare(before, after, writing.Kept).Shots;
        Assert.Equal(shots.Count, shots.Values.Select(shot => shot.From).Distinct().Count());
        foreach (var speech in (string[])["Wake the others", "They are gone"])
            Assert.True(shots.Any(shot => Says(after, shot.Key, speech) && Says(before, shot.Value.From, speech)), Told(before) + "\n" + Told(after) + "\n" + string.Join(' ', shots.Select(shot => $"{shot.Value.From}>{shot.Key}")));
        Assert.True(shots.Count(shot => shot.Key.Scene == 3 && shot.Value.From.Scene == 2) >= 2);

        static string Told(ShotPlan plan) => string.Join('\n', plan.Shots.Select(shot => $"{shot.Id} {shot.Shot.Coverage} {shot.Shot.Size} {shot.Shot.Words} {string.Join(' ', shot.Shot.Subjects)}: {shot.Shot.Action} {string.Join(' ', shot.Shot.Dialogue.Select(one => one.Text))}"));

        static bool Says(ShotPlan plan, ShotId shot, string words) => plan.Find(shot)!.Shot.Dialogue.Any(speech => speech.Text.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void what_was_followed_for_another_plan_is_not_heeded()
    {
        var state = Draft.Production(Kitchen + Quay);
        var writing = new Writing(Kitchen + Quay);
        writing.Replace(Quay, "");
        var stale = new WordsKept(7, Kitchen + Quay, writing.Trail, LineMap.Same(Draft.Read(Kitchen + Quay)), LineMap.Same(Draft.Read(writing.Text)));
        Assert.Equal(DraftSuccession.Of(state, Draft.Plan(Kitchen)).Shots.Keys.Order(Comparer<ShotId>.Create((one, two) => string.CompareOrdinal(one.Value, two.Value))),
            DraftSuccession.Of(state, Draft.Plan(Kitchen), stale).Shots.Keys.Order(Comparer<ShotId>.Create((one, two) => string.CompareOrdinal(one.Value, two.Value))));
    }

    [Fact]
    public void through_any_history_a_scene_is_found_where_most_of_its_words_are()
    {
        var asked = 0;
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);

            // Every word is written once, so that the text itself says what came from where.
            var (words, scenes) = (0, 2 + random.Next(5));
            var text = string.Concat(Enumerable.Range(1, scenes).Select(scene => Scene($"PLACE {scene}", scene)));
            var writing = new Writing(text);
            for (var edits = 1 + random.Next(8); edits > 0; edits--) Edit(writing);
            var (before, after) = (Draft.Plan(text), Draft.Plan(writing.Text));
            var pairs = DraftComparison.Compare(before, after, writing.Kept).Scenes;
            var now = LensForge.Domain.History.ScriptScenes.Of(writing.Text);
            Assert.Equal(now.Count, after.Scenes.Count);
            var counts = now.Select(scene => Enumerable.Range(1, scenes).Select(old => scene.Text.Split(' ', '\n').Count(word => word.StartsWith($"q{old}w", StringComparison.Ordinal))).ToArray()).ToArray();
            for (var i = 0; i < now.Count; i++)
            {
                for (var old = 1; old <= scenes; old++)
                {
                    var kept = counts[i][old - 1];
                    var rivals = counts[i].Where((_, other) => other != old - 1).Concat(counts.Where((_, other) => other != i).Select(row => row[old - 1]));
                    // A heading has as many letters as two words.
                    if (kept < 5 || rivals.Any(rival => rival >= kept - 3)) continue;
                    asked++;
                    Assert.True(pairs.GetValueOrDefault(i + 1) == old, $"seed {seed}: scene {i + 1} has {kept} words of scene {old}, but goes on from {pairs.GetValueOrDefault(i + 1)}");
                }
            }

            string Scene(string place, int of) => $"INT. {place} - DAY\n\n{Paragraph(of)}\n\n{Paragraph(of)}\n\n{Paragraph(of)}\n\n";

            string Paragraph(int of) => string.Join(' ', Enumerable.Range(0, 6).Select(_ => $"q{of}w{words++}x")) + ".";

            void Edit(Writing on)
            {
                var there = LensForge.Domain.History.ScriptScenes.Of(on.Text);
                if (there.Count == 0) return;
                var scene = there[random.Next(there.Count)];
                switch (random.Next(6))
                {
                    case 0:
                        on.Replace(scene.Text[..scene.Text.IndexOf('\n')], $"EXT. SOMEWHERE {words++} - NIGHT");
                        break;
                    case 1:
                        foreach (var word in scene.Text.Split(' ', '\n').Where(word => word.StartsWith('q')).Where(_ => random.Next(4) > 0)) on.Replace(word, $"n{words++}x" + (word.EndsWith('.') ? "." : ""));
                        break;
                    case 2:
                        var at = scene.Text.IndexOf("\n\n", random.Next(scene.Text.Length), StringComparison.Ordinal);
                        if (at >= 0) on.Insert(scene.From + at, $"\n\nINT. SPLIT {words++} - DAY");
                        break;
                    case 3:
                        on.Replace(scene.Text, "");
                        var rest = LensForge.Domain.History.ScriptScenes.Of(on.Text);
                        on.Insert(rest.Count == 0 ? 0 : rest[random.Next(rest.Count)].From, scene.Text);
                        break;
                    case 4:
                        on.Insert(scene.From, Scene($"FRESH {words++}", 0));
                        break;
                    default:
                        if (there.Count > 1) on.Replace(scene.Text, "");
                        break;
                }
            }
        }

        Assert.True(asked > Seeds, $"Only {asked} scenes were asked about.");
    }

    private sealed class Writing(string text)
    {
        public WordTrail Trail { get; } = WordTrail.From(text);

        public string Text => Trail.Text;

        public WordsKept Kept => Draft.Kept(text, Trail);

        public void Replace(string old, string now)
        {
            var at = Text.IndexOf(old, StringComparison.Ordinal);
            Trail.Apply(ChangeSet.Replacing(Text.Length, at, at + old.Length, now));
        }

        public void Insert(int at, string words) => Trail.Apply(ChangeSet.Replacing(Text.Length, at, at, words));
    }
}

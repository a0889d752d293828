using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LensForge.Domain.Board;
using LensForge.Domain.Grammar;
using LensForge.Domain.Productions;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Tests.ShotLists;

namespace LensForge.Domain.Tests.Board;

/// <summary>What must hold of a shot list whatever people do to it, one after another or at once. The seeds are fixed; a failure is shrunk and printed.</summary>
public sealed class BoardPropertyTests
{
    private static readonly Production[] Begun = [Boards.Of(Scripts.Farmhouse), Boards.Of(Scripts.TideTable()), Boards.Of(Scripts.Council(4, 9))];

    [Fact]
    public void any_deeds_leave_numbers_unique_the_order_total_no_word_lost_and_the_log_the_truth() => ForDeeds(300, 7, (begun, deeds) =>
    {
        var (state, log) = (begun, new List<ProductionEvent>());
        foreach (var deed in deeds)
        {
            var events = Tried(state, deed);
            state = events.Aggregate(state, Production.Apply);
            log.AddRange(events);
        }

        Holds(begun, state);
        var replayed = log.Aggregate(begun, Production.Apply);
        Assert.Equal(Shots(state), Shots(replayed));
    });

    [Fact]
    public void of_two_people_at_once_both_are_heard_or_one_is_refused_in_words() => ForDeeds(400, 11, (begun, deeds) =>
    {
        var state = deeds.Skip(2).Aggregate(begun, (now, deed) => Tried(now, deed).Aggregate(now, Production.Apply));
        if (deeds.Count < 2 || Command(state, deeds[0]) is not { } one || Command(state, deeds[1]) is not { } two) return;
        foreach (var (first, second) in new[] { (one, two), (two, one) })
        {
            if (Decided(state, first) is not { } done) continue;
            var after = done.Aggregate(state, Production.Apply);
            Holds(begun, Decided(after, second) is { } both ? both.Aggregate(after, Production.Apply) : after);
        }
    });

    [Fact]
    public void a_new_draft_of_the_same_words_carries_everything_and_one_of_other_words_loses_nothing_untold() => ForDeeds(120, 13, (begun, deeds) =>
    {
        var state = deeds.Aggregate(begun, (now, deed) => Tried(now, deed).Aggregate(now, Production.Apply));
        var text = begun == Begun[0] ? Scripts.Farmhouse : begun == Begun[1] ? Scripts.TideTable() : Scripts.Council(4, 9);
        var same = Boards.Revised(state, text + "\n\nINT. ATTIC - DAY\n\nDust.\n");
        Assert.Null(same.Planned!.Lost);
        Assert.Equal(Listed(state).Count() + 1, Listed(same).Count());
        foreach (var scene in state.Plan!.Scenes) Assert.Equal(state.Numbers(scene.Ordinal), same.Numbers(scene.Ordinal));

        var other = Boards.Revised(state, text.Replace("letter", "postcard", StringComparison.OrdinalIgnoreCase).Replace("bridge", "ferry", StringComparison.Ordinal).Replace("the ", "this ", StringComparison.Ordinal));
        Holds(Production.Apply(begun, new ShotListPlanned(2, other.Planned!.Plan)), other);
        var gone = Listed(state).Select(shot => shot.Id).Except(other.Planned.Continued!.Values.Select(from => from.From)).Where(shot => state.Planned!.Plan.Find(shot) is null).ToList();
        Assert.True(gone.Count == 0 || other.Planned.Lost is { Count: > 0 });
    });

    private static void Holds(Production begun, Production state)
    {
        foreach (var scene in state.Staged!.Scenes)
        {
            var planned = state.Planned!.Plan.Scenes.First(one => one.Ordinal == scene.Ordinal);
            var order = state.Board.Order(planned);
            Assert.Equal(scene.Shots.Select(shot => shot.Id).ToHashSet(), order.ToHashSet());
            Assert.Equal(scene.Shots.Count, order.Count);
            Assert.Equal(scene.Shots.Count, scene.Shots.Select(shot => shot.Shot.Number.ToUpperInvariant()).Distinct().Count());
            Assert.Equal(order.Where(state.Board.Films), state.Plan!.Scenes.First(one => one.Ordinal == scene.Ordinal).Shots.Select(shot => shot.Id));

            // Takes lie under the ids of shots: none that ever was may go.
            Assert.Subset(order.ToHashSet(), begun.Staged!.Scenes.First(one => one.Ordinal == scene.Ordinal).Shots.Select(shot => shot.Id).ToHashSet());
            if (scene.Shots.Any(shot => state.Board.Of(shot.Id).Action is not null || state.Board.Omitted.Contains(shot.Id))) continue;
            Assert.Superset(Words(planned.Shots), Words(state.Plan!.Scenes.First(one => one.Ordinal == scene.Ordinal).Shots));
        }

        foreach (var shot in state.Plan!.Shots)
        {
            Assert.Equal(shot.Shot.Length, shot.Stage.Length);
            Assert.True(float.IsFinite(shot.Stage.CameraStart.Position.LengthSquared()));
        }
    }

    private static HashSet<string> Words(IEnumerable<StagedShot> shots) =>
        [.. shots.SelectMany(shot => Regex.Matches(shot.Shot.Action + " " + string.Join(' ', shot.Shot.Dialogue.Select(speech => speech.Text)), @"\w+").Select(word => word.Value))];

    private static IEnumerable<StagedShot> Listed(Production state) => state.Staged!.Shots;

    private static IEnumerable<(ShotId, string, int, string)> Shots(Production state) =>
        state.Plan!.Shots.Select(shot => (shot.Id, shot.Shot.Number, shot.Stage.Length.Milliseconds, shot.Stage.CameraStart.ToString()));

    private static IReadOnlyList<ProductionEvent> Tried(Production state, int deed) => Command(state, deed) is { } command ? Decided(state, command) ?? [] : [];

    private static IReadOnlyList<ProductionEvent>? Decided(Production state, ProductionCommand command)
    {
        try
        {
            return ProductionDecider.Decide(state, command);
        }
        catch (RefusedException refused)
        {
            Assert.EndsWith(".", refused.Message.TrimEnd('/', '_') + ".", StringComparison.Ordinal);
            return null;
        }
    }

    private static ProductionCommand? Command(Production state, int deed)
    {
        var chance = new Chance((ulong)(uint)deed);
        var scene = chance.Pick([.. state.Staged!.Scenes.Where(scene => scene.Shots.Count > 0)]);
        var order = state.Board.Order(state.Planned!.Plan.Scenes.First(one => one.Ordinal == scene.Ordinal));
        var picked = chance.Pick(order);
        var shot = scene.Shots.First(one => one.Id == picked);
        var next = order.SkipWhile(one => one != shot.Id).Skip(1).FirstOrDefault(shot.Id);
        var people = scene.Speaking.Concat(scene.Silent).ToList();
        return chance.Below(14) switch
        {
            0 => new AddShot(shot.Id, chance.Likely(0.5f)),
            1 => new DuplicateShot(shot.Id),
            2 or 3 => new SplitShot(shot.Id, new(chance.Below(shot.Shot.Length.Milliseconds + 1))),
            4 or 5 => new MergeShots(shot.Id, next),
            6 => new PartShots(state.Board.Merged.IsEmpty ? shot.Id : chance.Pick([.. state.Board.Merged.Keys.OrderBy(one => one.Value, StringComparer.Ordinal)])),
            7 or 8 => new MoveShot(shot.Id, chance.Likely(0.2f) ? null : chance.Pick(order)),
            9 => new OmitShot(shot.Id),
            10 => new RestoreShot(chance.Pick(order)),
            11 => new RenumberShot(shot.Id, chance.Pick<string?>(["1A", "X1", "3B1", null, shot.Shot.Number + "A"])),
            12 => new PeopleShot(shot.Id, people.Count == 0 ? [] : [chance.Pick(people)]),
            _ => chance.Likely(0.5f) ? new RetimeShot(shot.Id, new(500 + chance.Below(20_000))) : new ResizeShot(shot.Id, chance.Pick(Enum.GetValues<ShotSize>())),
        };
    }

    private static void ForDeeds(int runs, ulong seed, Action<Production, IReadOnlyList<int>> holds)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(runs).WithReplay(seed, seed * 2 + 1).WithEndSize(24);
        Prop.ForAll<int, int[]>((script, deeds) => holds(Begun[(script & int.MaxValue) % Begun.Length], [.. deeds.Select((deed, at) => deed * 7919 + at)])).Check(config);
    }
}

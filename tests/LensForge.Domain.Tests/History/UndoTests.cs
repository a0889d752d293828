using System.Collections.Immutable;
using LensForge.Domain.Board;
using LensForge.Domain.Cast;
using LensForge.Domain.Direction;
using LensForge.Domain.History;
using LensForge.Domain.Looks;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Tests.ShotLists;
using LensForge.Domain.Time;
using StagedShot = LensForge.Domain.Productions.StagedShot;

namespace LensForge.Domain.Tests.History;

/// <summary>Everybody takes back what they did, and nobody what another did.</summary>
public sealed class UndoTests
{
    private static readonly ShotPlan Plan = Planned(Scripts.TideTable(), "text");
    private static readonly ShotPlan Revised = Planned(Scripts.TideTable().Replace("INT.", "EXT.", StringComparison.Ordinal), "other");
    private static readonly ShotId Shot = Plan.Shots.First(shot => shot.Shot is { Coverage: Coverage.Single, Size: ShotSize.MediumCloseUp }).Id;

    [Fact]
    public void what_was_taken_back_is_as_it_was_before_and_made_again_as_it_was_after()
    {
        var desk = new Desk();
        desk.Do("ada", new ResizeShot(Shot, ShotSize.Full));
        desk.Do("ada", new GiveStop(Shot, 8f));
        Assert.True(desk.Undo("ada"));
        Assert.Equal(new ShotDirection(Size: ShotSize.Full), desk.State.Directions.Of(Shot));
        Assert.True(desk.Undo("ada"));
        Assert.True(desk.State.Directions.Of(Shot).IsEmpty);
        Assert.False(desk.Undo("ada"));
        Assert.True(desk.Redo("ada"));
        Assert.True(desk.Redo("ada"));
        Assert.Equal(new(Size: ShotSize.Full, FStop: 8f), desk.State.Directions.Of(Shot));
        Assert.False(desk.Redo("ada"));
    }

    [Fact]
    public void who_else_changed_the_same_field_since_is_named_and_nothing_happens()
    {
        var desk = new Desk();
        desk.Do("ada", new ResizeShot(Shot, ShotSize.Full));
        desk.Do("ben", new ResizeShot(Shot, ShotSize.CloseUp));
        var step = Assert.Single(desk.History.Undo("ada"));
        Assert.Equal(("ben", false), (step.Other, step.Possible));

        // Ben takes his own back: then hers is the last again.
        Assert.True(desk.Undo("ben"));
        Assert.True(desk.Undo("ada"));
        Assert.True(desk.State.Directions.Of(Shot).IsEmpty);
        Assert.Equal("ada", desk.History.Redo("ben")[0].Other);
        Assert.Empty(desk.History.Undo("cleo"));
    }

    [Fact]
    public void a_change_is_found_again_in_a_revised_plan_and_one_of_a_shot_that_is_gone_says_so()
    {
        var desk = new Desk();
        desk.Do("ada", new ResizeShot(Shot, ShotSize.Full));
        var (shots, scenes) = DraftComparison.Compare(Plan, Revised);
        var now = shots.First(pair => pair.Value.From == Shot).Key;
        desk.Happen("ada", new ScriptImported("f", "other", new("x", null)), new ShotListPlanned(2, Revised, shots, scenes));
        Assert.Equal(ShotSize.Full, desk.State.Directions.Of(now).Size);
        Assert.True(desk.Undo("ada"));
        Assert.True(desk.State.Directions.Of(now).IsEmpty);

        desk.Do("ada", new ResizeShot(now, ShotSize.Full));
        desk.Happen("ada", new ScriptImported("f", "text", new("x", null)), new ShotListPlanned(3, Plan, shots.Where(pair => pair.Key != now).ToDictionary(pair => pair.Value.From, pair => new ContinuedShot(pair.Key, [])), new Dictionary<int, int>()));
        Assert.Equal((null, false), (desk.History.Undo("ada")[0].Now, desk.History.Undo("ada")[0].Possible));
    }

    [Fact]
    public void what_one_command_made_is_taken_back_together_and_shots_that_were_shaped_are_as_before()
    {
        var desk = new Desk();
        desk.Do("ada", new RetimeShot(Shot, new Length(6000)));
        var before = desk.State;
        foreach (var command in (ProductionCommand[])[new SplitShot(Shot, new Length(2500)), new AddShot(Shot), new DuplicateShot(Shot), new OmitShot(Shot), new MoveShot(Shot, null), new DescribeShot(Shot, "She turns."), new RenumberShot(Shot, "99X")])
        {
            desk.Do("ada", command);
            var after = desk.State.Plan!.Shots.Select(shot => (shot.Id, shot.Shot.Number, shot.Shot.Action, shot.Shot.Length)).ToList();
            Assert.True(desk.Undo("ada"), command.ToString());
            Assert.Equal(before.Plan!.Shots.Select(shot => (shot.Id, shot.Shot.Number, shot.Shot.Action, shot.Shot.Length)), desk.State.Plan!.Shots.Select(shot => (shot.Id, shot.Shot.Number, shot.Shot.Action, shot.Shot.Length)));
            Assert.True(desk.Redo("ada"), command.ToString());
            Assert.Equal(after, desk.State.Plan!.Shots.Select(shot => (shot.Id, shot.Shot.Number, shot.Shot.Action, shot.Shot.Length)));
            Assert.True(desk.Undo("ada"));
        }
    }

    [Fact]
    public void an_approval_is_taken_back_with_the_take_that_it_chose_by_whoever_may_judge()
    {
        var (desk, take) = (new Desk(), new Guid(1, 0, 0, new byte[8]));
        desk.Do("ada", new MarkShot(Shot, ReviewState.Review));
        desk.Do("ada", new JudgeShot(Shot, ReviewState.Approved, take));
        Assert.All(desk.History.Undo("ada"), step => Assert.True(step.Command() is JudgeShot or LeaveTakeToLatest));
        Assert.True(desk.Undo("ada"));
        Assert.Equal((ReviewState.Review, false), (desk.State.Reviews.Of(Shot)!.State, desk.State.Chosen.ContainsKey(Shot)));
        Assert.IsType<MarkShot>(Assert.Single(desk.History.Undo("ada")).Command());
        Assert.True(desk.Redo("ada"));
        Assert.Equal((ReviewState.Approved, take), (desk.State.Reviews.Of(Shot)!.State, desk.State.Reviews.Of(Shot)!.Approval!.Take));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void people_at_once_never_lose_anothers_change_and_undo_then_redo_is_as_before(int seed)
    {
        var (desk, random) = (new Desk(), new Random(seed));
        string[] people = ["ada", "ben", "cleo"];
        var shots = Plan.Shots.Where(shot => ShotChoices.CanMove(shot.Shot)).Take(3).Select(shot => shot.Id).ToList();
        for (var turn = 0; turn < 120; turn++)
        {
            var (person, before) = (people[random.Next(3)], desk.State);
            switch (random.Next(4))
            {
                case 0:
                    var fields = desk.History.Undo(person).Select(step => step.Now).ToList();
                    var holders = desk.Holders();
                    if (!desk.Undo(person)) break;
                    // It was this person's, and nobody else's value went.
                    Assert.All(fields, field => Assert.Equal(person, holders[field!.Value]));
                    Assert.All(Values(before).Keys.Union(Values(desk.State).Keys).Where(key => !fields.Contains(key)), key => Assert.Equal(Values(before).GetValueOrDefault(key), Values(desk.State).GetValueOrDefault(key)));
                    if (random.Next(2) == 0) break;
                    Assert.True(desk.Redo(person));
                    Assert.Equal(Values(before), Values(desk.State));
                    break;
                case 1:
                    desk.Redo(person);
                    break;
                default:
                    desk.Do(person, Any(random, shots[random.Next(shots.Count)]));
                    break;
            }
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    private static ProductionCommand Any(Random random, ShotId shot) => random.Next(8) switch
    {
        0 => new GiveStop(shot, ShotChoices.Stops[random.Next(4)]),
        1 => new GiveLens(shot, random.Next(3) == 0 ? null : ShotChoices.Lenses[random.Next(6)]),
        2 => new RetimeShot(shot, new Length(1000 * (1 + random.Next(5)))),
        3 => new ChooseShotLook(shot, random.Next(2) == 0 ? null : Look.Noir),
        4 => new ChooseProductionLook((Look)random.Next(2)),
        5 => new JudgeShot(shot, random.Next(2) == 0 ? ReviewState.Retake : ReviewState.Approved, new Guid(1 + random.Next(3), 0, 0, new byte[8])),
        6 => new JudgeShot(shot, (ReviewState)random.Next(3), null),
        _ => new ChooseTake(shot, new Guid(1 + random.Next(3), 0, 0, new byte[8])),
    };

    private static Dictionary<FieldKey, object?> Values(Production state) => Fields.All
        .SelectMany(field => field.Scope == FieldScope.Production ? [new FieldKey(field.Kind, "")] : field.Said(state).Select(of => new FieldKey(field.Kind, of)))
        .ToDictionary(key => key, key => Fields.Of(key).Value(state, key.Of));

    private static ShotPlan Planned(string text, string hash)
    {
        var (screenplay, shots, stages) = Scripts.Stage(text);
        return new(hash, 1, [.. screenplay.Scenes.Zip(shots.Scenes, stages.Scenes).Select(scene => new PlannedSceneStage(
            scene.First.Ordinal, scene.Second.Number, scene.First.Heading.Text, scene.First.Heading.Place, scene.First.Heading.Time, scene.First.Eighths, scene.First.Speaking, scene.First.Silent,
            [.. scene.Second.Shots.Zip(scene.Third.Shots, (shot, stage) => new StagedShot(ShotId.Of(scene.First.Ordinal, shot.Number), shot, stage.Stage))], []))], ImmutableDictionary<string, Appearance>.Empty);
    }

    /// <summary>A production with its log, and who holds each field by a naive count of its own.</summary>
    private sealed class Desk
    {
        private readonly List<(string By, FieldKey Field)> _holds = [];

        public Desk() => Happen("house", new ProductionOpened("F", false), new ScriptImported("f.fountain", "text", new("x", null)), new ShotListPlanned(1, Plan));

        public ProductionHistory History { get; } = new();

        public Production State => History.State;

        public void Happen(string by, params ProductionEvent[] events)
        {
            var deed = $"from {History.Version}";
            foreach (var happened in events) History.Apply(History.Version + 1, by, happened, deed);
        }

        public void Do(string by, ProductionCommand command)
        {
            var events = ProductionDecider.Decide(State, command);
            Happen(by, [.. events]);
            foreach (var happened in events)
                if (Fields.ChangedBy(happened) is { } field) _holds.Add((by, field));
        }

        public Dictionary<FieldKey, string> Holders() => _holds.GroupBy(one => one.Field).ToDictionary(group => group.Key, group => group.Last().By);

        public bool Undo(string person)
        {
            var steps = History.Undo(person);
            if (!Run(person, steps)) return false;
            foreach (var step in steps) _holds.RemoveAt(_holds.FindLastIndex(one => one.By == person && one.Field == step.Now));
            return true;
        }

        public bool Redo(string person)
        {
            var steps = History.Redo(person);
            if (!Run(person, steps)) return false;
            _holds.AddRange(steps.Select(step => (person, step.Now!.Value)));
            return true;
        }

        private bool Run(string person, IReadOnlyList<UndoStep> steps)
        {
            if (steps.Count == 0 || steps.Any(step => !step.Possible)) return false;
            var (state, events) = (State, new List<ProductionEvent>());
            foreach (var step in steps)
            {
                var made = ProductionDecider.Decide(state, step.Command());
                state = made.Aggregate(state, Production.Apply);
                events.AddRange([new ChangeTakenBack(step.Change.Version, step.Again, made.Count), .. made]);
            }

            Happen(person, [.. events]);
            return true;
        }
    }
}

using LensForge.Domain;
using LensForge.Domain.Board;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.Components;
using LensForge.Web.Interop;
using LensForge.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace LensForge.Web.Features.Takes;

/// <summary>The board as a shot list that people shape: what is selected, and what is done with it.</summary>
public sealed partial class BoardPage
{
    private static readonly TimeSpan PresenceInterval = TimeSpan.FromMilliseconds(300);

    private readonly BoardSelection _picked = new();
    private readonly NearScenes _near = new();
    private int _watchedScenes;

    // Before its script is there, nobody watches, and the board must not think so.
    private bool _listens;
    private IReadOnlyList<PersonHere> _here = [];
    private IDisposable? _presence;
    private BoardModule? _drag;
    private string? _me;
    private string _said = "";
    private bool _splitting;

    [Inject] public required Presence Presence { get; init; }

    [Inject] public required FieldRaces Races { get; init; }

    [Inject] public required IJSRuntime Script { get; init; }

    private bool MayShape => May(Domain.People.Right.EditPictures);

    private bool MayFilm => May(Domain.People.Right.Film);

    private IReadOnlyList<ShotId> Order => [.. _board.Scenes.SelectMany(scene => scene.Listed).Select(tile => tile.Id)];

    private IReadOnlyList<ShotId> Picked => _picked.In(Order);

    private IReadOnlyList<StagedShot> PickedShots => [.. Picked.Select(shot => Sheet!.Plan?.Find(shot) ?? Sheet.Staged!.Find(shot)).OfType<StagedShot>()];

    private IReadOnlyList<LostField> Lost => _me is null ? [] : Races.Of(Id, _me);

    private StagedShot? NextOf(ShotId shot) => Sheet?.Scenes.FirstOrDefault(scene => scene.Ordinal == shot.Scene)?.Shots.SkipWhile(one => one.Id != shot).Skip(1).FirstOrDefault();

    private IReadOnlyList<PersonHere> HereAt(ShotId shot) => _here.Count == 0 ? [] : [.. _here.Where(person => person.Shot == shot)];

    private async Task ArriveAtShapingAsync()
    {
        _me = (await Me.CallerAsync()).Person;
        _presence = Presence.Watch(Id, PresenceInterval, () => InvokeAsync(LookWhoIsHere));
        LookWhoIsHere();
        _drag = new(Script);
        await _drag.ListenAsync(MayShape, (shot, after) => InvokeAsync(() => DroppedAsync(new(shot), after is null ? null : new ShotId(after))), scenes => InvokeAsync(() => ComeNear(scenes)));
        _listens = true;
        await WatchScenesAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (!firstRender) await WatchScenesAsync();
    }

    private async Task WatchScenesAsync()
    {
        if (!_listens || _drag is null || _watchedScenes == _board.Scenes.Count) return;
        _watchedScenes = _board.Scenes.Count;
        await _drag.WatchAsync();
    }

    private void ComeNear(IReadOnlyList<int> scenes)
    {
        _near.Report(scenes);
        _near.Follow(_board.Scenes, _board.Scene?.Ordinal);
        StateHasChanged();
    }

    private void LookWhoIsHere()
    {
        var here = Presence.Others(Id, _me).Where(person => person.Shot is not null).ToList();
        if (here.SequenceEqual(_here)) return;
        _here = here;
        StateHasChanged();
    }

    private void Pick((ShotId Shot, MouseEventArgs Press) pressed)
    {
        var lead = pressed.Shot;
        if (pressed.Press.CtrlKey || pressed.Press.MetaKey) lead = _picked.Add(pressed.Shot, _board.Selected?.Id ?? pressed.Shot);
        else if (pressed.Press.ShiftKey) _picked.Extend(pressed.Shot, Order);
        else _picked.Only(pressed.Shot);
        _splitting = false;
        if (lead == _board.Selected?.Id)
        {
            StateHasChanged();
            return;
        }

        // Tile and inspector at once: a key that is pressed before the address has changed is meant for what is shown.
        _board.Lead(Sheet!, lead.Value);
        Select(lead);
    }

    private void PickScene()
    {
        if (_board.Scene is not { } scene || _board.Scenes.FirstOrDefault(one => one.Ordinal == scene.Ordinal) is not { } view) return;
        _picked.All(view.Tiles.Select(tile => tile.Id));
        Say($"{ShotWords.Counted(_picked.Count, "shot")} selected, scene {view.Number}");
    }

    private async Task<bool> PressedToShapeAsync(string key)
    {
        if (key == "Ctrl+A") { PickScene(); return true; }
        if (!MayShape || _board.Selected is not { } tile) return false;
        var omitted = tile.Stage == TileStage.Omitted;
        switch (key)
        {
            case "n": await ShapeAsync(new AddShot(tile.Id)); return true;
            case "Shift+N": await ShapeAsync(new AddShot(tile.Id, Before: true)); return true;
            case "d": await ShapeAsync(new DuplicateShot(tile.Id)); return true;
            case "/": ToggleSplit(); return true;
            case "m": if (NextOf(tile.Id) is { } next) await ShapeAsync(new MergeShots(tile.Id, next.Id)); else Say("It is the last shot of its scene."); return true;
            case "o": if (_picked.Count > 1) await OmitPickedAsync(); else await ShapeAsync(omitted ? new RestoreShot(tile.Id) : new OmitShot(tile.Id)); return true;
            case "Alt+ArrowLeft" or "Alt+ArrowUp": await MoveAsync(-1); return true;
            case "Alt+ArrowRight" or "Alt+ArrowDown": await MoveAsync(1); return true;
            default: return false;
        }
    }

    private void ToggleSplit()
    {
        _splitting = !_splitting;
        StateHasChanged();
    }

    private async Task ShapeAsync(ShapeBoard command)
    {
        var before = Sheet?.Plan?.Shots.Select(shot => shot.Id).ToHashSet() ?? [];
        var number = Sheet?.Staged?.Find(command.Shot)?.Shot.Number;
        if (!await SendAsync([command])) return;
        Redraw();
        _splitting = false;
        var made = Sheet?.Plan?.Shots.FirstOrDefault(shot => !before.Contains(shot.Id));
        Say(command switch
        {
            SplitShot => $"Shot {number} was split: {number} and {made?.Shot.Number}",
            MergeShots merge => $"Shot {Sheet?.Staged?.Find(merge.Next)?.Shot.Number} went into {number}",
            OmitShot => $"Shot {number} is omitted",
            RestoreShot => $"Shot {number} is back",
            MoveShot => $"Shot {number} is now {Place(command.Shot)}",
            _ => made is null ? $"Shot {number} was changed" : $"Shot {made.Shot.Number} was added",
        });
        if (command is AddShot or DuplicateShot && made is not null) Pick((made.Id, new()));
    }

    private string Place(ShotId shot)
    {
        var shots = Sheet!.Scenes.First(scene => scene.Ordinal == shot.Scene).Shots.Select(one => one.Id).ToList();
        return $"{shots.IndexOf(shot) + 1} of {shots.Count}{(shots.IndexOf(shot) is var at and > 0 ? $", after {Sheet.Plan!.Find(shots[at - 1])!.Shot.Number}" : ", first")}";
    }

    /// <summary>Moves the leading shot along its scene.</summary>
    private async Task MoveAsync(int by)
    {
        if (_board.Selected is not { } tile) return;
        var order = Sheet!.Listed(tile.Id.Scene).Select(shot => shot.Id).ToList();
        var to = order.IndexOf(tile.Id) + by;
        if (to < 0 || to >= order.Count)
        {
            Say($"Shot {tile.Number} is the {(by < 0 ? "first" : "last")} of scene {_board.Scene?.Number}, whose words it shows; it stays in it.");
            return;
        }

        order.Remove(tile.Id);
        await ShapeAsync(new MoveShot(tile.Id, to == 0 ? null : order[to - 1]));
        if (_drag is not null) await _drag.FocusAsync($"shot-{tile.Id.Value}");
    }

    private async Task DroppedAsync(ShotId shot, ShotId? after)
    {
        if (_picked.Has(shot) && _picked.Count > 1 && !(after is { } goal && _picked.Has(goal)))
        {
            // Several go together, in the order in which they stood.
            var commands = new List<ProductionCommand>();
            var last = after;
            foreach (var one in Picked)
            {
                commands.Add(new MoveShot(one, last));
                last = one;
            }

            if (await SendAsync(commands)) Say($"{ShotWords.Counted(commands.Count, "shot")} moved");
        }
        else await ShapeAsync(new MoveShot(shot, after));
    }

    private async Task OmitPickedAsync()
    {
        var omitted = PickedShots.All(shot => !Sheet!.Board.Films(shot.Id));
        var shots = Picked.Where(shot => omitted || Sheet!.Board.Films(shot)).ToList();
        if (await SendAsync([.. shots.Select(ProductionCommand (shot) => omitted ? new RestoreShot(shot) : new OmitShot(shot))])) Say($"{ShotWords.Counted(shots.Count, "shot")} {(omitted ? "brought back" : "omitted")}");
    }

    private async Task<bool> AllAsync(Func<ShotId, ProductionCommand> command, string what)
    {
        var shots = Picked;
        var done = await SendAsync([.. shots.Select(command)]);
        if (done) Say($"The {what} of {ShotWords.Counted(shots.Count, "shot")} was changed");
        return done;
    }

    private async Task ChooseLatestAsync()
    {
        var latest = Picked.Select(shot => (Shot: shot, Take: Sheet!.TakesOf(shot).LastOrDefault(take => take.Stage == TakeStage.Filmed))).Where(one => one.Take is not null).ToList();
        if (latest.Count == 0) Say("None of them is filmed yet.");
        else if (await SendAsync([.. latest.Select(ProductionCommand (one) => new ChooseTake(one.Shot, one.Take!.Id))])) Say($"The latest take of {ShotWords.Counted(latest.Count, "shot")} was chosen");
    }

    private async Task FilmPickedAsync()
    {
        var asked = 0;
        await Me.TryAsync(async person => asked = (await Takes.Preview.ShotsAsync(Id, Picked.ToHashSet(), person, Settings)).Count);
        Say(asked == 0 ? "All of them are filmed or under way." : $"{ShotWords.Counted(asked, "shot")} asked for");
    }

    private Task<bool> SayAsync(ProductionCommand command, long seen) => SendAsync([command], seen);

    private async Task AgainAsync(LostField lost)
    {
        if (await SendAsync([lost.Mine.Again])) Races.Answered(Id, _me!, lost);
    }

    private void LeaveTheirs(LostField lost) => Races.Answered(Id, _me!, lost);

    private Task<bool> SendAsync(IReadOnlyList<ProductionCommand> commands, long? seen = null)
    {
        var shown = seen ?? Sheet?.Position;
        return Me.TryAsync(person => Takes.Board.RunAsync(Id, commands, person, shown));
    }

    private void Say(string what)
    {
        _said = what;
        StateHasChanged();
    }
}

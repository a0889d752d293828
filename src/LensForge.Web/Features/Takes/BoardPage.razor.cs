using LensForge.Domain;
using LensForge.Domain.Looks;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Reviews;
using LensForge.Domain.Takes;
using LensForge.Web.Components;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Features.Takes;

public sealed partial class BoardPage : ProductionPage
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Wanted =
    [
        "p", "Shift+P", "Shift+S", "r", "Escape", " ", "Enter", "1", "2", "3", "4", "5", "6", "7", "8", "9",
        "n", "Shift+N", "d", "/", "m", "o", "Ctrl+A", "Alt+ArrowLeft", "Alt+ArrowRight", "Alt+ArrowUp", "Alt+ArrowDown",
    ];

    private readonly BoardState _board = new();
    private IDisposable? _progress;
    private Guid? _retaking;

    /// <summary>The selected shot's id.</summary>
    [SupplyParameterFromQuery] public string? Shot { get; set; }

    /// <summary>Width of previews that are asked for here; null for the usual one.</summary>
    [SupplyParameterFromQuery] public int? Size { get; set; }

    /// <summary>Draft, good or final; null for good.</summary>
    [SupplyParameterFromQuery(Name = "quality")] public string? Asked { get; set; }

    /// <summary>Only shots whose review stands so; null for all.</summary>
    [SupplyParameterFromQuery(Name = "review")] public string? ReviewIs { get; set; }

    private ReviewState? Reviewed => Enum.TryParse<ReviewState>(ReviewIs, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    [Inject] public required FilmingFloor Floor { get; init; }

    [Inject] public required TakeCommands Takes { get; init; }

    [Inject] public required Rooms.RoomCommands Rooms { get; init; }

    [Inject] public required ChooseLookHandler Looks { get; init; }

    private bool AllAsked => _board.FilmedCount + _board.UnderWay >= _board.ShotCount;

    private Quality Chosen => Enum.TryParse<Quality>(Asked, ignoreCase: true, out var quality) && Enum.IsDefined(quality) ? quality : Quality.Good;

    private PreviewSettings Settings => PreviewSettings.Of(Size, Chosen);

    public override async ValueTask DisposeAsync()
    {
        _progress?.Dispose();
        _presence?.Dispose();
        if (_drag is not null) await _drag.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Follow()
    {
        if (Sheet is null) return;
        _board.Follow(Sheet, Floor.Entries, Floor.Hosts.Count > 0, Shot);
        _near.Follow(_board.Scenes, _board.Scene?.Ordinal);
        _picked.Keep(Order.ToHashSet());
        _picked.Lead(_board.Selected?.Id);
    }

    protected override async Task ArriveAsync()
    {
        if (Sheet is null) return;
        _progress = Floor.Watch(ProgressInterval, () => InvokeAsync(Redraw));
        await ArriveAtShapingAsync();
        await _board.ReadAsync(Sheet.Script);
        Redraw();
        if (May(Right.Film)) await Me.TryAsync(person => Takes.Preview.SampleOnceAsync(Id, person));
    }

    private async Task PressedAsync(string key)
    {
        if (!await PressedToShapeAsync(key)) await PressedToFilmAsync(key);
    }

    private Task PressedToFilmAsync(string key)
    {
        switch (key)
        {
            case "p" when _picked.Count > 1:
                return FilmPickedAsync();
            case "Escape":
                return Current is { } take ? CancelAsync(take) : Task.CompletedTask;
            case "p":
                return Current is null ? ActAsync() : Task.CompletedTask;
            case "Shift+P":
                return _board.Scene is { } scene ? PreviewSceneAsync(scene.Ordinal) : Task.CompletedTask;
            case "Shift+S":
                return _board.StaleCount > 0 ? FilmStaleAsync() : Task.CompletedTask;
            case "r":
                Retake();
                return Task.CompletedTask;
            case " " or "Enter":
                PlayShot();
                return Task.CompletedTask;
            default:
                return ChooseAtAsync(key[0] - '1');
        }
    }

    private Guid? Current => _board.Selected is { } tile ? Sheet?.Current(tile.Id)?.Id : null;

    private void Select(ShotId shot) => Addresses.NavigateTo(Addresses.GetUriWithQueryParameter("shot", shot.Value), replace: true);

    private void SizeIs(int width) =>
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameter("size", width == PreviewSettings.Usual.Width ? null : (int?)width), replace: true);

    private void ReviewedIs(ReviewState? state) => Addresses.NavigateTo(Addresses.GetUriWithQueryParameter("review", state?.ToString().ToLowerInvariant()), replace: true);

    private void QualityIs(Quality quality) =>
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameter("quality", quality == Quality.Good ? null : quality.ToString().ToLowerInvariant()), replace: true);

    private string PlayAddress(int? scene, ShotId? shot = null) =>
        $"/productions/{Id}/player" + (scene is null ? "" : $"?scene={scene}") + (shot is null ? "" : $"&shot={Uri.EscapeDataString(shot.Value.Value)}");

    private void PlayShot()
    {
        if (_board.Selected is { } tile) Addresses.NavigateTo(PlayAddress(_board.Scene?.Ordinal, tile.Id));
    }

    private Task PreviewFilmAsync() => AllAsked ? Task.CompletedTask : Me.TryAsync(person => Takes.Preview.FilmAsync(Id, person, Settings));

    private Task PreviewSceneAsync(int ordinal) => Me.TryAsync(person => Takes.Preview.SceneAsync(Id, ordinal, person, Settings));

    private Task FilmStaleAsync() => Me.TryAsync(person => Takes.Preview.StaleAsync(Id, person, Settings));

    /// <summary>What the shot's first button does: preview it, film it again, or cancel what is under way.</summary>
    private Task ActAsync() => Current is { } take ? CancelAsync(take)
        : _board.Selected is { Stage: TileStage.Filmed or TileStage.Stale } ? FilmAgainAsync() : PreviewShotAsync();

    private Task PreviewShotAsync() =>
        _board.Selected is { } tile ? Me.TryAsync(person => BeginAsync(tile.Id, person, () => Takes.Preview.ShotAsync(Id, tile.Id, person, Settings))) : Task.CompletedTask;

    private Task FilmAgainAsync() =>
        _board.Selected is { } tile ? Me.TryAsync(person => BeginAsync(tile.Id, person, () => Takes.Preview.ShotAgainAsync(Id, tile.Id, person, Settings))) : Task.CompletedTask;

    /// <summary>Straight through, or in the room for whoever begins with variants of the key frame.</summary>
    private async Task BeginAsync(ShotId shot, string person, Func<Task> straight)
    {
        if (await Rooms.Habits.VariantsAsync(person) is not (> 0 and var variants))
        {
            await straight();
            return;
        }

        await Rooms.Room.OpenAsync(Id, shot, variants, person, Settings);
        Addresses.NavigateTo($"/productions/{Id}/room?shot={Uri.EscapeDataString(shot.Value)}");
    }

    private Task StillAsync(TakeKind kind) =>
        _board.Selected is { } tile ? Me.TryAsync(person => Takes.Preview.ShotAgainAsync(Id, tile.Id, person, PreviewSettings.Of(Size, Chosen, kind))) : Task.CompletedTask;

    /// <summary>Opens the sheet on which a region of the chosen take is drawn.</summary>
    private void Retake()
    {
        if (Current is not null || _board.Selected is not { } tile || Sheet?.Chosen(tile.Id) is not { StillHash: not null, Recipe.IsRendered: false } chosen) return;
        _retaking = chosen.Id;
        StateHasChanged();
    }

    private void LeaveRegion() => _retaking = null;

    /// <summary>Answers why it was refused: notices of the page lie behind the sheet.</summary>
    private async Task<string?> RetakeAsync(FrameRegion region, ulong seed)
    {
        string? refusal = null;
        var done = await Me.TryAsync(async person =>
        {
            try
            {
                await Takes.Region.RunAsync(_retaking!.Value, region, seed, person);
            }
            catch (RefusedException refused)
            {
                refusal = refused.Message;
            }
        });
        return done ? refusal : "That failed. Nothing that was acknowledged is lost; the reason is in the server's log.";
    }

    private Task CancelAsync(Guid take) => Me.TryAsync(person => Takes.Cancel.RunAsync(take, person));

    private Task CancelSceneAsync(int ordinal) => Me.TryAsync(person => Takes.Cancel.SceneAsync(Id, ordinal, person));

    private Task ChooseAsync(Guid take) => Me.TryAsync(person => Takes.Choose.RunAsync(take, person));

    private Task<bool> LookIsAsync(Look? look) => Me.TryAsync(person => Looks.ProductionAsync(Id, look ?? Look.Naturalistic, person));

    private Task<bool> SceneLookIsAsync(int ordinal, Look? look) => Me.TryAsync(person => Looks.SceneAsync(Id, ordinal, look, person));

    private Task<bool> ShotLookIsAsync(ShotId shot, Look? look) => SayAsync(new ChooseShotLook(shot, look), Sheet?.Position ?? 0);

    private Task ChooseAtAsync(int index)
    {
        var takes = _board.Selected is { } tile ? Sheet?.TakesOf(tile.Id) : null;
        return takes is not null && index < takes.Count && takes[index].Stage == TakeStage.Filmed ? ChooseAsync(takes[index].Id) : Task.CompletedTask;
    }
}

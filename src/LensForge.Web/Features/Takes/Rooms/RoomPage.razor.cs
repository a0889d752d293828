using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Domain.Takes;
using LensForge.Web.Components;
using LensForge.Web.Features.Takes.Compare;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Features.Takes.Rooms;

/// <summary>One shot's denoise room and takes: variants, comparison, and every setting, to be taken up again.</summary>
public sealed partial class RoomPage : ProductionPage
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);
    private static readonly string[] Wanted = ["f", "w", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    private IDisposable? _progress;
    private StagedShot? _shot;
    private IReadOnlyList<TakeSheet> _takes = [];
    private TakeSheet? _one, _two;
    private RoomView? _room;
    private int _variants;

    [SupplyParameterFromQuery] public string? Shot { get; set; }

    [SupplyParameterFromQuery] public int? Size { get; set; }

    /// <summary>Draft, good or final; null for good.</summary>
    [SupplyParameterFromQuery(Name = "quality")] public string? Asked { get; set; }

    /// <summary>Still or renderedStill; null for a clip.</summary>
    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Seed { get; set; }

    /// <summary>The take whose forks and stop the next one follows.</summary>
    [SupplyParameterFromQuery] public Guid? Way { get; set; }

    /// <summary>The takes that are compared.</summary>
    [SupplyParameterFromQuery] public Guid? A { get; set; }

    [SupplyParameterFromQuery] public Guid? B { get; set; }

    /// <summary>"wipe", or null for side by side.</summary>
    [SupplyParameterFromQuery] public string? View { get; set; }

    [Inject] public required FilmingFloor Floor { get; init; }

    [Inject] public required RoomCommands Rooms { get; init; }

    private bool MayFilm => May(Right.Film);

    private bool MaySetDeadline => Access.RoleOf(Caller, Id) is Role.Owner or Role.Director;

    private Quality Chosen => Enum.TryParse<Quality>(Asked, ignoreCase: true, out var quality) && Enum.IsDefined(quality) ? quality : Quality.Good;

    private TakeKind ChosenKind => Enum.TryParse<TakeKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : TakeKind.Clip;

    private PreviewSettings Settings => PreviewSettings.Of(Size, Chosen, ChosenKind);

    private ulong? SeedRead => ulong.TryParse(Seed, System.Globalization.CultureInfo.InvariantCulture, out var seed) ? seed : null;

    // A seed or a way that was taken up is one take's: it goes straight through.
    private NextTake Next => new(Settings, SeedRead is null && Way is null ? _variants : 0, SeedRead, Way is { } way ? Sheet?.Take(way)?.Recipe : null);

    private string TakenUp => string.Join(", ", new[]
    {
        SeedRead is { } seed ? $"seed {seed}" : null,
        Way is { } way && Sheet?.Take(way) is { } take ? $"key frame of take {take.Number}" : null,
        ChosenKind switch { TakeKind.Still => "a still", TakeKind.RenderedStill => "a rendered still", _ => null },
    }.OfType<string>());

    /// <summary>Why nothing can be filmed now.</summary>
    private string? Blocked => Next.Variants > 0 && _shot is { } shot && Sheet?.RoomOf(shot.Id) is { State.Waits: true } ? "The room waits for a choice. Choose, or close it first." : null;

    public override ValueTask DisposeAsync()
    {
        _progress?.Dispose();
        return base.DisposeAsync();
    }

    protected override void Follow()
    {
        if (Sheet is null) return;
        _shot = Shot is { Length: > 0 } ? Sheet.Plan?.Find(new(Shot)) : Sheet.Scenes.FirstOrDefault()?.Shots.FirstOrDefault();
        _takes = _shot is null ? [] : Sheet.TakesOf(_shot.Id);
        var filmed = _takes.Where(take => take.Stage == TakeStage.Filmed).ToList();
        _one = filmed.Find(take => take.Id == A) ?? (_shot is null ? null : Sheet.Chosen(_shot.Id)) ?? filmed.LastOrDefault();
        _two = filmed.Find(take => take.Id == B);
    }

    protected override async Task ArriveAsync()
    {
        if (Sheet is null) return;
        if (Caller.Person is { } person) _variants = await Rooms.Habits.VariantsAsync(person);
        _progress = Floor.Watch(ProgressInterval, () => InvokeAsync(Redraw));
        Redraw();
    }

    private Task PressedAsync(string key)
    {
        if (key == "f") return MayFilm ? FilmAsync() : Task.CompletedTask;
        if (key != "w") return _room?.VoteAtAsync(key[0] - '1') ?? Task.CompletedTask;
        if (_two is not null) GoTo(nameof(View), View == "wipe" ? null : "wipe");
        return Task.CompletedTask;
    }

    private static string? Word(Quality quality) => quality == Quality.Good ? null : quality.ToString().ToLowerInvariant();

    private void GoTo(string name, object? value) =>
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameters(new Dictionary<string, object?> { [name.ToLowerInvariant()] = value }), replace: true);

    private void LeaveTaken() =>
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameters(new Dictionary<string, object?> { ["seed"] = null, ["way"] = null, ["kind"] = null }), replace: true);

    private void Compare(TakeSheet? one, TakeSheet? two) =>
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameters(new Dictionary<string, object?> { ["a"] = one?.Id, ["b"] = two?.Id == one?.Id ? null : two?.Id }), replace: true);

    private Task VariantsAreAsync(int variants) => Me.TryAsync(async person =>
    {
        await Rooms.Habits.KeepAsync(person, variants);
        _variants = variants;
    });

    private Task FilmAsync() => Blocked is not null || _shot is not { } shot ? Task.CompletedTask : Me.TryAsync(person => Rooms.Film.RunAsync(Id, shot.Id, Next, person));

    private Task ChooseAsync(Guid take) => Me.TryAsync(person => Rooms.Choose.RunAsync(take, person));

    /// <summary>Takes up one setting: for the next take, or for the shot where it is the shot's.</summary>
    private Task UseAsync((string Setting, TakeSheet From) use)
    {
        var (setting, from) = use;
        switch (setting)
        {
            case TakeSetting.Seed:
                GoTo(nameof(Seed), from.Recipe.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
                return Task.CompletedTask;
            case TakeSetting.Size:
                GoTo(nameof(Size), from.Recipe.Width == PreviewSettings.Usual.Width ? null : from.Recipe.Width);
                return Task.CompletedTask;
            case TakeSetting.Quality:
                GoTo("quality", Word(TakeSetting.QualityOf(from.Recipe)));
                return Task.CompletedTask;
            case TakeSetting.Kind:
                GoTo(nameof(Kind), from.Recipe.Kind is null or TakeKind.Clip ? null : from.Recipe.Kind.ToString()!.ToLowerInvariant());
                return Task.CompletedTask;
            case TakeSetting.Way:
                GoTo(nameof(Way), from.Recipe.Forks is null && from.Recipe.StopStep is null ? null : from.Id);
                return Task.CompletedTask;
            case TakeSetting.Look:
                return Me.TryAsync(person => Rooms.Looks.ShotAsync(Id, from.Shot, from.Recipe.LookInForce, person));
            default:
                return TakeSetting.Direction(setting, from, from.Shot) is { } direct ? Me.TryAsync(person => Rooms.Direct.RunAsync(Id, direct, person)) : Task.CompletedTask;
        }
    }
}

using System.Globalization;
using LensForge.Web.Features.Takes;
using LensForge.Web.Live;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Components;

/// <summary>Queue and host in one place. Draws itself, so that progress does not draw the page anew.</summary>
public sealed partial class QueuePill : ComponentBase, IDisposable
{
    private static readonly TimeSpan Drawn = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Spoken = TimeSpan.FromSeconds(8);

    private readonly List<IDisposable> _watches = [];
    private IReadOnlyList<QueueEntry> _entries = [];
    private QueueWords _words = new(false, "", false, null, null, 0, "");
    private string _spoken = "";
    private string _me = "";
    private int _mine;
    private int _mineWaiting;
    private int _others;
    private Task? _redrawing;

    [Parameter, EditorRequired] public required ProductionSheet Sheet { get; set; }

    [Inject] public required FilmingFloor Floor { get; init; }

    [Inject] public required TakeCommands Takes { get; init; }

    [Inject] public required ActingPerson Me { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private string Percent => ((_words.Share ?? 0) * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    public void Dispose()
    {
        foreach (var watch in _watches) watch.Dispose();
    }

    protected override async Task OnInitializedAsync() => _me = (await Me.CallerAsync()).Person ?? "";

    protected override void OnParametersSet() => Look();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _watches.Add(Floor.WatchHosts(() => _redrawing = InvokeAsync(Redraw)));
        _watches.Add(Floor.Watch(Drawn, () => InvokeAsync(Redraw)));
        _watches.Add(Floor.Watch(Spoken, () => InvokeAsync(() =>
        {
            if (_spoken == _words.Spoken) return;
            _spoken = _words.Spoken;
            StateHasChanged();
        })));
        Redraw();
    }

    private void Redraw()
    {
        var before = (_words, _entries.Count, _mine, _mineWaiting, _others);
        Look();
        if (before != (_words, _entries.Count, _mine, _mineWaiting, _others)) StateHasChanged();
    }

    private void Look()
    {
        _entries = Floor.Entries;
        _words = QueueWords.Of(Sheet, _entries, Floor.Hosts, Floor.Child.Stage);
        var asked = Sheet.AllTakes.Where(take => take.Stage == Domain.Takes.TakeStage.Requested).ToList();
        _mine = asked.Count(take => take.RequestedBy == _me);
        _others = asked.Count - _mine;
        _mineWaiting = asked.Count(take => take.RequestedBy == _me && !Running.Contains(take.Id));
    }

    private HashSet<Guid> Running => [.. _entries.Where(entry => entry.Running).Select(entry => entry.Subject)];

    /// <summary>One line for each take; drawings and the work of other productions stand together.</summary>
    private List<(QueueEntry Entry, int Count)> Lines =>
        [.. _entries.GroupBy(entry => entry.Kind == "FilmShot" && entry.Production == Sheet.Id ? (entry.Job, entry.Running) : (entry.Production, entry.Running))
            .Select(line => (line.First(), line.Count()))];

    private bool IsMyTake(QueueEntry entry) => entry.Production == Sheet.Id && Sheet.Take(entry.Subject)?.RequestedBy == _me;

    private string Name(QueueEntry entry) => entry.Production != Sheet.Id ? "another production"
        : Sheet.Take(entry.Subject) is { } take ? $"shot {Sheet.Plan?.Find(take.Shot)?.Shot.Number ?? take.Shot.Value}, take {take.Number}{(take.RequestedBy == _me ? "" : $", for {Me.NameOf(take.RequestedBy)}")}"
        : entry.Kind == "DrawStages" ? "line drawings" : "the film";

    private Task CancelAsync(Guid take) => Me.TryAsync(person => Takes.Cancel.RunAsync(take, person));

    private Task CancelMineAsync() => Me.TryAsync(person => Takes.Cancel.MineAsync(Sheet.Id, person));

    private Task CancelMyWaitingAsync() => Me.TryAsync(person => Takes.Cancel.MineAsync(Sheet.Id, person, Running));
}

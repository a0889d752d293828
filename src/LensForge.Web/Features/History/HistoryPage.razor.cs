using System.Collections.Immutable;
using System.Globalization;
using LensForge.Domain.History;
using LensForge.Web.Components;
using LensForge.Web.EventStore;
using LensForge.Web.History;
using LensForge.Web.Live.Script;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Components;

namespace LensForge.Web.Features.History;

/// <summary>Everything that was done to a production, as sentences.</summary>
public sealed partial class HistoryPage : ProductionPage
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);

    private readonly HistoryState _state = new();
    private ImmutableList<TimelineLine>? _lines;
    private IReadOnlyList<Row> _rows = [];
    private IDisposable? _words;
    private string _name = "";
    private long _read = -1;

    /// <summary>Id of a person.</summary>
    [SupplyParameterFromQuery] public string? Who { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    /// <summary>A day: nothing after it.</summary>
    [SupplyParameterFromQuery] public string? Until { get; set; }

    [Inject] public required Chronicles Chronicles { get; init; }

    [Inject] public required ScriptRooms Scripts { get; init; }

    [Inject] public required Decisions Desk { get; init; }

    [Inject] public required ProjectionService Projections { get; init; }

    // Virtualize asks for a collection that it can count.
    private ICollection<Row> Rows => (ICollection<Row>)_rows;

    public override ValueTask DisposeAsync()
    {
        _words?.Dispose();
        return base.DisposeAsync();
    }

    protected override void Follow()
    {
        Show();
        if (Live && Sheet is not null && Sheet.Position != _read) InvokeAsync(ReadAsync);
    }

    protected override async Task ArriveAsync()
    {
        if (Sheet is null) return;
        _words = Scripts.Watch(Id, Interval, () => InvokeAsync(ReadAsync));
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _read = Sheet?.Position ?? -1;
        if (!May(Domain.People.Right.Read)) return;
        // A script's event is not on any sheet; the follower has to have passed it.
        await Projections.SeenAsync(await Projections.EndAsync());
        _lines = await Chronicles.LinesAsync(Id);
        Show();
        StateHasChanged();
    }

    private void Show()
    {
        if (_lines is null) return;
        TimelineKind? kind = Enum.TryParse<TimelineKind>(Kind, ignoreCase: true, out var one) && Enum.IsDefined(one) ? one : null;
        DateOnly? until = DateOnly.TryParse(Until, CultureInfo.InvariantCulture, out var day) ? day : null;
        if (!_state.Follow(_lines, string.IsNullOrEmpty(Who) ? null : Who, kind, until)) return;
        var (rows, last) = (new List<Row>(_state.Lines.Count), default(DateOnly));
        foreach (var line in _state.Lines)
        {
            var on = DateOnly.FromDateTime(line.Began.LocalDateTime);
            rows.Add(new(line, on == last ? "" : on.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture)));
            last = on;
        }

        _rows = rows;
    }

    private void Filter(string name, ChangeEventArgs chosen) =>
        Addresses.NavigateTo(Addresses.GetUriWithQueryParameter(name, chosen.Value as string is { Length: > 0 } value ? value : null), replace: true);

    private void GoTo(ChangeEventArgs chosen)
    {
        if (long.TryParse(chosen.Value as string, CultureInfo.InvariantCulture, out var at)) Addresses.NavigateTo($"/productions/{Id}/then?at={at}");
    }

    private async Task NameAsync()
    {
        if (await Me.TryAsync(async person => await Projections.SeenAsync(await Desk.DecideAsync(Id, new NameMoment(_name, await Projections.EndAsync()), person)))) _name = "";
    }

    /// <param name="Day">Empty where it is the same as above.</param>
    private sealed record Row(TimelineLine Line, string Day);
}

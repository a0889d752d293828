using System.Collections.Immutable;
using System.Globalization;
using LensForge.Domain.Hosts;
using LensForge.Domain.LiveText;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Web.History;

namespace LensForge.Web.Features.History;

/// <summary>The timeline as it is filtered, the newest first.</summary>
public sealed class HistoryState
{
    private const int Behind = 8000;

    private ImmutableList<TimelineLine>? _of;
    private (string?, TimelineKind?, DateOnly?) _by;

    public IReadOnlyList<TimelineLine> Lines { get; private set; } = [];

    public int Whole { get; private set; }

    /// <summary>Everybody who did something, by id.</summary>
    public IReadOnlyList<string> People { get; private set; } = [];

    public IReadOnlyList<TimelineLine> Moments { get; private set; } = [];

    /// <param name="until">Nothing after this day.</param>
    public bool Follow(ImmutableList<TimelineLine> lines, string? person, TimelineKind? kind, DateOnly? until)
    {
        if (ReferenceEquals(_of, lines) && _by == (person, kind, until)) return false;
        (_of, _by, Whole) = (lines, (person, kind, until), lines.Count);
        People = [.. lines.Select(Doer).Distinct()];
        Moments = [.. lines.Where(line => line.Kind == TimelineKind.Moments)];
        Lines = [.. lines.Where(line => (person is null || Doer(line) == person) && (kind is null || line.Kind == kind) && (until is null || DateOnly.FromDateTime(line.Began.LocalDateTime) <= until)).Reverse()];
        return true;
    }

    /// <summary>By id: what the web and its host do by themselves is the house's.</summary>
    public static string Doer(TimelineLine line) => line.By is null || HostName.IsChild(line.By) ? Gate.House : line.By;

    /// <summary>The sentence without who.</summary>
    public static string Said(TimelineLine line, Func<string?, string> name)
    {
        if (line.Text is { } text)
        {
            var (written, deleted) = (line.Written, line.Deleted);
            var words = (written, deleted) switch
            {
                (0, _) => $"took away {Characters(deleted)}",
                (_, 0) => $"{line.Said} {Characters(written)}",
                _ => $"{line.Said} {Characters(written)} and took away {deleted.ToString("N0", CultureInfo.InvariantCulture)}",
            };
            return Heading(text, line.At) is { } heading ? $"{words} in {heading}" : words;
        }

        return NoteText.Plain(line.Whom is { } whom ? line.Said.Replace("{0}", name(whom), StringComparison.Ordinal) : line.Said, name);
    }

    public static string When(TimelineLine line) => line.Began.LocalDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Characters(int count) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? "character" : "characters")}";

    // The last heading above the place, as far as one looks.
    private static string? Heading(Rope text, int at)
    {
        at = Math.Clamp(at, 0, text.Length);
        var end = Math.Min(text.Length, at + 200);
        var above = text.Slice(Math.Max(0, at - Behind), end);
        var line = above.IndexOf('\n', Math.Min(above.Length, at - Math.Max(0, at - Behind)));
        return above[..(line < 0 ? above.Length : line)].Split('\n').LastOrDefault(one =>
            one.StartsWith("INT", StringComparison.OrdinalIgnoreCase) || one.StartsWith("EXT", StringComparison.OrdinalIgnoreCase) || one.StartsWith("I/E", StringComparison.OrdinalIgnoreCase)
            || (one.StartsWith('.') && !one.StartsWith("..", StringComparison.Ordinal)));
    }
}

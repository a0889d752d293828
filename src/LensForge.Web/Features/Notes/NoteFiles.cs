using System.Globalization;
using System.Text;
using LensForge.Domain.Notes;
using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.Projections;

namespace LensForge.Web.Features.Notes;

/// <summary>The notes as a table (RFC 4180) for whoever cuts: a line for a note and one for each answer.</summary>
public static class NoteFiles
{
    private const string Heads = "Scene,Shot,Take,Timecode,State,To do,Written (UTC),By,Note,About";

    public static void MapNoteFiles(this WebApplication app) => app.MapGet("/productions/{id:guid}/notes.csv", (Guid id, ProductionSheets sheets, PeopleDirectory people) =>
        sheets.Find(id) is { } sheet
            ? Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Table(sheet, people.NameOf))).ToArray(), "text/csv; charset=utf-8", $"{string.Concat(sheet.Name.Where(letter => !Path.GetInvalidFileNameChars().Contains(letter)))}, notes.csv")
            : Results.NotFound()).Needs(Right.Read);

    public static string Table(ProductionSheet sheet, Func<string?, string> name)
    {
        var lines = new StringBuilder(Heads).Append("\r\n");
        foreach (var note in sheet.Notes)
        {
            var take = note.Take is { } of ? sheet.Take(of) : null;
            var (scene, shot) = (NotePlaces.Scene(sheet, note.Scene)?.Number, note.Shot is { } id ? sheet.Plan?.Find(id)?.Shot.Number : null);
            var at = take is not null && note.Subject is OnTake { Frame: { } frame } ? NotePlaces.Timecode(take, frame) : null;
            void Line(string by, DateTimeOffset when, string text, string? state, string? todo) => lines.AppendJoin(',', new[]
            {
                scene, shot, take?.Number.ToString(CultureInfo.InvariantCulture), at, state, todo, when.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), by, text, note.Words?.Quote,
            }.Select(Field)).Append("\r\n");
            Line(name(note.By), note.At, NoteText.Plain(note.Text, name), note.Open ? "open" : "resolved", note.Assignee is { } whose ? name(whose) : null);
            foreach (var reply in note.Replies) Line(name(reply.By), reply.At, NoteText.Plain(reply.Text, name), "answer", null);
        }

        return lines.ToString();
    }

    // A field that a spreadsheet would take for a formula is made a text.
    private static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t') text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

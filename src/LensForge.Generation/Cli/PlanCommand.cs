using System.Text.Encodings.Web;
using System.Text.Json;
using LensForge.Domain.ShotLists;

namespace LensForge.Generation.Cli;

/// <summary>Prints a script's scenes and shots, as JSON or as a list for people.</summary>
internal static class PlanCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var script = arguments.Word("a script");
        var json = arguments.Has("--json");
        arguments.Finish();
        var film = ScriptFilm.Read(script);
        if (json) context.Output.WriteLine(JsonSerializer.Serialize(Describe(film), Json));
        else Print(film, context.Output);
        return Task.FromResult(CommandLine.Done);
    }

    private static object Describe(ScriptFilm film) => new
    {
        title = film.Screenplay.Title,
        pages = film.Screenplay.Pages,
        characters = film.Screenplay.Characters.Select(character => new { name = character.Name, lines = character.Lines }),
        scenes = film.Screenplay.Scenes.Zip(film.Shots.Scenes, (scene, planned) => new
        {
            number = scene.Number,
            heading = scene.Heading.Text,
            interior = scene.Heading.Interior,
            exterior = scene.Heading.Exterior,
            place = scene.Heading.Place,
            time = scene.Heading.Time,
            eighths = scene.Eighths,
            characters = scene.Speaking,
            silent = scene.Silent,
            shots = planned.Shots.Select(shot => new
            {
                number = shot.Number,
                size = Words(shot.Size),
                angle = Words(shot.Angle),
                move = Words(shot.Move),
                lensMm = shot.LensMm,
                seconds = shot.Length.Seconds,
                characters = shot.Subjects,
                words = new { line = shot.Words.Line, endLine = shot.Words.EndLine },
                reason = shot.Reason,
            }),
        }),
        report = new
        {
            paragraphs = film.Screenplay.Report.Paragraphs,
            notUnderstood = film.Screenplay.Report.NotUnderstood.Select(part => new { line = part.Line, text = part.Text }),
        },
    };

    private static void Print(ScriptFilm film, TextWriter output)
    {
        output.WriteLine($"{film.Screenplay.Title}, {film.Screenplay.Pages} pages, {film.Shots.Scenes.Sum(scene => scene.Shots.Count)} shots");
        foreach (var (scene, planned) in film.Screenplay.Scenes.Zip(film.Shots.Scenes))
        {
            output.WriteLine($"\n{scene.Number}  {scene.Heading.Text}  {LensForge.Domain.Screenplays.Eighths.Format(scene.Eighths)}");
            foreach (PlannedShot shot in planned.Shots) output.WriteLine($"  {shot.Number,-6} {Words(shot.Size),-16} {Words(shot.Angle),-9} {Words(shot.Move),-12} {shot.LensMm,3} mm {shot.Length.Seconds,5:0.0} s  {string.Join(", ", shot.Subjects)}");
        }
    }

    /// <summary>MediumCloseUp becomes "medium close-up".</summary>
    internal static string Words(Enum value)
    {
        var text = string.Concat(value.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
        return text.Replace("close up", "close-up");
    }
}

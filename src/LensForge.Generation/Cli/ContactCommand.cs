using System.Globalization;
using System.Text;
using LensForge.Domain.Looks;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Time;
using LensForge.Generation.Evaluation;
using LensForge.Generation.Media;
using LensForge.Generation.Models;

namespace LensForge.Generation.Cli;

/// <summary>
/// Contact sheets to be looked at: 24 shots of the held-out scripts with a table of what each shows; or given shots of a script side by side;
/// or, as a strip, the frames of one moving shot in order. With --looks a sheet more for every look that is offered.
/// </summary>
internal static class ContactCommand
{
    private const int Quality = 85;

    public static Task<int> RunAsync(Arguments arguments, CommandContext context)
    {
        var folder = arguments.Required("--out", "a folder for the sheets");
        var script = arguments.Text("--script");
        var numbers = arguments.Text("--shots");
        var strip = arguments.Text("--strip");
        var name = arguments.Text("--name") ?? (strip is not null ? "strip" : numbers is not null ? "shots" : "contact");
        var (width, height) = strip is not null ? arguments.Size(256, 144) : numbers is not null ? arguments.Size(512, 288) : arguments.Size(256, 144);
        var count = arguments.Whole("--count", 24, 1, 200);
        var columns = arguments.Whole("--columns", strip is not null ? 6 : numbers is not null ? 3 : 4, 1, 20);
        var seconds = arguments.Whole("--seconds", 10, 1, 60);
        var every = arguments.Whole("--every", 4, 1, 240);
        var seed = arguments.Seed();
        var path = arguments.Text("--model");
        var looks = arguments.Has("--looks");
        arguments.Finish();
        if ((numbers is not null || strip is not null) && script is null) throw new UsageException("--shots and --strip take their shots from a script: name it with --script.");
        if (numbers is not null && strip is not null) throw new UsageException("--shots and --strip cannot both be asked for.");
        if (script is not null && numbers is null && strip is null) throw new UsageException("--script needs --shots 1A,1B or --strip 1A.");

        var film = script is null ? null : ScriptFilm.Read(script);
        var chosen = film is null ? HeldOutShots.Spread(EvaluateCommand.Scripts(), count) : [.. (strip ?? numbers!).Split(',', StringSplitOptions.TrimEntries).Select(number => Find(film, number))];
        if (strip is not null && chosen.Count != 1) throw new UsageException($"--strip takes one shot, not '{strip}'.");
        using var model = DenoiserModel.Load(path);
        Directory.CreateDirectory(folder);
        var bench = new Bench(model, new ReferenceShelf(null, width, height, EvaluationOptions.Samples), width, height, Environment.ProcessorCount, context.Errors, context.Cancellation);
        var pictures = strip is null
            ? bench.Each("shot", chosen.Count, i => bench.Filming.Film(Shot(chosen[i], film is not null, seed, i), 1, width, height, context.Cancellation)[0])
            : Strip(bench, chosen[0], seconds, every, seed);
        Save(Path.Combine(folder, $"{name}.jpg"), ContactSheet.Lay(pictures, columns));
        foreach (var look in looks && strip is null ? OfferedLooks.All.Skip(1) : [])
        {
            var inLook = bench.Each(LookNames.Of(look), chosen.Count, i => bench.Filming.Film(Shot(chosen[i], film is not null, seed, i) with { Look = look }, 1, width, height, context.Cancellation)[0]);
            Save(Path.Combine(folder, $"{name}-{LookNames.Word(look)}.jpg"), ContactSheet.Lay(inLook, columns));
        }
        if (strip is null) File.WriteAllText(Path.Combine(folder, $"{name}.md"), Table(chosen, columns));
        return Task.FromResult(CommandLine.Done);
    }

    // A script's own shots are shown as `still` films them, held-out ones in their middle.
    private static HeldOutShot Shot(ScriptShot shot, bool own, ulong seed, int index) => own ? new(shot.Name, shot.Stage, 0, seed) : shot.At(HeldOutShots.FirstSeed + (ulong)index);

    private static Picture[] Strip(Bench bench, ScriptShot shot, int seconds, int every, ulong seed)
    {
        var length = new Length(seconds * 1000);
        var stretched = shot.Stage with { Length = length };
        bench.Say($"{shot.Name}: {FrameRate.Film.FramesIn(length)} frames, every {every} of them on the sheet");
        var frames = bench.Filming.Film(new(shot.Name, stretched, 0, seed), FrameRate.Film.FramesIn(length), bench.Width, bench.Height, bench.Cancellation);
        return [.. frames.Where((_, i) => i % every == 0)];
    }

    private static ScriptShot Find(ScriptFilm film, string number)
    {
        var shot = film.Shots.Scenes.SelectMany(scene => scene.Shots).FirstOrDefault(shot => shot.Number.Equals(number, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"There is no shot {number}. `plan` lists the script's shots.");
        return new(film.Screenplay.Title, shot, film.StageOf(shot));
    }

    private static void Save(string path, Picture sheet)
    {
        using var jpeg = new Jpeg();
        File.WriteAllBytes(path, jpeg.Encode(sheet.Rgb, sheet.Width, sheet.Height, Quality));
    }

    private static string Table(IReadOnlyList<ScriptShot> shots, int columns)
    {
        var text = new StringBuilder("| row, column | script | shot | size, angle, move | people | place and hour | words |\n|---|---|---|---|---|---|---|\n");
        for (var i = 0; i < shots.Count; i++)
        {
            var (script, shot, stage) = shots[i];
            var people = shot.Subjects.Count == 0 ? "nobody named" : string.Join(", ", shot.Subjects);
            text.Append(CultureInfo.InvariantCulture, $"| {i / columns + 1}, {i % columns + 1} | {script} | {shot.Number} | {PlanCommand.Words(shot.Size)}, {PlanCommand.Words(shot.Angle)}, {PlanCommand.Words(shot.Move)} | {people} ({stage.Figures.Count} on stage) | {stage.Set.Place}, {PlanCommand.Words(stage.Set.Time)}, {PlanCommand.Words(stage.Set.Weather)} | {OneLine(shot)} |\n");
        }
        return text.ToString();
    }

    private static string OneLine(PlannedShot shot)
    {
        var words = string.Join(' ', (shot.Action.Length > 0 ? shot.Action : shot.Reason).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "/");
        return words.Length <= 140 ? words : words[..words.LastIndexOf(' ', 139)] + " …";
    }
}

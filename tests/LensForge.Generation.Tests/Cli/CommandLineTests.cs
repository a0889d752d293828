using System.Diagnostics;
using System.Text.Json;
using LensForge.Generation.Cli;

namespace LensForge.Generation.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    private const string Script = """
        Title: The Key

        INT. KITCHEN - MORNING

        ANNA (30s) sits at the table, opposite BEN (40s). Between them a KEY.

        ANNA
        You found it.

        BEN
        It was never lost.

        EXT. STREET - NIGHT

        Anna walks away in the rain.
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lensforge-test-");
    private readonly string _script;

    public CommandLineTests()
    {
        _script = Path.Combine(_folder.FullName, "the-key.fountain");
        File.WriteAllText(_script, Script);
    }

    [Theory]
    [InlineData("still")]
    [InlineData("film")]
    [InlineData("sheet")]
    public async Task an_unknown_look_is_refused_with_those_there_are_and_nothing_is_written(string command)
    {
        var to = Path.Combine(_folder.FullName, "out.png");
        string[] what = command switch
        {
            "still" => [_script, "--scene", "1", "--shot", "A", "--out", to],
            "film" => [_script, "--out", to],
            _ => ["--out", to],
        };
        var (code, _, errors) = await Run([command, .. what, "--look", "sepia"]);
        Assert.Equal(2, code);
        Assert.Equal("--look takes one of naturalistic, noir, pencil, ink, graphic, not 'sepia'.", errors.Trim());
        Assert.False(Path.Exists(to));
    }

    [Theory]
    [InlineData("--region-seed is missing", "--region", "0.2,0.2,0.3,0.3")]
    [InlineData("--region takes X,Y,W,H", "--region", "0.2,0.2,0.3", "--region-seed", "5")]
    [InlineData("'left' is no number", "--ellipse", "left,0.2,0.3,0.3", "--region-seed", "5")]
    [InlineData("three points", "--lasso", "0.1,0.1,0.5,0.5", "--region-seed", "5")]
    [InlineData("two regions", "--region", "0.2,0.2,0.3,0.3", "--ellipse", "0.2,0.2,0.3,0.3", "--region-seed", "5")]
    [InlineData("belong to a --region", "--feather", "0.1")]
    [InlineData("too small", "--region", "0.2,0.2,0.01,0.3", "--region-seed", "5")]
    [InlineData("lies outside", "--region", "1.2,0.2,0.3,0.3", "--region-seed", "5")]
    [InlineData("the take's own seed", "--region", "0.2,0.2,0.3,0.3", "--region-seed", "1")]
    public async Task a_region_that_cannot_be_filmed_is_refused_and_nothing_is_written(string said, params string[] flags)
    {
        var to = Path.Combine(_folder.FullName, "out.png");
        var (code, _, errors) = await Run(["still", _script, "--scene", "1", "--shot", "A", "--out", to, "--size", "128x80", .. flags]);
        Assert.Equal(2, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(to));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task plan_prints_scenes_shots_people_and_the_report()
    {
        var (code, output, _) = await Run("plan", _script, "--json");
        Assert.Equal(0, code);
        var plan = JsonDocument.Parse(output).RootElement;
        Assert.Equal("The Key", plan.GetProperty("title").GetString());
        Assert.Equal(["ANNA", "BEN"], plan.GetProperty("characters").EnumerateArray().Select(character => character.GetProperty("name").GetString()).Order());
        var scenes = plan.GetProperty("scenes").EnumerateArray().ToArray();
        Assert.Equal(["1", "2"], scenes.Select(scene => scene.GetProperty("number").GetString()));
        Assert.True(scenes[0].GetProperty("interior").GetBoolean());
        Assert.False(scenes[1].GetProperty("interior").GetBoolean());
        Assert.Equal("NIGHT", scenes[1].GetProperty("time").GetString());
        Assert.Equal(["ANNA"], scenes[1].GetProperty("silent").EnumerateArray().Select(name => name.GetString()));
        Assert.True(scenes[0].GetProperty("eighths").GetInt32() >= 1);
        foreach (var shot in scenes.SelectMany(scene => scene.GetProperty("shots").EnumerateArray()))
        {
            Assert.False(string.IsNullOrEmpty(shot.GetProperty("number").GetString()));
            Assert.False(string.IsNullOrEmpty(shot.GetProperty("reason").GetString()));
            Assert.InRange(shot.GetProperty("seconds").GetDecimal(), 1, 30);
            Assert.InRange(shot.GetProperty("words").GetProperty("line").GetInt32(), 1, shot.GetProperty("words").GetProperty("endLine").GetInt32());
        }
        Assert.Equal(0, plan.GetProperty("report").GetProperty("notUnderstood").GetArrayLength());
    }

    [Fact]
    public async Task still_writes_the_picture_and_every_steps_prediction_and_nothing_else()
    {
        var (out_, previews) = (Path.Combine(_folder.FullName, "still.png"), Path.Combine(_folder.FullName, "steps"));
        var (code, output, _) = await Run("still", _script, "--scene", "1", "--shot", "A", "--out", out_, "--steps", "3", "--size", "160x96", "--previews", previews);
        Assert.Equal(0, code);
        Assert.Equal("", output);
        Assert.Equal(["step-01.png", "step-02.png", "step-03.png"], Directory.GetFiles(previews).Select(path => Path.GetFileName(path)!).Order());
        Assert.Equal(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }, File.ReadAllBytes(out_)[..4]);
        Assert.Equal(3, Directory.GetFiles(previews).Select(path => Convert.ToHexString(File.ReadAllBytes(path))).Distinct().Count());
    }

    [Fact]
    public async Task film_writes_an_mp4_of_the_exact_rate_and_a_report()
    {
        var (film, report) = (Path.Combine(_folder.FullName, "film.mp4"), Path.Combine(_folder.FullName, "report.json"));
        var (code, output, _) = await Run("film", _script, "--scenes", "2", "--out", film, "--size", "128x80", "--fps", "24000/1001", "--steps", "1", "--report", report);
        Assert.Equal(0, code);
        Assert.Equal("", output);
        var told = JsonDocument.Parse(File.ReadAllText(report)).RootElement;
        Assert.Equal("CPU", told.GetProperty("provider").GetString());
        Assert.Equal(64, told.GetProperty("modelHash").GetString()!.Length);
        Assert.True(told.GetProperty("peakMemoryBytes").GetInt64() > 0);
        using var probe = Process.Start(new ProcessStartInfo("ffprobe", ["-v", "error", "-count_frames", "-show_entries", "stream=nb_read_frames,avg_frame_rate,pix_fmt,width,height", "-of", "json", film]) { RedirectStandardOutput = true })!;
        var stream = JsonDocument.Parse(await probe.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("streams")[0];
        Assert.Equal(told.GetProperty("frames").GetInt32().ToString(), stream.GetProperty("nb_read_frames").GetString());
        Assert.Equal("24000/1001", stream.GetProperty("avg_frame_rate").GetString());
        Assert.Equal((128, 80), (stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32()));
    }

    public static TheoryData<string> Impossible =>
    [
        "plan",
        "plan nowhere.fountain --json",
        "plan SCRIPT --json --colour",
        "plan SCRIPT extra --json",
        "still SCRIPT --scene 9 --shot A --out OUT",
        "still SCRIPT --scene 1 --shot ZZ --out OUT",
        "still SCRIPT --scene 1 --shot A",
        "still SCRIPT --scene 1 --shot A --out OUT --size 33x7",
        "still SCRIPT --scene 1 --shot A --out OUT --size 5000x3000",
        "still SCRIPT --scene 1 --shot A --out OUT --steps 0",
        "film SCRIPT --out OUT --fps 0",
        "film SCRIPT --out OUT --fps 24/0",
        "film SCRIPT --out OUT --scenes 2-1",
        "film SCRIPT --out OUT --scenes 1,,2",
        "film SCRIPT --out OUT --seed minus",
        "film --out OUT",
        "host --join nowhere --key x",
        "dance",
    ];

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task what_cannot_be_done_is_told_in_one_line_with_code_two_and_nothing_written(string line)
    {
        var target = Path.Combine(_folder.FullName, "out.file");
        var (code, output, errors) = await Run([.. line.Split(' ').Select(word => word.Replace("SCRIPT", _script).Replace("OUT", target))]);
        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.Equal([_script], Directory.GetFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public async Task a_refused_script_gives_code_two()
    {
        var bomb = Path.Combine(_folder.FullName, "bomb.fdx");
        File.WriteAllText(bomb, """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><FinalDraft>&b;</FinalDraft>""");
        var (code, output, errors) = await Run("plan", bomb, "--json");
        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.NotEqual("", errors);
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] args)
    {
        using StringWriter output = new(), errors = new();
        var code = await CommandLine.RunAsync(args, output, errors, TestContext.Current.CancellationToken);
        return (code, output.ToString(), errors.ToString());
    }
}

using System.Diagnostics;
using System.Text.Json;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Screenplays;

/// <summary>
/// The reader beside npm's fountain-js 1.2.4, which is used here and nowhere else. Where both agree, they agree on every element;
/// where LensForge chose otherwise, the choice stands in <see cref="Differences"/> with its reason.
/// </summary>
public sealed class FountainJsComparisonTests
{
    private static readonly string[] Agreed =
    [
        "INT. A - DAY\n\nHe sits.", "EXT. A - NIGHT #12#\n\nx", ".FORCED HEADING\n\nx", "...and then", "INTERNAL AFFAIRS", "BOB\nHello.", "BOB (V.O.)\n(quietly)\nHello.\n(loud)\nYes.",
        "R2D2\nBeep.", "23\nskidoo", "ИВАН\nПривет.", "@McCLANE\nYippee.", "@王明\n你好", "BOB\nOne.\n\nANNA ^\nTwo.", "Bye.\n\nCUT TO:\n\nNext.", "> MID <", "> FADE", "===", "# Act\n\nx", "= They meet.\n\nx", "~la la", "!ACTION IN CAPITALS",
        "INT. A - DAY\r\n\r\nBOB\r\nHi.",
    ];

    /// <summary>Script, what LensForge reads, why.</summary>
    public static readonly (string Script, string[] Ours, string Why)[] Differences =
    [
        ("BOB\n~la", ["Character BOB", "Lyric la"], "a lyric right below a name crashes fountain-js"),
        ("INT. A - DAY\nAction", ["SceneHeading INT. A - DAY", "Action Action"], "a heading needs no blank line after it; fountain-js makes a speaker of it"),
        ("BOOM\nBOOM", ["Action BOOM|BOOM"], "a repeated shout is action; fountain-js makes a speaker of it"),
        ("a [[n]] b", ["Action a b", "Note n"], "notes are elements of their own; fountain-js leaves them in the text"),
        ("x *y*", ["Action x y"], "emphasis is taken into runs; fountain-js leaves it in its tokens"),
    ];

    [Fact]
    public void both_read_the_agreed_scripts_alike()
    {
        var theirs = TheirShapes(Agreed);
        Assert.Equal(Agreed.Select(script => string.Join(';', OurShape(script))), theirs);
    }

    [Fact]
    public void the_differences_are_the_chosen_ones()
    {
        var theirs = TheirShapes([.. Differences.Select(difference => difference.Script)]);
        for (var i = 0; i < Differences.Length; i++)
        {
            Assert.Equal(Differences[i].Ours, Scripts.Fountain(Differences[i].Script).Shape());
            Assert.True(theirs[i] != string.Join(';', OurShape(Differences[i].Script)), Differences[i].Why);
        }
    }

    private static IEnumerable<string> OurShape(string script) => Scripts.Fountain(script).Elements.Select(element => $"{element.Kind} {element.Text}".TrimEnd());

    private static string[] TheirShapes(string[] scripts)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Output(folder, "npm", ["ci", "--no-audit", "--no-fund"], "");
        }

        using var answer = JsonDocument.Parse(Output(folder, "node", ["compare.mjs"], JsonSerializer.Serialize(scripts)));
        return [.. answer.RootElement.EnumerateArray().Select(result => result.TryGetProperty("tokens", out var tokens)
            ? string.Join(';', tokens.EnumerateArray().Where(token => KindOf(token[0].GetString()!).Length > 0).Select(token => $"{KindOf(token[0].GetString()!)} {token[1].GetString()}".TrimEnd()))
            : "error")];
    }

    private static string KindOf(string token) => token switch
    {
        "scene_heading" => nameof(ElementKind.SceneHeading),
        "action" => nameof(ElementKind.Action),
        "character" => nameof(ElementKind.Character),
        "parenthetical" => nameof(ElementKind.Parenthetical),
        "dialogue" => nameof(ElementKind.Dialogue),
        "transition" => nameof(ElementKind.Transition),
        "centered" => nameof(ElementKind.Centered),
        "page_break" => nameof(ElementKind.PageBreak),
        "section" => nameof(ElementKind.Section),
        "synopsis" => nameof(ElementKind.Synopsis),
        "lyrics" => nameof(ElementKind.Lyric),
        _ => "",
    };

    private static string Output(string folder, string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LensForge.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "tests", "LensForge.Domain.Tests", "Screenplays", "fountain-js");
    }
}

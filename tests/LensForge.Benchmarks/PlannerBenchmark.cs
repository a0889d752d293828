using System.Globalization;
using System.Text;
using LensForge.Domain.Cast;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;

namespace LensForge.Benchmarks;

/// <summary>Target: shots and stages of a feature of 120 pages in under 1 s of processor time, warm.</summary>
public static class PlannerBenchmark
{
    private const string Scene = """
        INT. FARMHOUSE {0} - KITCHEN - NIGHT

        Rain on the windows. ANNA (30s), a nurse in a yellow coat, sits across from TOM, 60, bearded. Between them lies a LETTER.

        ANNA
        You kept it. All these years, you kept it and you never said a word.

        TOM
        (quietly)
        I was going to tell you. After the funeral.

        Anna picks up the letter. She reads it. Her hands tremble.

        ANNA
        She wrote this the day before she died. She asked you to give it to me, and you put it in a drawer, and you went on with your life.

        Tom looks away.

        TOM
        I was afraid.

        ANNA
        You're a LIAR!

        She stands up. Tom says nothing. Anna walks to the door and leaves.


        """;

    public static void Run(string[] arguments)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 190; i++) text.AppendFormat(CultureInfo.InvariantCulture, Scene, i);
        var content = Encoding.UTF8.GetBytes(text.ToString());
        var screenplay = ScreenplayReader.Read("feature.fountain", content);
        var cast = CastDesigner.Design(screenplay);
        var shots = ShotPlanner.Plan(screenplay, 1);
        Console.WriteLine($"{screenplay.Pages} pages, {screenplay.Scenes.Count} scenes, {shots.Scenes.Sum(scene => scene.Shots.Count)} shots");
        var rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 8;
        Measure("read", rounds, () => ScreenplayReader.Read("feature.fountain", content));
        Measure("cast", rounds, () => CastDesigner.Design(screenplay));
        Measure("shots", rounds, () => ShotPlanner.Plan(screenplay, 1));
        Measure("stages", rounds, () => StagePlanner.Plan(screenplay, shots, cast, 1));
    }

    // Processor time, not the clock on the wall: other programs share the machine.
    private static void Measure(string what, int rounds, Action work)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < rounds; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            work();
            var spent = Environment.CpuUsage.TotalTime - before;
            best = spent < best ? spent : best;
        }

        Console.WriteLine($"{what}: {best.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms");
    }
}

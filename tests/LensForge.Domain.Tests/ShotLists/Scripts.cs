using System.Text;
using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;

namespace LensForge.Domain.Tests.ShotLists;

/// <summary>Scripts for planning, and what is made of them.</summary>
internal static class Scripts
{
    public const string Farmhouse = """
        INT. FARMHOUSE - KITCHEN - NIGHT

        Rain on the windows. A single lamp over the table.

        ANNA (30s), a nurse in a yellow coat, sits across from TOM, 60, bearded, in a blue jumper. Between them lies a LETTER.

        ANNA
        You kept it. All these years, you kept it and you never said a word.

        TOM
        I was going to tell you.

        ANNA
        When?

        TOM
        Soon.

        ANNA
        Soon?

        TOM
        (quietly)
        After the funeral.

        Anna picks up the letter. She reads it. Her hands tremble.

        ANNA
        She wrote this the day before she died. She wrote my name, Tom. She asked you to give it to me, and you put it in a drawer, and you went on with your life as if nothing had happened. I came here every Christmas. I sat at this table. I washed her cups!

        Tom looks away.

        TOM
        I was afraid.

        ANNA
        You're a LIAR!

        She stands up. Tom says nothing. Anna walks to the door and leaves.

        EXT. FARMHOUSE - CONTINUOUS

        Anna runs across the yard through the rain.

        INT. CAR - NIGHT

        Anna drives.

        TOM (V.O.)
        Please come back.

        ANNA
        No.

        INT. FARMHOUSE - KITCHEN - DAWN

        Tom sits alone. The door opens. Anna enters.

        TOM
        You came back.

        They embrace.
        """;

    public const string German = """
        .INNEN. KNEIPE - ABEND

        Regen. LENA (28), in einem roten Mantel, sitzt am Tresen. Neben ihr KARL, ein alter Mann mit Bart.

        LENA
        Hast du das Foto noch?

        KARL
        Welches Foto?

        LENA
        Du weißt genau, welches. Lüg mich nicht an!

        Karl schweigt. Lena steht auf und geht zur Tür.

        KARL
        Warte.
        """;

    public const string Japanese = """
        .喫茶店 - 夜

        雨が降っている。窓際に花子が座っている。

        @花子
        あなたは何も言わなかった。ずっと待っていたのに。

        @太郎
        ごめん。本当に、言えなかったんだ。

        花子は手紙を読む。

        @花子
        もう遅いわ！
        """;

    public static Screenplay Read(string text) => ScreenplayReader.Read("script.fountain", Encoding.UTF8.GetBytes(text));

    public static (Screenplay Screenplay, ShotList Shots, StagePlan Plan) Stage(string text, ulong seed = 1)
    {
        var screenplay = Read(text);
        var shots = ShotPlanner.Plan(screenplay, seed);
        return (screenplay, shots, StagePlanner.Plan(screenplay, shots, CastDesigner.Design(screenplay), seed));
    }

    /// <summary>The short script that comes with the project.</summary>
    public static string TideTable()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LensForge.sln"))) folder = Path.GetDirectoryName(folder)!;
        return File.ReadAllText(Path.Combine(folder, "infra", "seed", "the-tide-table.fountain"));
    }

    /// <summary>People about a table who talk in turn.</summary>
    public static string Council(int people, int speeches)
    {
        string[] names = ["MARTA", "OLEG", "PIET", "QUINN", "ROSA", "SVEN", "TILDA", "URI", "VERA", "WALT", "XENIA", "YUSUF"];
        var text = new StringBuilder("INT. TOWN HALL - DAY\n\nTwelve chairs in a ring.\n\n");
        for (var i = 0; i < speeches; i++) text.Append(names[i % people]).Append("\nThe bridge must be closed before the winter comes. We all know it.\n\n");
        return text.ToString();
    }

    /// <summary>Anything that could stand in a script, and some things that should not.</summary>
    public static string Random(ulong seed, int paragraphs)
    {
        var chance = new Chance(seed);
        string[] names = ["ANNA", "TOM", "DR. WEISS", "LE GARÇON", "ZOË", "MAN #2", "ИВАН", "@花子", "A", "OLD WOMAN"];
        string[] places = ["INT. KITCHEN - NIGHT", "EXT. FOREST - DAWN", "INT. NOWHERE", "INT./EXT. CAR - CONTINUOUS", "EXT.", "INT. HÔPITAL - COULOIR - NUIT", "EST. ", "INT. SPACE STATION - LATER", "EXT. STRAND - ABEND", "INT. BAR - SAME"];
        string[] acts =
        [
            "Anna walks to the window and opens the LETTER.", "Tom sits. He stands. He runs!", "BANG!", "...", "They hug. Everyone leaves.", "A very long pause,", "CLOSE ON: the key in Anna's hand.",
            "MONTAGE - THE CITY", "INTERCUT - PHONE CALL", "Anna enters, falls, lies on the floor, crawls, points a gun at Tom and shoots.", "雨が降っている。", "Иван входит и садится.", "-", "1234567890", "OVERHEAD: they sleep.", "She discovers the box. He drives.",
            string.Join(' ', Enumerable.Repeat("and the river went on and on", 40)), new string('x', 900), "Ünïcödé 🎬🎬 “quotes” — dashes…",
        ];
        string[] lines = ["No.", "What?!", "I never said that. I never would. You know me, and you know what I would and would not say.", "…", "AAAAH!", string.Join(' ', Enumerable.Repeat("words upon words, and more", 60)), "もう遅いわ！", "(", "Ты где?"];
        var text = new StringBuilder();
        for (var i = 0; i < paragraphs; i++)
        {
            text.Append(chance.Below(8) switch
            {
                0 => chance.Pick(places),
                1 or 2 or 3 => chance.Pick(acts),
                4 => chance.Pick(names) + chance.Pick(["", " (V.O.)", " (O.S.)", " (CONT'D)", " ^"]) + "\n(softly)\n" + chance.Pick(lines),
                _ => chance.Pick(names) + "\n" + chance.Pick(lines),
            }).Append("\n\n");
        }

        return text.ToString();
    }
}

using System.Text;
using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.Screenplays;

namespace LensForge.Domain.Tests.Cast;

public sealed class CastDesignerTests
{
    private static readonly string[] Names =
    [
        "IRIS", "TOM", "MARA", "HENRY", "ADA", "BEN", "CLEO", "DARIO", "ESME", "FELIX", "GRETA", "HUGO", "INGRID", "JONAS", "KATJA", "LEO", "MIRIAM", "NOAH", "OLGA", "PAUL",
        "QUINN", "RUTH", "SAM", "TESS", "ULF", "VERA", "WIM", "XENIA", "YUSUF", "ZOE",
    ];

    [Fact]
    public void no_two_leads_of_any_script_can_be_taken_for_each_other()
    {
        for (ulong seed = 1; seed <= 300; seed++)
        {
            var chance = new Chance(seed);
            var leads = Names.OrderBy(_ => chance.Next()).Take(2 + chance.Below(7)).ToList();
            var cast = Design(string.Concat(leads.Select(name => $"{name} waits.\n\n{name}\nYes.\n\n{name}\nNo.\n\n")));
            foreach (var (one, i) in leads.Select((name, i) => (name, i)))
            {
                foreach (var other in leads.Skip(i + 1))
                {
                    var distance = Resemblance.Distance(cast[one], cast[other]);
                    Assert.True(distance >= 2f, $"Seed {seed}: {one} and {other} are {distance:0.00} apart: {cast[one]} {cast[other]}");
                }
            }
        }
    }

    [Fact]
    public void what_the_script_says_is_honoured()
    {
        var cast = Design("""
            IRIS (8), a small girl with red hair in a yellow coat, runs in.

            IRIS
            Wait.

            OLD MAN, bald, with a white beard and glasses, in a blue jumper, turns.

            OLD MAN
            No.

            NURSE CALLOWAY (50s) looks up.

            NURSE CALLOWAY
            Quiet.

            """);
        var iris = cast["IRIS"];
        Assert.Equal((AgeBand.Child, true, TopKind.Coat), (iris.Age, iris.Feminine, iris.Top));
        Assert.True(iris.TopColour is { R: > 180, G: > 140, B: < 90 }, $"Iris's coat is {iris.TopColour}.");
        Assert.True(iris.HeightMetres < 1.4f);
        var man = cast["OLD MAN"];
        Assert.Equal((AgeBand.Old, false, HairStyle.Bald, FacialHair.Beard, true, TopKind.Jumper), (man.Age, man.Feminine, man.Hair, man.FacialHair, man.Glasses, man.Top));
        Assert.Equal(AgeBand.MiddleAged, cast["NURSE CALLOWAY"].Age);
        Assert.Equal(Design("NURSE waits.\n\nNURSE\nYes.\n\n")["NURSE"].TopColour, cast["NURSE CALLOWAY"].TopColour);
    }

    [Fact]
    public void the_same_script_makes_the_same_cast() => Assert.Equal(Design("TOM\nYes.\n\nIRIS\nNo.\n\n"), Design("TOM\nYes.\n\nIRIS\nNo.\n\n"));

    [Fact]
    public void a_new_draft_changes_nobody_but_whom_it_describes_anew()
    {
        var before = Design("TOM waits.\n\nTOM\nYes.\n\nIRIS\nNo.\n\n");
        const string draft = "ZOE, loud, comes in.\n\nZOE\nOne.\n\nZOE\nTwo.\n\nZOE\nThree.\n\nTOM, in a red coat, waits.\n\nTOM\nYes.\n\nIRIS\nNo.\n\n";
        var after = CastDesigner.Design(Read(draft), before);
        Assert.Equal(before["IRIS"], after["IRIS"]);
        Assert.Equal(TopKind.Coat, after["TOM"].Top);
        Assert.Equal(before["TOM"] with { Top = TopKind.Coat, TopColour = after["TOM"].TopColour }, after["TOM"]);
        Assert.True(after["TOM"].TopColour is { R: > 150, G: < 80 });
    }

    private static IReadOnlyDictionary<string, Appearance> Design(string scene) => CastDesigner.Design(Read(scene));

    private static Screenplay Read(string scene) => ScreenplayReader.Read("cast.fountain", Encoding.UTF8.GetBytes("INT. KITCHEN - DAY\n\n" + scene));
}

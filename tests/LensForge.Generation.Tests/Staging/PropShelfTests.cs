using LensForge.Domain.Stages;
using System.Numerics;
using LensForge.Domain.ShotLists;
using LensForge.Generation.Staging.Figures;

namespace LensForge.Generation.Tests.Staging;

public sealed class PropShelfTests
{
    [Theory]
    [InlineData("tea cup")]
    [InlineData("letter")]
    [InlineData("phone")]
    [InlineData("diary")]
    [InlineData("lantern")]
    [InlineData("knife")]
    [InlineData("bottle")]
    [InlineData("gun")]
    [InlineData("suitcase")]
    [InlineData("rose")]
    [InlineData("keys")]
    [InlineData("astrolabe")]
    public void every_piece_of_every_prop_can_be_seen(string name) =>
        Assert.All(PropShelf.Find(name).Pieces, piece => Assert.NotEmpty(piece.Mesh.Positions));

    [Fact]
    public void what_the_planner_takes_for_a_thing_is_never_filmed_as_a_nameless_box()
    {
        Assert.All(Props.Names.Where(name => name != "box"), name => Assert.NotEqual("box", PropShelf.Find(name).Name));
        Assert.All(Props.Names.SelectMany(name => PropShelf.Find(name).Pieces), piece => Assert.NotEmpty(piece.Mesh.Positions));
    }

    [Fact]
    public void every_thing_rests_on_the_table_it_is_shot_on() =>
        Assert.All(Props.Names, name =>
        {
            var laid = InsertTable.Lay(name, new(0, 1, 0));
            var surface = laid[0].Transform.Translation.Y;
            var lowest = laid.Skip(1).Min(piece => piece.Mesh.Positions.Min(at => Vector3.Transform(at, piece.Transform).Y));
            Assert.InRange(lowest - surface, -0.008f, 0.008f);
        });

    [Theory, InlineData(SetKind.Park), InlineData(SetKind.Street), InlineData(SetKind.Rooftop), InlineData(SetKind.Forest), InlineData(SetKind.Desert)]
    public void outdoors_a_thing_lies_on_what_stands_on_the_ground(SetKind place)
    {
        var laid = InsertTable.Lay("letter", new(0, 1, 0), place);
        var heights = laid.Where(piece => piece.Transform == laid[0].Transform).SelectMany(piece => piece.Mesh.Positions, (piece, at) => Vector3.Transform(at, piece.Transform).Y).ToArray();
        Assert.InRange(heights.Min(), -0.05f, 0.02f);
        Assert.InRange(heights.Max() - laid[0].Transform.Translation.Y, -0.01f, 0.001f);
    }
}

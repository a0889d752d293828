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
}

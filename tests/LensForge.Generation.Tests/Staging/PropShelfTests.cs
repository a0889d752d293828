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
}

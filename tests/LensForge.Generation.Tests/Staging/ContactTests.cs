using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.ShotLists;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using StagedShot = LensForge.Generation.Staging.StagedShot;

namespace LensForge.Generation.Tests.Staging;

/// <summary>Hands touch what they are said to touch.</summary>
public sealed class ContactTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void a_driver_holds_the_rim_of_the_wheel(bool large)
    {
        var driver = Players.Figure(large ? Players.Bruno : Players.Ada, FigureAction.Drive, seat: 0.42f);
        var shot = StagedShot.Prepare(Players.Stage(driver), Players.Bare, FigureDetail.Preview);
        foreach (var frame in new[] { 0, 30, 60 })
        {
            foreach (var part in new[] { FigurePart.LeftHand, FigurePart.RightHand })
            {
                var hand = shot.At(frame, FrameRate.Film).Posed.Where(instance => instance.Part == (int)part).SelectMany(Players.World).ToList();
                var nearest = Enumerable.Range(0, 90).Select(i => SteeringWheel.Hub + SteeringWheel.Spoke(MathF.Tau * i / 90) * SteeringWheel.Radius).Min(rim => hand.Min(point => Vector3.Distance(point, rim)));
                Assert.InRange(nearest, 0, 0.03f);
            }
        }
    }

    [Theory]
    [InlineData(0.85f, TopKind.TShirt)]
    [InlineData(1f, TopKind.Jumper)]
    [InlineData(1.12f, TopKind.Coat)]
    public void hands_of_an_embrace_lie_on_the_back_and_not_in_it(float girth, TopKind top)
    {
        var looks = Players.Bruno with { Girth = girth, Top = top };
        var one = Players.Figure(looks, FigureAction.Embrace) with { FacingDegrees = 90 };
        var other = Players.Figure(looks, FigureAction.Embrace, name: "BRUNO") with { Position = new(0.42f, 0, 0), EndPosition = new(0.42f, 0, 0), FacingDegrees = -90 };
        var posed = StagedShot.Prepare(Players.Stage(one, other), Players.Bare, FigureDetail.Preview).At(10, FrameRate.Film).Posed;
        var back = posed.Where(instance => instance.Figure == 2 && instance.Part == (int)FigurePart.Top).SelectMany(Players.World).ToList();
        foreach (var part in new[] { FigurePart.LeftHand, FigurePart.RightHand })
        {
            var hand = posed.Where(instance => instance.Figure == 1 && instance.Part == (int)part).SelectMany(Players.World).ToList();
            var middle = hand.Aggregate(Vector3.Zero, (sum, point) => sum + point) / hand.Count;
            var surface = back.Where(point => MathF.Abs(point.Y - middle.Y) < 0.06f && MathF.Abs(point.Z - middle.Z) < 0.06f).Max(point => point.X);
            Assert.InRange(middle.X - surface, -0.025f, 0.07f);
        }
    }

    [Fact]
    public void every_object_that_a_script_can_name_can_be_laid_on_a_table()
    {
        foreach (var thing in Props.Names)
            Assert.All(PropShelf.Find(thing).Pieces, piece => Assert.NotEmpty(piece.Mesh.Positions));
    }
}

using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Tests.Staging;

public class RunningFigureTests
{
    [Fact]
    public void a_run_never_loses_a_vertex()
    {
        var sample = RandomStages.Sample(1000001);
        var runner = sample.Figures.First(figure => figure.Action == FigureAction.Run);
        var shot = LitShot.Prepare(sample with { Figures = [runner with { Position = new(0, 0, 0), EndPosition = new(9, 0, 0) }] }, FigureDetail.Far);
        for (var frame = 0; frame < 72; frame++)
        {
            var lost = shot.At(frame, FrameRate.Film).Posed.SelectMany(part => part.Mesh.Positions).Count(p => !float.IsFinite(Vector3.Dot(p, Vector3.One)));
            Assert.True(lost == 0, $"frame {frame} lost {lost} vertices");
        }
    }
}

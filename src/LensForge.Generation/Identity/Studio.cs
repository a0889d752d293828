using System.Numerics;
using LensForge.Domain.Cast;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Geometry;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Sets;
using StagedShot = LensForge.Generation.Staging.StagedShot;

namespace LensForge.Generation.Identity;

/// <summary>
/// A photographer's studio: a grey sweep, a large soft key, a rim and an even sky for fill. The same light for everybody, so that
/// two turnaround sheets can be compared, and one figure's numbers do not depend on a place.
/// </summary>
internal static class Studio
{
    private static readonly SceneSet Place = new(SetKind.Neutral, "STUDIO", true, 1, TimeOfDay.Day, Weather.Clear, []);
    private static readonly StageCamera Unused = new(new(0, 1.4f, 4), new(0, 1.4f, 0), 50, 4, 8, 0);

    /// <summary>One for all frames, so that what is built upon it is built once.</summary>
    public static BuiltSet Set { get; } = Build();

    /// <summary>Somebody standing at ease in the middle.</summary>
    /// <param name="turnDegrees">0 faces the camera, 90 shows the left profile, 180 the back.</param>
    /// <param name="aspect">Width by height of the picture.</param>
    public static StageFrame Frame(Appearance looks, float turnDegrees, StudioFraming framing, float aspect, FigureDetail detail)
    {
        var body = Body.Of(looks, FigureAction.Stand, Vector3.Zero, turnDegrees, 0);
        var ahead = body.Eyes + Body.Heading(turnDegrees) * 4;
        var figure = new StagedFigure("SITTER", looks, FigureAction.Stand, Expression.Neutral, Vector3.Zero, Vector3.Zero, turnDegrees, 0, ahead, null, []);
        var stage = new ShotStage(Place, [figure], Unused, Unused, 0, null, new Length(1000));
        return StagedShot.Prepare(stage, Set, detail).AtSeconds(0) with { Camera = Camera(body, framing, aspect) };
    }

    private static CameraView Camera(Body body, StudioFraming framing, float aspect)
    {
        var (middle, halfHeight, distance) = framing == StudioFraming.Head
            ? (body.Head.Y - 0.06f, body.HeadHeight * 0.92f, 2.2f)
            : (body.Top * 0.5f, body.Top * 0.54f, 5.2f);
        var position = new Vector3(0, middle + (framing == StudioFraming.Head ? 0.02f : 0.1f), distance);
        var forward = Vector3.Normalize(new Vector3(0, middle, 0) - position);
        var right = Vector3.Normalize(Vector3.Cross(forward, Vector3.UnitY));
        return new(position, forward, right, Vector3.Cross(right, forward), halfHeight * aspect / distance, 0, distance);
    }

    private static BuiltSet Build()
    {
        const float bend = 1.2f, back = -1.7f, half = 5;
        var sweep = Primitives.Grid(2, 36, (u, v) =>
        {
            var x = (u * 2 - 1) * half;
            var along = v * 12;
            if (along < 4.5f - back) return new(x, 0, 4.5f - along);
            var turned = MathF.Min((along - 4.5f + back) / bend, MathF.PI / 2);
            var (sin, cos) = MathF.SinCos(turned);
            var up = MathF.Max(0, along - 4.5f + back - bend * MathF.PI / 2);
            return new(x, bend * (1 - cos) + up, back - bend * sin);
        });
        var grey = new Material(Substance.Plain, new(0.16f), new(0.15f), default, 0.02f, 0.9f);
        Light Soft(Vector3 position, Vector3 at, Vector2 halfSize, Vector3 radiance, bool key)
        {
            var direction = Vector3.Normalize(at - position);
            var u = Vector3.Normalize(Vector3.Cross(direction, Vector3.UnitY));
            return new(LightKind.Rectangle, position, direction, radiance, u * halfSize.X, Vector3.Cross(u, direction) * halfSize.Y, Key: key);
        }

        return new(
            [new(sweep, grey, Matrix4x4.Identity, 0, 1)],
            [
                Soft(new(-2.1f, 2.9f, 3.2f), new(0, 1.2f, 0), new(0.9f, 0.9f), new Vector3(1.05f, 1f, 0.94f) * 5.2f, key: true),
                Soft(new(1.9f, 2.5f, -1.3f), new(0, 1.3f, 0), new(0.35f, 0.7f), new Vector3(0.86f, 0.95f, 1.1f) * 6f, key: false),
            ],
            new(new(0.42f), new(0.34f), new(0.2f), SkyLights: true, 0, Vector3.Zero),
            new(Exposure: 0.9f, Vector3.One, Vector3.One));
    }
}

internal enum StudioFraming { Figure, Head }

using System.Numerics;
using LensForge.Domain.Stages;
using LensForge.Generation.Geometry;

namespace LensForge.Generation.Staging.Sets;

public enum Wall { Back, Front, Left, Right }

/// <summary>A hole in a wall.</summary>
/// <param name="Along">Its middle: x on the back and front wall, z on the left and right one.</param>
/// <param name="Sill">Height of its lower edge.</param>
public sealed record Opening(Wall Wall, float Along, float Sill, float Width, float Height);

/// <param name="Dado">The lower wall up to <paramref name="DadoHeight"/>; null for none.</param>
/// <param name="DadoPosts">Distance between the dado's mouldings, 0 for a flat one.</param>
public sealed record RoomFinish(Material Floor, Material Walls, Material Ceiling, Material Trim, Material? Dado = null, float DadoHeight = 0.95f, float DadoPosts = 0.4f, bool Cornice = true);

/// <summary>The shell of an interior: floor, ceiling and walls whose inner faces lie exactly on the plan, with windows and doors.</summary>
public sealed class Room(SetBuilder builder, SetPlan plan)
{
    private const float Thickness = 0.2f;

    public SetPlan Plan => plan;

    /// <summary>Opens a frame on a wall: origin on its inner face at floor level, +z into the room.</summary>
    public SetBuilder Against(Wall wall, float along, bool newObject = true)
    {
        var (at, heading) = Frame(wall, along);
        return newObject ? builder.Object(at, heading) : builder.Frame(at, heading);
    }

    /// <summary>A place on the stage by a wall: along it, above the floor, and off the wall.</summary>
    public Vector3 By(Wall wall, float along, float height, float off)
    {
        var (at, heading) = Frame(wall, along);
        return at + Vector3.UnitY * height + Vector3.Transform(Vector3.UnitZ, SetBuilder.Heading(heading)) * off;
    }

    /// <summary>Where a wall's frame stands.</summary>
    public (Vector3 At, float Heading) Frame(Wall wall, float along) => wall switch
    {
        Wall.Back => (new(along, 0, plan.Min.Z), 0),
        Wall.Front => (new(along, 0, plan.Max.Z), 180),
        Wall.Left => (new(plan.Min.X, 0, along), 90),
        _ => (new(plan.Max.X, 0, along), -90),
    };

    /// <summary>A block by its extent along a wall, its heights, and its distances into the room (negative inside the wall).</summary>
    public void Slab(Wall wall, float from, float to, float low, float high, float depthFrom, float depthTo, Material material, float bevel = 0)
    {
        var (min, max) = wall switch
        {
            Wall.Back => (new Vector3(from, low, plan.Min.Z + depthFrom), new Vector3(to, high, plan.Min.Z + depthTo)),
            Wall.Front => (new(from, low, plan.Max.Z - depthTo), new(to, high, plan.Max.Z - depthFrom)),
            Wall.Left => (new(plan.Min.X + depthFrom, low, from), new(plan.Min.X + depthTo, high, to)),
            _ => (new(plan.Max.X - depthTo, low, from), new(plan.Max.X - depthFrom, high, to)),
        };
        builder.Block(min, max, material, bevel);
    }

    public void Shell(RoomFinish finish, params IReadOnlyList<Opening> openings)
    {
        Vector3 low = plan.Min, high = plan.Max, out1 = new(Thickness, 0, Thickness);
        builder.Object();
        builder.Block(new Vector3(low.X, -0.1f, low.Z) - out1, new Vector3(high.X, 0, high.Z) + out1, finish.Floor, 0);
        builder.Object();
        builder.Block(new Vector3(low.X, high.Y, low.Z) - out1, new Vector3(high.X, high.Y + 0.1f, high.Z) + out1, finish.Ceiling, 0);
        foreach (var wall in Enum.GetValues<Wall>())
        {
            builder.Object();
            Stretch(wall, 0, high.Y, -Thickness, 0, finish.Walls, 0, openings, Thickness);
            builder.Object();
            if (finish.Dado is { } dado)
            {
                Stretch(wall, 0, finish.DadoHeight, 0, 0.012f, dado, 0, openings);
                Stretch(wall, finish.DadoHeight, finish.DadoHeight + 0.045f, 0, 0.034f, dado, 0.008f, openings);
                if (finish.DadoPosts > 0) Posts(wall, finish, dado, openings);
            }

            Stretch(wall, 0, 0.11f, 0, 0.024f, finish.Trim, 0.006f, openings);
            if (finish.Cornice) Stretch(wall, high.Y - 0.07f, high.Y, 0, 0.05f, finish.Trim, 0.02f, openings);
        }
    }

    /// <summary>A window's joinery in its opening: casing, sashes, sill.</summary>
    public void Window(Opening opening, Material frame, int columns = 2, int rows = 2, float sillDepth = 0.12f)
    {
        var b = Against(opening.Wall, opening.Along);
        float w = opening.Width / 2, bottom = opening.Sill, top = opening.Sill + opening.Height, z = -0.09f;
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            b.Box(new(side * (w - 0.025f), (bottom + top) / 2, z), new(0.028f, opening.Height / 2, 0.035f), frame);
            b.Box(new(side * (w + 0.035f), (bottom + top) / 2 + 0.02f, 0.008f), new(0.04f, opening.Height / 2 + 0.05f, 0.012f), frame);
        }

        b.Box(new(0, bottom + 0.025f, z), new(w, 0.028f, 0.035f), frame);
        b.Box(new(0, top - 0.025f, z), new(w, 0.028f, 0.035f), frame);
        b.Box(new(0, top + 0.045f, 0.01f), new(w + 0.09f, 0.045f, 0.016f), frame);
        for (var i = 1; i < columns; i++) b.Box(new(-w + opening.Width * i / columns, (bottom + top) / 2, z), new(0.018f, opening.Height / 2, 0.024f), frame);
        for (var i = 1; i < rows; i++) b.Box(new(0, bottom + opening.Height * i / rows, z), new(w, 0.016f, 0.022f), frame);
        if (sillDepth > 0) b.Box(new(0, bottom - 0.018f, sillDepth / 2 - 0.05f), new(w + 0.1f, 0.02f, sillDepth / 2 + 0.05f), frame, 0.012f);
    }

    /// <summary>A closed panelled door with its casing and knob; it lies in front of the wall, so no opening is needed.</summary>
    public void Door(Wall wall, float along, Material leaf, Material casing, Material knob, float width = 0.86f, float height = 2.05f, bool glazed = false, Material? pane = null)
    {
        var b = Against(wall, along);
        var w = width / 2;
        b.Block(new(-w, 0.005f, 0), new(w, height, 0.03f), leaf, 0.004f);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1]) b.Block(new(side * (w + 0.045f) - 0.045f, 0, 0), new(side * (w + 0.045f) + 0.045f, height + 0.09f, 0.05f), casing);
        b.Block(new(-w - 0.11f, height, 0), new(w + 0.11f, height + 0.1f, 0.056f), casing);
        if (glazed && pane is not null)
        {
            Panel(1.05f, height - 0.13f, 0, w - 0.12f, pane, 0.012f);
            Panel(0.2f, 0.9f, 0, w - 0.12f, leaf, 0.02f);
        }
        else
        {
            foreach (var x in (ReadOnlySpan<float>)[-0.5f, 0.5f])
            {
                Panel(1.02f, height - 0.12f, x * w, w * 0.5f - 0.08f, leaf, 0.02f);
                Panel(0.2f, 0.88f, x * w, w * 0.5f - 0.08f, leaf, 0.02f);
            }
        }

        b.Rod(new(w - 0.07f, 1.0f, 0.03f), new(w - 0.07f, 1.0f, 0.075f), 0.011f, knob);
        b.Ball(new(w - 0.07f, 1.0f, 0.088f), 0.027f, knob, 6);

        // A raised field within a sunk-looking border.
        void Panel(float low, float high, float x, float half, Material material, float raise)
        {
            b.Box(new(x, (low + high) / 2, 0.03f), new(half + 0.022f, (high - low) / 2 + 0.022f, 0.009f), leaf, 0.006f);
            b.Box(new(x, (low + high) / 2, 0.034f), new(half, (high - low) / 2, raise), material, 0.014f);
        }
    }

    /// <summary>A pair of curtains on a rod before an opening.</summary>
    public void Curtains(Opening opening, Material cloth, Material rod, float gather = 0.3f, float toFloor = 0, float share = 0.3f)
    {
        var b = Against(opening.Wall, opening.Along);
        float w = opening.Width / 2 + 0.2f, top = MathF.Min(opening.Sill + opening.Height + 0.16f, plan.Max.Y - 0.08f);
        var bottom = toFloor > 0 ? 0.03f : MathF.Max(opening.Sill - 0.22f, 0.05f);
        b.Rod(new(-w - 0.08f, top, 0.1f), new(w + 0.08f, top, 0.1f), 0.013f, rod);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            b.Ball(new(side * (w + 0.09f), top, 0.1f), 0.026f, rod, 6);
            b.Box(new(side * (w - 0.02f), top, 0.05f), new(0.012f, 0.02f, 0.05f), rod, 0.003f);
            var width = opening.Width * share + 0.14f;
            var sheet = Primitives.Curtain(width, top - bottom, 6, 0.055f, side, gather);
            if (side > 0) sheet = Mirrored(sheet);
            b.Add(sheet, cloth, new(side * w, top - 0.005f, 0.1f));
        }
    }

    private static Mesh Mirrored(Mesh mesh)
    {
        var indices = (int[])mesh.Indices.Clone();
        for (var i = 0; i < indices.Length; i += 3) (indices[i + 1], indices[i + 2]) = (indices[i + 2], indices[i + 1]);
        return new(
            Array.ConvertAll(mesh.Positions, p => new Vector3(-p.X, p.Y, p.Z)),
            Array.ConvertAll(mesh.Normals, n => new Vector3(-n.X, n.Y, n.Z)),
            mesh.Surface, indices);
    }

    // A band of wall with its openings left out.
    private void Stretch(Wall wall, float low, float high, float depthFrom, float depthTo, Material material, float bevel, IReadOnlyList<Opening> openings, float beyond = 0)
    {
        var (from, to) = wall is Wall.Back or Wall.Front ? (plan.Min.X - beyond, plan.Max.X + beyond) : (plan.Min.Z, plan.Max.Z);
        var at = from;
        foreach (var hole in openings.Where(o => o.Wall == wall).OrderBy(o => o.Along))
        {
            float left = hole.Along - hole.Width / 2, right = hole.Along + hole.Width / 2, top = hole.Sill + hole.Height;
            if (top <= low || hole.Sill >= high) continue;
            if (left > at) Slab(wall, at, left, low, high, depthFrom, depthTo, material, bevel);
            if (hole.Sill > low) Slab(wall, left, right, low, hole.Sill, depthFrom, depthTo, material, bevel);
            if (top < high) Slab(wall, left, right, top, high, depthFrom, depthTo, material, bevel);
            at = right;
        }

        if (to > at) Slab(wall, at, to, low, high, depthFrom, depthTo, material, bevel);
    }

    private void Posts(Wall wall, RoomFinish finish, Material dado, IReadOnlyList<Opening> openings)
    {
        var (from, to) = wall is Wall.Back or Wall.Front ? (plan.Min.X, plan.Max.X) : (plan.Min.Z, plan.Max.Z);
        var count = Math.Max(2, (int)((to - from) / finish.DadoPosts));
        for (var i = 1; i < count; i++)
        {
            var at = from + (to - from) * i / count;
            if (openings.Any(o => o.Wall == wall && o.Sill < finish.DadoHeight && MathF.Abs(at - o.Along) < o.Width / 2)) continue;
            Slab(wall, at - 0.014f, at + 0.014f, 0.1f, finish.DadoHeight, 0.01f, 0.024f, dado, 0.006f);
        }
    }
}

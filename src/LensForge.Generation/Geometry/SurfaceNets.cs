using System.Numerics;

namespace LensForge.Generation.Geometry;

/// <summary>
/// Turns a signed distance into triangles by naive surface nets (Gibson 1998): one vertex for each cell that the surface crosses,
/// one quadrilateral for each crossed grid edge. Only blocks near the surface are sampled; vertices are then drawn onto the surface.
/// </summary>
public static class SurfaceNets
{
    private const int Block = 8;

    /// <param name="voxel">Edge of a cell in metres.</param>
    public static Mesh Build(DistanceField field, float voxel)
    {
        var (min, max) = field.Bounds;
        min -= new Vector3(voxel * 2);
        max += new Vector3(voxel * 2);
        var (nx, ny, nz) = (Cells(max.X - min.X, voxel), Cells(max.Y - min.Y, voxel), Cells(max.Z - min.Z, voxel));
        var samples = Sample(field, min, voxel, nx, ny, nz);
        var positions = new List<Vector3>();
        var vertexOf = PlaceVertices(samples, positions, min, voxel, nx, ny, nz);

        var (points, normals) = (positions.ToArray(), new Vector3[positions.Count]);
        for (var i = 0; i < points.Length; i++)
        {
            var p = points[i];
            for (var pass = 0; pass < 2; pass++)
            {
                normals[i] = field.Normal(p, MathF.Min(voxel * 0.35f, 0.012f));
                if (pass == 0) p -= normals[i] * Math.Clamp(field.Distance(p), -voxel * 0.6f, voxel * 0.6f);
            }

            points[i] = p;
        }

        return new(points, normals, points, Faces(samples, vertexOf, points, nx, ny, nz));
    }

    private static int Cells(float extent, float voxel) => (int)(extent / voxel) + 2;

    private static float[] Sample(DistanceField field, Vector3 min, float voxel, int nx, int ny, int nz)
    {
        var samples = new float[nx * ny * nz];
        var limit = voxel * Block * 0.5f * 1.7321f * 1.5f + 0.02f;
        for (var bz = 0; bz < nz; bz += Block)
            for (var by = 0; by < ny; by += Block)
                for (var bx = 0; bx < nx; bx += Block)
                {
                    var centre = min + new Vector3(bx + Block / 2 - 0.5f, by + Block / 2 - 0.5f, bz + Block / 2 - 0.5f) * voxel;
                    var d = field.Distance(centre);
                    var near = MathF.Abs(d) <= limit ? field.Near(centre, limit) : null;
                    for (var z = bz; z < Math.Min(nz, bz + Block); z++)
                        for (var y = by; y < Math.Min(ny, by + Block); y++)
                            for (var x = bx; x < Math.Min(nx, bx + Block); x++)
                                samples[(z * ny + y) * nx + x] = near?.Distance(min + new Vector3(x, y, z) * voxel) ?? d;
                }

        return samples;
    }

    private static int[] PlaceVertices(float[] samples, List<Vector3> positions, Vector3 min, float voxel, int nx, int ny, int nz)
    {
        var vertexOf = new int[samples.Length];
        Array.Fill(vertexOf, -1);
        Span<int> corner = stackalloc int[8];
        for (var i = 0; i < 8; i++) corner[i] = (i & 1) + ((i >> 1) & 1) * nx + (i >> 2) * nx * ny;
        for (var z = 0; z < nz - 1; z++)
            for (var y = 0; y < ny - 1; y++)
                for (var x = 0; x < nx - 1; x++)
                {
                    var o = (z * ny + y) * nx + x;
                    var inside = 0;
                    for (var i = 0; i < 8; i++) if (samples[o + corner[i]] < 0) inside |= 1 << i;
                    if (inside is 0 or 255) continue;
                    var (sum, crossings) = (Vector3.Zero, 0);
                    for (var i = 0; i < 8; i++)
                        for (var axis = 1; axis < 8; axis <<= 1)
                        {
                            if ((i & axis) != 0) continue;
                            var (d0, d1) = (samples[o + corner[i]], samples[o + corner[i | axis]]);
                            if (d0 < 0 == d1 < 0) continue;
                            var t = d0 / (d0 - d1);
                            sum += new Vector3(i & 1, (i >> 1) & 1, i >> 2) + t * new Vector3(axis & 1, (axis >> 1) & 1, axis >> 2);
                            crossings++;
                        }

                    vertexOf[o] = positions.Count;
                    positions.Add(min + (new Vector3(x, y, z) + sum / crossings) * voxel);
                }

        return vertexOf;
    }

    private static int[] Faces(float[] samples, int[] vertexOf, Vector3[] points, int nx, int ny, int nz)
    {
        var indices = new List<int>(points.Length * 6);
        Span<int> step = [1, nx, nx * ny];
        for (var z = 1; z < nz - 1; z++)
            for (var y = 1; y < ny - 1; y++)
                for (var x = 1; x < nx - 1; x++)
                {
                    var o = (z * ny + y) * nx + x;
                    var inside = samples[o] < 0;
                    for (var axis = 0; axis < 3; axis++)
                    {
                        if (inside == samples[o + step[axis]] < 0) continue;
                        var (u, w) = (step[(axis + 1) % 3], step[(axis + 2) % 3]);
                        var (a, b, c, d) = (vertexOf[o], vertexOf[o - u], vertexOf[o - u - w], vertexOf[o - w]);
                        if (a < 0 || b < 0 || c < 0 || d < 0) continue;
                        if (!inside) (b, d) = (d, b);
                        if (Vector3.DistanceSquared(points[a], points[c]) <= Vector3.DistanceSquared(points[b], points[d])) indices.AddRange([a, b, c, a, c, d]);
                        else indices.AddRange([a, b, d, b, c, d]);
                    }
                }

        return [.. indices];
    }
}

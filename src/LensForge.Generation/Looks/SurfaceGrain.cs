using LensForge.Generation.Rendering;

namespace LensForge.Generation.Looks;

/// <summary>
/// Smooth noise, 0 to 1, that lies on surfaces: blotches of a wash, wobble of a stroke. Cells are powers of two of a metre, chosen by what a pixel sees and
/// blended between two sizes, so that they neither swim nor jump. The sky has none: 0.5.
/// </summary>
internal sealed class SurfaceGrain(int width, int height)
{
    public float[] Values { get; } = new float[width * height];

    /// <param name="cell">Size of a blotch in pixels.</param>
    public void Draw(in LookFrame frame, float cell, uint key)
    {
        var g = frame.Buffers;
        var size = frame.PixelAtOneMetre * cell;
        for (var i = 0; i < Values.Length; i++)
        {
            if (g.Depth[i] >= GBuffers.Sky)
            {
                Values[i] = 0.5f;
                continue;
            }

            var level = MathF.Log2(MathF.Max(1e-4f, g.Depth[i] * size));
            var whole = MathF.Floor(level);
            var scale = MathF.ScaleB(1, -(int)whole);
            var own = key + (uint)(g.Part[i] | g.Figure[i] << 16) * 0x9E3779B9u;
            float x = g.SurfaceX[i] * scale, y = g.SurfaceY[i] * scale, z = g.SurfaceZ[i] * scale;
            float fine = Noise(x, y, z, own + (uint)(int)whole), coarse = Noise(x / 2, y / 2, z / 2, own + (uint)((int)whole + 1));
            Values[i] = fine + (coarse - fine) * (level - whole);
        }
    }

    private static float Noise(float x, float y, float z, uint key)
    {
        float fx = MathF.Floor(x), fy = MathF.Floor(y), fz = MathF.Floor(z);
        float tx = Ease(x - fx), ty = Ease(y - fy), tz = Ease(z - fz);
        uint a = (uint)(int)fx * 0x8DA6B343u + key, b = (uint)(int)fy * 0xD8163841u, c = (uint)(int)fz * 0xCB1AB31Fu;
        uint a1 = a + 0x8DA6B343u, b1 = b + 0xD8163841u, c1 = c + 0xCB1AB31Fu;
        float near = Mix(Mix(At(a ^ b ^ c), At(a1 ^ b ^ c), tx), Mix(At(a ^ b1 ^ c), At(a1 ^ b1 ^ c), tx), ty);
        float far = Mix(Mix(At(a ^ b ^ c1), At(a1 ^ b ^ c1), tx), Mix(At(a ^ b1 ^ c1), At(a1 ^ b1 ^ c1), tx), ty);
        return Mix(near, far, tz);
    }

    private static float At(uint hash)
    {
        hash = (hash ^ hash >> 15) * 0x2C1B3C6Du;
        hash = (hash ^ hash >> 12) * 0x297A2D39u;
        return (hash >> 8) * (1f / 16777216f);
    }

    private static float Ease(float t) => t * t * (3 - 2 * t);

    private static float Mix(float a, float b, float t) => a + (b - a) * t;
}

using System.Numerics;
using System.Runtime.CompilerServices;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>Smooths half-resolution light along surfaces and spreads it to full resolution, without allocating.</summary>
internal sealed class LightFieldFilter(int width, int height)
{
    private const float NormalSharpness = 9f, DepthTolerance = 0.015f, DiffuseTolerance = 2.6f, SpecularTolerance = 0.35f;
    private readonly Vector3[][] _diffuse = [new Vector3[width * height], new Vector3[width * height]];
    private readonly Vector3[][] _specular = [new Vector3[width * height], new Vector3[width * height]];
    private readonly Vector3[][] _fog = [new Vector3[width * height], new Vector3[width * height]];
    private readonly float[][] _variance = [new float[width * height], new float[width * height]];
    private readonly Vector2[] _slope = new Vector2[width * height];
    private int _result;

    public Vector3[] Diffuse => _diffuse[_result];

    public Vector3[] Specular => _specular[_result];

    public Vector3[] Fog => _fog[_result];

    /// <summary>Passes of a 3x3 à-trous filter, each twice as far.</summary>
    public void Smooth(LightFieldLayers layers, int passes)
    {
        Start(layers);
        for (var pass = 0; pass < passes; pass++)
        {
            Pass(layers, 1 << pass, pass);
        }
    }

    private void Start(LightFieldLayers layers)
    {
        _result = 0;
        layers.Diffuse.CopyTo(_diffuse[0], 0);
        layers.Specular.CopyTo(_specular[0], 0);
        layers.Fog.CopyTo(_fog[0], 0);
        var depth = layers.Depth;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var p = y * width + x;
                float spread = MathF.Max(0f, layers.Second[p] - layers.First[p] * layers.First[p]);
                _variance[0][p] = spread / layers.Samples[p];
                var z = depth[p];
                _slope[p] = new(
                    MathF.Min(MathF.Abs(z - depth[x > 0 ? p - 1 : p + 1]), MathF.Abs(z - depth[x + 1 < width ? p + 1 : p - 1])),
                    MathF.Min(MathF.Abs(z - depth[y > 0 ? p - width : p + width]), MathF.Abs(z - depth[y + 1 < height ? p + width : p - width])));
            }
        }
    }

    private void Pass(LightFieldLayers layers, int step, int pass)
    {
        Vector3[] diffuse = _diffuse[_result], specular = _specular[_result], fog = _fog[_result];
        var variance = _variance[_result];
        var next = 1 - _result;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var p = y * width + x;
                float depth = layers.Depth[p], light = Luminance(diffuse[p]), shine = Luminance(specular[p]);
                var normal = layers.Normal[p];
                float noise = 0.003f + 0.02f * light + DiffuseTolerance * MathF.Sqrt(Around(variance, x, y)), shineNoise = 0.01f + SpecularTolerance * shine;
                float inverse = 1f / noise, inverseShine = 1f / shineNoise;
                Vector3 sumD = diffuse[p] * 0.25f, sumS = specular[p] * 0.25f, sumF = fog[p] * 0.25f;
                float weightD = 0.25f, weightS = 0.25f, weightF = 0.25f, spread = variance[p] * 0.0625f;
                for (var k = 0; k < 9; k++)
                {
                    int i = k % 3 - 1, j = k / 3 - 1, xx = x + i * step, yy = y + j * step;
                    if (k == 4 || (uint)xx >= (uint)width || (uint)yy >= (uint)height)
                    {
                        continue;
                    }

                    var q = yy * width + xx;
                    var kernel = i == 0 || j == 0 ? 0.125f : 0.0625f;
                    var expected = (i == 0 ? 0f : _slope[p].X * step) + (j == 0 ? 0f : _slope[p].Y * step) + DepthTolerance * depth;
                    var jump = MathF.Abs(depth - layers.Depth[q]) / expected;
                    var across = jump + Vector3.DistanceSquared(normal, layers.Normal[q]) * NormalSharpness;
                    if (across < 8f)
                    {
                        var wd = kernel * Filter.ExpOfMinus(across + MathF.Abs(light - Luminance(diffuse[q])) * inverse);
                        sumD += diffuse[q] * wd;
                        weightD += wd;
                        spread += variance[q] * wd * wd;
                        if (pass < 2)
                        {
                            var ws = kernel * Filter.ExpOfMinus(across + MathF.Abs(shine - Luminance(specular[q])) * inverseShine);
                            sumS += specular[q] * ws;
                            weightS += ws;
                        }
                    }

                    var wf = kernel * Filter.ExpOfMinus(0.12f * jump);
                    sumF += fog[q] * wf;
                    weightF += wf;
                }

                _diffuse[next][p] = sumD / weightD;
                _specular[next][p] = sumS / weightS;
                _fog[next][p] = sumF / weightF;
                _variance[next][p] = spread / (weightD * weightD);
            }
        }

        _result = next;
    }

    private float Around(float[] values, int x, int y)
    {
        float sum = 0;
        for (var j = -1; j <= 1; j++)
        {
            var row = Math.Clamp(y + j, 0, height - 1) * width;
            sum += values[row + Math.Max(0, x - 1)] + 2f * values[row + x] + values[row + Math.Min(width - 1, x + 1)];
        }

        return sum * (1f / 12f);
    }

    /// <summary>Light at a full-resolution pixel: a bilinear blend of the four nearest, by how well their surfaces agree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(LightFieldLayers layers, int x, int y, float depth, Vector3 normal, out Vector3 diffuse, out Vector3 specular, out Vector3 fog)
    {
        float hx = (x - 0.5f) * 0.5f, hy = (y - 0.5f) * 0.5f;
        int x0 = (int)MathF.Floor(hx), y0 = (int)MathF.Floor(hy);
        float fx = hx - x0, fy = hy - y0, total = 0, totalFog = 0;
        diffuse = specular = fog = default;
        var scale = 1f / (0.02f * depth + 1e-3f);
        for (var k = 0; k < 4; k++)
        {
            int xx = Math.Clamp(x0 + (k & 1), 0, width - 1), yy = Math.Clamp(y0 + (k >> 1), 0, height - 1);
            var q = yy * width + xx;
            var bilinear = ((k & 1) != 0 ? fx : 1f - fx) * ((k >> 1) != 0 ? fy : 1f - fy);
            var jump = MathF.Abs(depth - layers.Depth[q]) * scale;
            // Never nought: where no neighbour agrees, the least wrong one still counts.
            var weight = bilinear * (Filter.ExpOfMinus(jump + Vector3.DistanceSquared(normal, layers.Normal[q]) * 6f) + 1e-5f / (1f + jump));
            diffuse += Diffuse[q] * weight;
            specular += Specular[q] * weight;
            total += weight;
            var weightFog = bilinear * (Filter.ExpOfMinus(0.5f * jump) + 1e-4f);
            fog += Fog[q] * weightFog;
            totalFog += weightFog;
        }

        diffuse /= total;
        specular /= total;
        fog /= totalFog;
    }
}

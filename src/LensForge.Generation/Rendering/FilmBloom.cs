using System.Numerics;
using static LensForge.Generation.Rendering.TracedLight;

namespace LensForge.Generation.Rendering;

/// <summary>Light that spreads in lens and emulsion, near and far. Blurred at a half and an eighth of the size: what spreads is smooth.</summary>
internal sealed class FilmBloom(int width, int height)
{
    private const float From = 1f, Most = 8f, NearSigma = 3f / 512f, FarSigma = 14f / 512f, NearShare = 0.16f, FarShare = 0.12f;
    private readonly Halo _near = new((width + 1) / 2, (height + 1) / 2, NearSigma * width / 2f);
    private readonly Halo _far = new((width + 7) / 8, (height + 7) / 8, FarSigma * width / 8f);

    /// <summary>Adds the bloom to an exposed linear picture, 1 being white.</summary>
    public void Add(Span<Vector3> exposed)
    {
        _near.Clear();
        _far.Clear();
        var any = false;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var here = exposed[y * width + x];
                var light = Luminance(here);
                if (light <= From) continue;
                var bright = Vector3.Min(here * MathF.Min(1f, (light - From) / light * 1.2f), new Vector3(Most));
                _near.Collect(x, y, 2, bright);
                _far.Collect(x, y, 8, bright);
                any = true;
            }
        }

        if (!any) return;
        _near.Blur();
        _far.Blur();
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++) exposed[y * width + x] += _near.At(x, y, 2) * NearShare + _far.At(x, y, 8) * FarShare;
        }
    }

    /// <summary>A small picture of what is bright, and its Gaussian blur.</summary>
    private sealed class Halo
    {
        private readonly int _width, _height;
        private readonly float[] _kernel;
        private readonly Vector3[] _light, _across;

        public Halo(int width, int height, float sigma)
        {
            (_width, _height) = (width, height);
            (_light, _across) = (new Vector3[width * height], new Vector3[width * height]);
            _kernel = [.. Enumerable.Range(0, (int)MathF.Ceiling(2.5f * sigma) + 1).Select(i => MathF.Exp(-i * i / (2f * sigma * sigma)))];
            var total = 2f * _kernel.Sum() - _kernel[0];
            for (var i = 0; i < _kernel.Length; i++) _kernel[i] /= total;
        }

        public void Clear() => Array.Clear(_light);

        public void Collect(int x, int y, int scale, Vector3 light) => _light[y / scale * _width + x / scale] += light / (scale * scale);

        public void Blur()
        {
            for (var y = 0; y < _height; y++)
            {
                for (var x = 0; x < _width; x++)
                {
                    var sum = _light[y * _width + x] * _kernel[0];
                    for (var i = 1; i < _kernel.Length; i++) sum += (_light[y * _width + Math.Max(0, x - i)] + _light[y * _width + Math.Min(_width - 1, x + i)]) * _kernel[i];
                    _across[y * _width + x] = sum;
                }
            }

            for (var y = 0; y < _height; y++)
            {
                for (var x = 0; x < _width; x++)
                {
                    var sum = _across[y * _width + x] * _kernel[0];
                    for (var i = 1; i < _kernel.Length; i++) sum += (_across[Math.Max(0, y - i) * _width + x] + _across[Math.Min(_height - 1, y + i) * _width + x]) * _kernel[i];
                    _light[y * _width + x] = sum;
                }
            }
        }

        /// <summary>Bilinear between the four small pixels around a pixel of the full picture.</summary>
        public Vector3 At(int x, int y, int scale)
        {
            float u = (x + 0.5f) / scale - 0.5f, v = (y + 0.5f) / scale - 0.5f;
            int left = (int)MathF.Floor(u), top = (int)MathF.Floor(v);
            float across = u - left, down = v - top;
            int x0 = Math.Max(0, left), x1 = Math.Min(_width - 1, left + 1), y0 = Math.Max(0, top) * _width, y1 = Math.Min(_height - 1, top + 1) * _width;
            return Vector3.Lerp(Vector3.Lerp(_light[y0 + x0], _light[y0 + x1], across), Vector3.Lerp(_light[y1 + x0], _light[y1 + x1], across), down);
        }
    }
}

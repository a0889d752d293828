using LensForge.Domain.Looks;
using LensForge.Generation.Models;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;
using Microsoft.ML.OnnxRuntime;

namespace LensForge.Generation.Upscaling;

/// <summary>
/// Enlarges base pictures by their full-size G-buffers, in tiles as wide as the picture. The network pads nothing and every tile brings its own
/// margin, so tiles of any height give the same picture. Belongs to one thread at a time; memory is that of a tile.
/// </summary>
public sealed class Upscaler : IDisposable
{
    public const int TileRows = 30;

    private static readonly string[] Inputs = ["cells"], Outputs = ["told"];
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly int _width, _height, _rows;
    private readonly GuideColours _colours;
    private readonly BasePixels _pixels;
    private readonly UpscalerBlend _blend;
    private readonly float[] _cells, _told, _row;
    private readonly OrtValue[] _input, _output;

    /// <param name="width">Of the base picture: a multiple of eight.</param>
    /// <param name="scale">2 or 4.</param>
    public Upscaler(UpscalerModel model, int width, int height, int scale, Look look = Look.Naturalistic, int tileRows = TileRows)
    {
        if (width % 8 != 0) throw new ArgumentException($"The base picture's width is a multiple of 8, not {width}.", nameof(width));
        (_session, _width, _height, Scale) = (model.Session(scale), width, height, scale);
        _colours = GuideColoursOfLooks.Of(look);
        _rows = Math.Min(tileRows, height);
        _pixels = new(width, _rows);
        _blend = new(width, _rows, scale);
        var channels = GuideRows.Quantities * scale * scale + 6;
        _cells = new float[channels * _pixels.Area];
        _told = new float[UpscalerBlend.Told * scale * scale * width * _rows];
        _row = new float[GuideRows.Quantities * width * scale];
        _input = [OrtValue.CreateTensorValueFromMemory(_cells, [1, channels, _pixels.Rows, _pixels.Stride])];
        _output = [OrtValue.CreateTensorValueFromMemory(_told, [1, UpscalerBlend.Told * scale * scale, _rows, width])];
    }

    public int Scale { get; }

    /// <param name="picture">RGB bytes of the base picture.</param>
    /// <param name="g">Of the same frame, Scale times as large.</param>
    /// <param name="rgb">Receives the large picture.</param>
    /// <exception cref="OperationCanceledException">Cancelled between two tiles.</exception>
    public void Enlarge(ReadOnlySpan<byte> picture, GBuffers g, CameraView camera, Span<byte> rgb, CancellationToken cancellation)
    {
        if (g.Width != _width * Scale || g.Height != _height * Scale) throw new ArgumentException($"The G-buffers are {g.Width}x{g.Height}, the picture {_width * Scale}x{_height * Scale}.", nameof(g));
        for (var start = 0; start < _height; start += _rows)
        {
            cancellation.ThrowIfCancellationRequested();
            // The last tile overlaps the one before.
            var top = Math.Min(start, _height - _rows);
            for (var row = 0; row < _pixels.Rows; row++)
            {
                var y = Math.Clamp(top + row - BasePixels.Margin, 0, _height - 1) * Scale;
                for (var down = 0; down < Scale; down++)
                {
                    GuideRows.Write(g, camera, y + down, _row, _colours);
                    Sort(row, down);
                }
            }
            _pixels.ReadLight(picture, _height, top);
            _pixels.Average(_cells, Scale);
            TellLight();
            _session.Run(_run, Inputs, _input, Outputs, _output);
            for (var row = 0; row < _rows; row++)
            {
                for (var down = 0; down < Scale; down++)
                {
                    var line = ((top + row) * Scale + down) * g.Width * 3;
                    _blend.Row(_told, _cells, _pixels, row, down, rgb.Slice(line, g.Width * 3));
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var value in _input) value.Dispose();
        foreach (var value in _output) value.Dispose();
        _run.Dispose();
    }

    /// <summary>Deals a full-size row out to the planes of the network's input.</summary>
    private void Sort(int row, int down)
    {
        for (var quantity = 0; quantity < GuideRows.Quantities; quantity++)
        {
            var from = _row.AsSpan(quantity * _width * Scale, _width * Scale);
            for (var across = 0; across < Scale; across++)
            {
                var to = _cells.AsSpan(((quantity * Scale + down) * Scale + across) * _pixels.Area + row * _pixels.Stride, _pixels.Stride);
                for (int x = 0, source = across; source < from.Length; x++, source += Scale) to[x + BasePixels.Margin] = from[source];
                to[..BasePixels.Margin].Fill(to[BasePixels.Margin]);
                to[^BasePixels.Margin..].Fill(to[^(BasePixels.Margin + 1)]);
            }
        }
    }

    private void TellLight()
    {
        var light = _cells.AsSpan(GuideRows.Quantities * Scale * Scale * _pixels.Area);
        for (var i = 0; i < 3 * _pixels.Area; i++) light[i] = _pixels.Light[i] * GuideRows.Scale;
        _pixels.Mean.AsSpan(0, 3 * _pixels.Area).CopyTo(light[(3 * _pixels.Area)..]);
    }
}

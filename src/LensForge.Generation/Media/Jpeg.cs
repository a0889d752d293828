using System.Runtime.InteropServices;

namespace LensForge.Generation.Media;

/// <summary>Baseline JPEG by libjpeg-turbo's TurboJPEG 2 interface (libturbojpeg.so.0). One instance belongs to one thread.</summary>
public sealed class Jpeg : IDisposable
{
    private const int PixelFormatRgb = 0, Subsample444 = 0, Subsample420 = 2, FastDct = 2048;
    private static readonly Lazy<string?> Missing = new(FindMissing);
    private nint _handle;
    private nint _buffer;
    private nuint _size;

    public Jpeg()
    {
        if (Missing.Value is { } why) throw new MediaException(why);
        _handle = tjInitCompress();
        if (_handle == 0) throw new MediaException("libjpeg-turbo could not start.");
    }

    /// <summary>Whether the library is there.</summary>
    public static bool Available => Missing.Value is null;

    /// <param name="rgb">Rows from the top, three bytes a pixel.</param>
    /// <param name="quality">1 to 100; from 90 on colour is not subsampled.</param>
    public byte[] Encode(ReadOnlySpan<byte> rgb, int width, int height, int quality = 88)
    {
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        if (rgb.Length < width * height * 3) throw new ArgumentException("The picture is smaller than its size says.", nameof(rgb));
        unsafe
        {
            fixed (byte* pixels = rgb)
            {
                if (tjCompress2(_handle, (nint)pixels, width, 0, height, PixelFormatRgb, ref _buffer, ref _size, quality >= 90 ? Subsample444 : Subsample420, quality, FastDct) != 0)
                {
                    throw new MediaException($"A JPEG could not be written: {Marshal.PtrToStringUTF8(tjGetErrorStr2(_handle))}");
                }
                return new ReadOnlySpan<byte>((void*)_buffer, (int)_size).ToArray();
            }
        }
    }

    public void Dispose()
    {
        if (_handle == 0) return;
        tjDestroy(_handle);
        if (_buffer != 0) tjFree(_buffer);
        (_handle, _buffer) = (0, 0);
    }

    private static string? FindMissing()
    {
        foreach (var name in (string[])["libturbojpeg.so.0", "libturbojpeg.0.dylib", "turbojpeg.dll"])
        {
            if (!NativeLibrary.TryLoad(name, typeof(Jpeg).Assembly, null, out var library)) continue;
            NativeLibrary.SetDllImportResolver(typeof(Jpeg).Assembly, (asked, _, _) => asked == "turbojpeg" ? library : 0);
            return null;
        }
        return "libjpeg-turbo is missing. On Debian: apt-get install libturbojpeg0";
    }

    [DllImport("turbojpeg")] private static extern nint tjInitCompress();
    [DllImport("turbojpeg")] private static extern int tjCompress2(nint handle, nint source, int width, int pitch, int height, int pixelFormat, ref nint buffer, ref nuint size, int subsampling, int quality, int flags);
    [DllImport("turbojpeg")] private static extern nint tjGetErrorStr2(nint handle);
    [DllImport("turbojpeg")] private static extern int tjDestroy(nint handle);
    [DllImport("turbojpeg")] private static extern void tjFree(nint buffer);
}

/// <summary>Something about pictures or film files that failed; the message says what to do.</summary>
public sealed class MediaException(string message) : Exception(message);

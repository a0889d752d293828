using System.Buffers;
using System.Security.Cryptography;
using LensForge.Web.EventStore;

namespace LensForge.Web.Media;

/// <summary>What arrived is not what its name says.</summary>
public sealed class WrongHashException(string expected, string actual) : Exception($"The file sent as {expected} is {actual}.");

/// <summary>Files named by their SHA-256, written once: media/ab/cd/abcd…</summary>
public sealed class MediaStore(PlaceOnDisk place)
{
    private const int Block = 1 << 16;

    public static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    public bool Holds(string hash) => IsHash(hash) && File.Exists(PathOf(hash));

    public string PathOf(string hash) =>
        IsHash(hash) ? Path.Combine(place.Media, hash[..2], hash[2..4], hash) : throw new ArgumentException("A file is named by 64 lower-case hex digits.", nameof(hash));

    /// <summary>Writes beside, checks while writing, makes it last, then gives it its name. A repeat is read and checked, and changes nothing.</summary>
    public async Task WriteAsync(string hash, Stream content, CancellationToken stop)
    {
        var path = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var waiting = $"{path}.{Guid.NewGuid():N}.part";
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var file = new FileStream(waiting, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                int read;
                while ((read = await content.ReadAsync(buffer, stop)) > 0)
                {
                    sum.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), stop);
                }

                file.Flush(flushToDisk: true);
            }

            var actual = Convert.ToHexStringLower(sum.GetHashAndReset());
            if (actual != hash) throw new WrongHashException(hash, actual);
            File.Move(waiting, path, overwrite: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            File.Delete(waiting);
        }
    }

    /// <summary>Removes files older than this that nothing names, and parts that were never finished.</summary>
    public int Sweep(Func<string, bool> isNamed, DateTime olderThan)
    {
        if (!Directory.Exists(place.Media)) return 0;
        var swept = 0;
        foreach (var file in new DirectoryInfo(place.Media).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.LastWriteTimeUtc >= olderThan || (IsHash(file.Name) && isNamed(file.Name))) continue;
            file.Delete();
            swept++;
        }

        return swept;
    }
}

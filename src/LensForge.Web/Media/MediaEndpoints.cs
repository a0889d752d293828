using LensForge.Domain.Hosts;
using LensForge.Domain.People;
using LensForge.Domain.Productions;
using LensForge.Web.Accounts.Rights;
using LensForge.Web.Hosts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace LensForge.Web.Media;

public static class MediaEndpoints
{
    private static readonly Dictionary<string, (string Type, int Offset, byte[] Magic)> Kinds = new(StringComparer.Ordinal)
    {
        ["jpg"] = ("image/jpeg", 0, [0xFF, 0xD8, 0xFF]),
        ["png"] = ("image/png", 0, [0x89, 0x50, 0x4E, 0x47]),
        ["webp"] = ("image/webp", 8, "WEBP"u8.ToArray()),
        ["mp4"] = ("video/mp4", 4, "ftyp"u8.ToArray()),
    };

    public static void MapMedia(this WebApplication app)
    {
        app.MapPut($"{IHostServer.MediaPath}{{hash}}", TakeInAsync).ForHosts().DisableAntiforgery();
        app.MapGet($"{IHostServer.MediaPath}{{hash}}", Lend).ForHosts();
        app.MapMethods("/media/{hash:regex(^[0-9a-f]{{64}}$)}.{kind}", [HttpMethods.Get, HttpMethods.Head], GiveOutAsync)
            .Needs(Right.Read).OpenToGuests().WithMetadata(new AboutFile());
    }

    private static async Task<IResult> TakeInAsync(string hash, HttpContext context, HostKeys keys, MediaStore media, ILogger<MediaStore> logger, CancellationToken stop)
    {
        if (!keys.Admits(context)) return Results.Unauthorized();
        if (!MediaStore.IsHash(hash)) return Results.BadRequest("A file is named by the SHA-256 of its content, 64 lower-case hex digits.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = 4L << 30;
        try
        {
            await media.WriteAsync(hash, context.Request.Body, stop);
            return Results.NoContent();
        }
        catch (WrongHashException wrong)
        {
            logger.LogWarning("{Reason}", wrong.Message);
            return Results.Text(wrong.Message, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
        catch (IOException full) when (full is not BadHttpRequestException && !stop.IsCancellationRequested)
        {
            logger.LogError("A file could not be kept: {Reason}", full.Message);
            return Results.Text("The web's disk did not take the file: " + full.Message, statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }

    /// <summary>What a host joins a film from.</summary>
    private static IResult Lend(string hash, HttpContext context, HostKeys keys, MediaStore media)
    {
        if (!keys.Admits(context)) return Results.Unauthorized();
        return MediaStore.IsHash(hash) && media.Holds(hash) ? Results.File(media.PathOf(hash), "application/octet-stream") : Results.NotFound();
    }

    private static async Task<IResult> GiveOutAsync(string hash, string kind, HttpContext context, MediaStore media, string? download = null)
    {
        if (!Kinds.TryGetValue(kind, out var form) || !media.Holds(hash)) return Results.NotFound();
        var path = media.PathOf(hash);
        if (!await StartsWithAsync(path, form.Offset, form.Magic)) return Results.NotFound();
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        // Not for whoever signs in after them in the same browser.
        context.Response.Headers.Vary = "Cookie";
        var name = download is { Length: > 0 } ? FileName(download, kind) : null;
        return Results.File(path, form.Type, name, entityTag: new EntityTagHeaderValue($"\"{hash}\""), enableRangeProcessing: true);
    }

    private static async Task<bool> StartsWithAsync(string path, int offset, byte[] magic)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
        var start = new byte[offset + magic.Length];
        return await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan(offset).SequenceEqual(magic);
    }

    private static string FileName(string wished, string kind)
    {
        var clean = string.Concat(CleanText.Line(wished).Select(c => Path.GetInvalidFileNameChars().Contains(c) || c is '/' or '\\' or ':' ? '-' : c));
        return clean.EndsWith("." + kind, StringComparison.OrdinalIgnoreCase) ? clean : $"{clean}.{kind}";
    }
}

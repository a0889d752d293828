using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using LensForge.Web.Accounts.Rights;
using Microsoft.Net.Http.Headers;

namespace LensForge.Web.Interop;

/// <summary>
/// Serves blazor.web.js. Where the package with the script of .NET 10 is not to be had, it is read out of the assembly that carried it
/// in 9.0 (copied beside us as blazor-script.bin, never loaded as code).
/// </summary>
public static class BlazorScript
{
    private const string Resource = "_framework/blazor.web.js";

    public static void MapBlazorScript(this WebApplication app)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "blazor-script.bin");
        if (!File.Exists(file)) return;
        var script = Read(file);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(script))[..16]}\"");
        app.MapGet("/_framework/blazor.web.js", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Bytes(script, "text/javascript; charset=utf-8", entityTag: tag);
        }).OpenToAll("Blazor's own script");
    }

    private static byte[] Read(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            if (!metadata.StringComparer.Equals(resource.Name, Resource)) continue;
            var reader = image.GetSectionData(image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetReader();
            reader.Offset = (int)resource.Offset;
            return reader.ReadBytes(reader.ReadInt32());
        }

        throw new InvalidDataException($"{assembly} holds no {Resource}.");
    }
}

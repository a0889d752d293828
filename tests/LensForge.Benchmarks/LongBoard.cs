using System.Security.Cryptography;
using LensForge.Domain.Productions;
using LensForge.Generation.Media;
using LensForge.Web.EventStore;
using LensForge.Web.Media;
using LensForge.Web.Projections;

namespace LensForge.Benchmarks;

/// <summary>A production of many shots, each with a drawing of its own.</summary>
internal static class LongBoard
{
    /// <param name="shots">At least.</param>
    public static async Task<ProductionSheet> MakeAsync(BenchmarkWeb web, int shots)
    {
        var sheet = await web.ImportAsync(BenchmarkWeb.Script(2));
        for (var scenes = shots * 2 / sheet.ShotCount; sheet.ShotCount < shots; scenes += 2) sheet = await web.ImportAsync(BenchmarkWeb.Script(scenes));
        using var jpeg = new Jpeg();
        var drawings = new Dictionary<ShotId, string>();
        var rgb = new byte[512 * 288 * 3];
        foreach (var (at, shot) in sheet.Plan!.Shots.Index())
        {
            for (var i = 0; i < rgb.Length; i++) rgb[i] = (byte)((i / 3 % 512 / 4 * (at % 7 + 1)) ^ (i / 1536 + at));
            var picture = jpeg.Encode(rgb, 512, 288);
            var hash = Convert.ToHexStringLower(SHA256.HashData(picture));
            await web.Get<MediaStore>().WriteAsync(hash, new MemoryStream(picture), CancellationToken.None);
            drawings[shot.Id] = hash;
        }

        await web.Get<ProjectionService>().SeenAsync(await web.Get<Decisions>().DecideAsync(sheet.Id, new RecordDrawings(sheet.Revision, drawings), Domain.People.Gate.House));
        return web.Sheets.Find(sheet.Id)!;
    }
}

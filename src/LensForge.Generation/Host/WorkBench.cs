using System.Diagnostics;
using LensForge.Domain.Cast;
using LensForge.Domain.Hosts;
using LensForge.Domain.Productions;
using LensForge.Domain.Time;
using LensForge.Generation.Identity;
using LensForge.Generation.Media;
using LensForge.Generation.Models;
using LensForge.Generation.Places;
using LensForge.Generation.Pipelines.Shot;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;
using LensForge.Generation.Upscaling;
using AssembleFilm = LensForge.Domain.Hosts.AssembleFilm;

namespace LensForge.Generation.Host;

/// <summary>Does one piece of work from order to uploaded result. What it writes lies in a folder of its own, gone afterwards.</summary>
/// <param name="shelf">Key frames of earlier work, for what goes on from them.</param>
/// <param name="stopAfter">The step as whose picture the take in work is wanted by now; null for all of them.</param>
public sealed class WorkBench(DenoiserModel model, MediaTransfer media, KeyFrameShelf? shelf = null, Func<int?>? stopAfter = null)
{
    private const int DrawingWidth = 512, DrawingHeight = 288;
    private const int FigureWidth = 192, FigureHeight = 384, HeadSide = 288, TurnaroundSamples = 12;

    public async Task<WorkResult> DoAsync(WorkOrder order, Action<HostNews> tell, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var folder = Directory.CreateTempSubdirectory("lensforge-");
        try
        {
            if (order.Work is ReadReference read)
                return new(order.Job, order.Fence, null, [], 0, Stopwatch.GetElapsedTime(started).TotalSeconds, model.Provider, await ReadAsync(read, folder.FullName, cancellation));
            if (order.Work is ReadPlace place)
                return new(order.Job, order.Fence, null, [], 0, Stopwatch.GetElapsedTime(started).TotalSeconds, model.Provider, Place: await ReadAsync(place, folder.FullName, cancellation));
            if (order.Work is FilmShot film)
            {
                var filmed = await FilmAsync(order, film, folder.FullName, tell, cancellation);
                return new(order.Job, order.Fence, filmed.Clip, [filmed.Still], filmed.Steps, Stopwatch.GetElapsedTime(started).TotalSeconds, model.Provider, StoppedAt: filmed.StoppedAt);
            }

            var (clip, stills, steps) = order.Work switch
            {
                DrawStages draw => ((string?)null, await DrawAsync(order, draw, tell, cancellation), 0),
                RenderTurnaround render => (null, await RenderAsync(order, render, tell, cancellation), 0),
                RenderSet render => (null, [await RenderAsync(render, cancellation)], 0),
                AssembleFilm assemble => (await AssembleAsync(assemble, folder.FullName, cancellation), [], 0),
                _ => throw new MediaException("This host is too old for the work asked of it. Update it."),
            };
            return new(order.Job, order.Fence, clip, stills, steps, Stopwatch.GetElapsedTime(started).TotalSeconds, model.Provider);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(string Clip, string Still, int Steps, int? StoppedAt)> FilmAsync(WorkOrder order, FilmShot film, string folder, Action<HostNews> tell, CancellationToken cancellation)
    {
        if (film.Recipe.ModelHash != model.Hash) throw new ModelException("The take asks for another model than this host has. Film it again.");
        var path = Path.Combine(folder, "clip.mp4");
        int steps;
        int? stopped;
        byte[] keyFrame;

        // ffmpeg starts meanwhile: nobody who just pressed waits for it.
        var opening = Task.Run(() => new ClipWriter(path, film.Recipe.Width, film.Recipe.Height, film.Recipe.Rate), CancellationToken.None);
        try
        {
            using var audience = new FilmingAudience(order, film.Recipe, opening, tell, stopAfter);
            steps = new TakeFilmer(model, shelf).Film(film.Recipe, audience, new FilmTimings(), cancellation);
            (await opening).Finish();
            (keyFrame, stopped) = (audience.KeyFrame, audience.StoppedAt);
        }
        finally
        {
            await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (opening.IsCompletedSuccessfully) (await opening).Dispose();
        }
        var clipHash = await media.UploadAsync(path, cancellation);
        var stillHash = await media.UploadAsync(keyFrame, cancellation);
        return (clipHash, stillHash, steps, stopped);
    }

    private async Task<IReadOnlyList<string>> DrawAsync(WorkOrder order, DrawStages draw, Action<HostNews> tell, CancellationToken cancellation)
    {
        using var jpeg = new Jpeg();
        var hashes = new List<string>();
        foreach (var stage in draw.Stages)
        {
            cancellation.ThrowIfCancellationRequested();
            var frame = LitShot.Prepare(stage, FigureDetail.Preview).At(0, FrameRate.Film);
            var rgb = StageDrawing.Render(frame, DrawingWidth, DrawingHeight);
            hashes.Add(await media.UploadAsync(jpeg.Encode(rgb, DrawingWidth, DrawingHeight, quality: 90), cancellation));
            tell(new(order.Job, order.Fence, 0, 1, 1, hashes.Count, draw.Stages.Count, null, null));
        }
        return hashes;
    }

    private async Task<IReadOnlyList<string>> RenderAsync(WorkOrder order, RenderTurnaround render, Action<HostNews> tell, CancellationToken cancellation)
    {
        using var jpeg = new Jpeg();
        var hashes = new List<string>();
        foreach (var view in Turnaround.Views)
        {
            cancellation.ThrowIfCancellationRequested();
            var (width, height) = view.Head ? (HeadSide, HeadSide) : (FigureWidth, FigureHeight);
            var rgb = Turnaround.Render(render.Appearance, view, width, height, TurnaroundSamples, cancellation);
            hashes.Add(await media.UploadAsync(jpeg.Encode(rgb, width, height, quality: 92), cancellation));
            tell(new(order.Job, order.Fence, 0, 1, 1, hashes.Count, Turnaround.Views.Count, null, null));
        }
        return hashes;
    }

    private async Task<IReadOnlyList<ProposedLook>> ReadAsync(ReadReference read, string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "reference");
        await media.DownloadAsync(read.Picture, path, cancellation);
        return ReferenceReader.Read(StillReader.Read(path, read.PictureKind, ReferenceReader.Side, cancellation));
    }

    private async Task<PlaceReading> ReadAsync(ReadPlace read, string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "reference");
        await media.DownloadAsync(read.Picture, path, cancellation);
        return PlaceReader.Read(StillReader.Read(path, read.PictureKind, PlaceReader.Side, cancellation, stretch: true));
    }

    private async Task<string> RenderAsync(RenderSet render, CancellationToken cancellation)
    {
        using var jpeg = new Jpeg();
        var rgb = SetPicture.Render(render.Set, cancellation: cancellation);
        return await media.UploadAsync(jpeg.Encode(rgb, SetPicture.Width, SetPicture.Height, quality: 92), cancellation);
    }

    private async Task<string> AssembleAsync(AssembleFilm assemble, string folder, CancellationToken cancellation)
    {
        var parts = new List<FilmSegment>();
        foreach (var part in assemble.Parts)
        {
            var path = Path.Combine(folder, $"{parts.Count:0000}.{(part.ClipHash is null ? "jpg" : "mp4")}");
            await media.DownloadAsync(part.ClipHash ?? part.StillHash ?? throw new MediaException("A part of the film has neither clip nor still."), path, cancellation);
            parts.Add(new(path, part.ClipHash is null ? part.Frames : null, part.Fit ?? false));
        }
        var film = Path.Combine(folder, "film.mp4");
        FilmAssembly.Join(parts, film, assemble.Width, assemble.Height, assemble.Rate, cancellation);
        return await media.UploadAsync(film, cancellation);
    }
}

using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LensForge.Domain;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Rendering;
using LensForge.Generation.Staging;

namespace LensForge.Generation.Evaluation;

/// <summary>
/// Reference renders, kept in a folder when there is one. A render is found again by its stage, frame, size, paths and the versions of the assemblies that
/// stage and render it: any change of their code renders anew, new weights do not.
/// </summary>
public sealed class ReferenceShelf(string? folder, int width, int height, int samples)
{
    private const ulong Finish = 1;
    private static readonly string Renderer = $"{typeof(ReferenceShelf).Module.ModuleVersionId}|{typeof(ShotStage).Module.ModuleVersionId}";

    private const int ClaySamples = 8;
    private static readonly Material Clay = new(Substance.Plain, new(0.35f), new(0.35f), Vector3.Zero, 0.02f, 1f);

    /// <summary>The frame with every figure of matt grey clay (35 % reflectance) and whatever it holds: its shape in its light.</summary>
    public Picture RenderClay(HeldOutShot shot, StageFrame staged, CancellationToken cancellation) => Keep(
        Name(shot.Stage, shot.Frame, "clay"),
        () => Reference.Render(staged with { Posed = [.. staged.Posed.Select(piece => piece.Figure > 0 ? piece with { Material = Clay } : piece)] }, width, height, ClaySamples, shot.Seed, cancellation, threads: 1, finish: Finish));

    /// <param name="staged">That frame of the shot, posed.</param>
    public Picture Render(HeldOutShot shot, int frame, StageFrame staged, CancellationToken cancellation) => Keep(
        Name(shot.Stage, frame, $"{samples}"),
        () => Reference.Render(staged, width, height, samples, shot.Seed * 131071 + (ulong)frame, cancellation, threads: 1, finish: Finish));

    private Picture Keep(string name, Func<byte[]> render)
    {
        if (folder is null) return new(width, height, render());
        var path = Path.Combine(folder, name + ".rgb");
        if (File.Exists(path) && File.ReadAllBytes(path) is { } kept && kept.Length == width * height * 3) return new(width, height, kept);
        var rgb = render();
        Directory.CreateDirectory(folder);
        var part = $"{path}.{Environment.CurrentManagedThreadId}.part";
        File.WriteAllBytes(part, rgb);
        File.Move(part, path, overwrite: true);
        return new(width, height, rgb);
    }

    private string Name(ShotStage stage, int frame, string kind)
    {
        var words = $"{Renderer}|{width}x{height}|{kind}|{frame}|{FrameRate.Film}|{JsonSerializer.Serialize(stage, DomainJson.Options)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..40];
    }
}

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

    /// <param name="staged">That frame of the shot, posed.</param>
    public Picture Render(HeldOutShot shot, int frame, StageFrame staged, CancellationToken cancellation)
    {
        var path = folder is null ? null : Path.Combine(folder, Name(shot.Stage, frame) + ".rgb");
        if (path is not null && File.Exists(path) && File.ReadAllBytes(path) is { } kept && kept.Length == width * height * 3) return new(width, height, kept);
        var rgb = Reference.Render(staged, width, height, samples, shot.Seed * 131071 + (ulong)frame, cancellation, threads: 1, finish: Finish);
        if (path is not null)
        {
            Directory.CreateDirectory(folder!);
            var part = $"{path}.{Environment.CurrentManagedThreadId}.part";
            File.WriteAllBytes(part, rgb);
            File.Move(part, path, overwrite: true);
        }
        return new(width, height, rgb);
    }

    private string Name(ShotStage stage, int frame)
    {
        var words = $"{Renderer}|{width}x{height}|{samples}|{frame}|{FrameRate.Film}|{JsonSerializer.Serialize(stage, DomainJson.Options)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..40];
    }
}

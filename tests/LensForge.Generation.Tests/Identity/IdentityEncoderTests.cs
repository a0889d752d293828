using System.Runtime.InteropServices;
using LensForge.Domain.Cast;
using LensForge.Domain.Grammar;
using LensForge.Domain.Stages;
using LensForge.Domain.Time;
using LensForge.Generation.Identity;
using LensForge.Generation.Models;
using LensForge.Generation.Staging.Figures;
using LensForge.Generation.Staging.Lighting;

namespace LensForge.Generation.Tests.Identity;

public sealed class IdentityEncoderTests
{
    [Fact]
    public void it_answers_as_it_did_when_it_was_trained()
    {
        const int area = IdentityCrop.Side * IdentityCrop.Side;
        var check = File.ReadAllBytes(Path.ChangeExtension(IdentityEncoder.ShippedPath, ".check"));
        var rgb = new byte[3 * area];
        var mask = new byte[area];
        for (var i = 0; i < area; i++)
        {
            check.AsSpan(4 * i, 3).CopyTo(rgb.AsSpan(3 * i));
            mask[i] = check[4 * i + 3];
        }

        var told = MemoryMarshal.Cast<byte, float>(check.AsSpan(4 * area, 4 * IdentityEmbedding.Size));
        using var encoder = IdentityEncoder.Load();
        var answer = encoder.Embed(IdentityCrop.Exactly(rgb, mask));
        for (var i = 0; i < told.Length; i++) Assert.Equal(told[i], answer[i], 0.002f);
        Assert.Equal(1, answer.Sum(value => value * value), 0.001f);
        Assert.True(new FileInfo(IdentityEncoder.ShippedPath).Length <= 2 << 20);
    }

    [Fact]
    public void somebody_on_a_set_is_nearer_to_their_own_sheet_than_to_most_others()
    {
        var chance = new Chance(9_100_001);
        var cast = new List<Appearance>();
        while (cast.Count < 6) cast.Add(CastDesigner.Random(chance, cast));
        var easel = new StudioEasel(256, 144);
        using var encoder = IdentityEncoder.Load();
        var (right, seen) = (0, 0);
        for (ulong seed = 1; seed <= 8; seed++)
        {
            var looks = cast[(int)(seed % 6)];
            var stage = RandomStages.SampleShot(seed + 9_100_000, [looks]).Stage;
            if (easel.Cut(LitShot.Prepare(stage, FigureDetail.Preview).At(0, FrameRate.Film), 4) is not { } crop) continue;
            var who = encoder.Embed(crop);
            seen++;
            if (cast.MaxBy(other => IdentityEmbedding.Likeness(who, IdentityEmbedding.Of(other))) == looks) right++;
        }

        Assert.True(seen >= 5 && right >= seen * 0.6, $"{right} of {seen} were recognised among six.");
    }

    [Fact]
    public void the_numbers_depend_on_the_looks_alone()
    {
        var looks = CastDesigner.Random(new Chance(5), []);
        Assert.Same(IdentityEmbedding.Of(looks), IdentityEmbedding.Of(looks with { }));
        using var encoder = IdentityEncoder.Load();
        Assert.Equal(IdentityEmbedding.Of(looks), IdentityEmbedding.Of(looks, encoder));
    }

    [Fact]
    public void a_file_that_is_no_encoder_is_refused_in_one_sentence()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.onnx");
        Assert.Contains("is missing", Assert.Throws<ModelException>(() => IdentityEncoder.Load(path)).Message, StringComparison.Ordinal);
        File.WriteAllText(path, "no network");
        Assert.Contains("cannot be used", Assert.Throws<ModelException>(() => IdentityEncoder.Load(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }
}

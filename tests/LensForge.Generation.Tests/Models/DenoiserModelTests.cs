using System.Runtime.InteropServices;
using LensForge.Generation.Models;

namespace LensForge.Generation.Tests.Models;

public sealed class DenoiserModelTests : IDisposable
{
    private readonly DenoiserModel _model = DenoiserModel.Load();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void answers_as_the_training_framework_did()
    {
        const int width = 64, height = 48;
        var check = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(DenoiserModel.ShippedFolder, "denoiser.check")));
        using var canvas = _model.Canvas(width, height);
        var at = 0;
        foreach (var input in (float[][])[canvas.Noisy, canvas.Brief, canvas.Previous, canvas.Identity, canvas.Look])
        {
            check.Slice(at, input.Length).CopyTo(input);
            at += input.Length;
        }
        canvas.Read();
        canvas.Run(check[at]);
        var worst = 0f;
        for (var i = 0; i < canvas.Clean.Length; i++) worst = MathF.Max(worst, MathF.Abs(canvas.Clean[i] - check[at + 1 + i]));
        Assert.InRange(worst, 0, 2e-4f);
    }

    [Fact]
    public void gives_bit_equal_pictures_for_equal_inputs_on_any_thread()
    {
        float[] Answer()
        {
            using var canvas = _model.Canvas(64, 48);
            var random = new Random(3);
            foreach (var input in (float[][])[canvas.Noisy, canvas.Brief]) for (var i = 0; i < input.Length; i++) input[i] = random.NextSingle();
            canvas.Read();
            canvas.Run(0.7f);
            return canvas.Clean;
        }
        var answers = new float[4][];
        Parallel.For(0, 4, i => answers[i] = Answer());
        foreach (var answer in answers) Assert.Equal(answers[0], answer);
    }

    [Fact]
    public void a_missing_or_broken_file_is_told_in_one_line()
    {
        Assert.Contains("missing", Assert.Throws<ModelException>(() => DenoiserModel.Load("/no/such/folder")).Message);
        var broken = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var file in Directory.GetFiles(DenoiserModel.ShippedFolder)) File.Copy(file, Path.Combine(broken.FullName, Path.GetFileName(file)));
            File.WriteAllBytes(Path.Combine(broken.FullName, "denoiser.onnx"), [1, 2, 3]);
            Assert.Contains("cannot be used", Assert.Throws<ModelException>(() => DenoiserModel.Load(broken.FullName)).Message);
        }
        finally
        {
            broken.Delete(recursive: true);
        }
    }
}

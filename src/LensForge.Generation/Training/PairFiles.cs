using LensForge.Generation.Looks;

namespace LensForge.Generation.Training;

/// <summary>A folder of pairs, a file a kind, that only ever grows: infra/training/pairs.py reads it, also while it does.</summary>
internal sealed class PairFiles : IDisposable
{
    private readonly FileStream _target, _brief, _previous, _identity, _look;

    public PairFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        FileStream Open(string name) => new(Path.Combine(folder, name), FileMode.Append);
        (_target, _brief, _previous, _identity, _look) = (Open("target.u8"), Open("brief.f16"), Open("previous.u8"), Open("identity.f16"), Open("look.u8"));
    }

    public void Append(Sample sample)
    {
        _target.Write(sample.Target);
        _brief.Write(sample.Brief);
        _previous.Write(sample.Previous);
        _identity.Write(sample.Identity);
        _look.WriteByte((byte)LookCode.Index(sample.Look));
        foreach (var file in (FileStream[])[_target, _brief, _previous, _identity, _look]) file.Flush();
    }

    public void Dispose()
    {
        foreach (var file in (FileStream[])[_target, _brief, _previous, _identity, _look]) file.Dispose();
    }
}

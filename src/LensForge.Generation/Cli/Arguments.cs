using System.Globalization;
using LensForge.Domain.Looks;
using LensForge.Domain.Takes;
using LensForge.Domain.Time;

namespace LensForge.Generation.Cli;

/// <summary>Flags and words of a command. Whatever is not asked for by the command is refused by <see cref="Finish"/>.</summary>
public sealed class Arguments
{
    private readonly List<string> _words = [];
    private readonly Dictionary<string, string?> _flags = [];

    public Arguments(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                _words.Add(args[i]);
                continue;
            }
            var value = i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[i + 1] : null;
            if (args[i] is "--json") value = null;
            if (!_flags.TryAdd(args[i], value)) throw new UsageException($"{args[i]} is given twice.");
            if (value is not null) i++;
        }
    }

    public string Word(string what)
    {
        if (_words.Count == 0) throw new UsageException($"Name {what}.");
        var word = _words[0];
        _words.RemoveAt(0);
        return word;
    }

    public bool Has(string flag) => _flags.Remove(flag);

    public string? Text(string flag)
    {
        if (!_flags.Remove(flag, out var value)) return null;
        return value ?? throw new UsageException($"{flag} needs a value.");
    }

    public string Required(string flag, string what) => Text(flag) ?? throw new UsageException($"{flag} is missing: {what}.");

    public int Whole(string flag, int otherwise, int least, int most)
    {
        if (Text(flag) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new UsageException($"{flag} takes a whole number from {least} to {most}, not '{text}'.");
    }

    public ulong Seed(string flag = "--seed")
    {
        if (Text(flag) is not { } text) return 1;
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw new UsageException($"{flag} takes a whole number from 0 on, not '{text}'.");
    }

    /// <summary>draft, good or final; null when it is not given.</summary>
    public Quality? Quality()
    {
        if (Text("--quality") is not { } text) return null;
        return Enum.TryParse<Quality>(text, ignoreCase: true, out var quality) && Enum.IsDefined(quality) ? quality : throw new UsageException($"--quality takes draft, good or final, not '{text}'.");
    }

    /// <summary>WxH, even, 128x72 to 1920x1088.</summary>
    public (int Width, int Height) Size(int width, int height)
    {
        if (Text("--size") is not { } text) return (width, height);
        var parts = text.Split('x');
        if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var w) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var h)
            && w is >= 128 and <= 1920 && h is >= 72 and <= 1088 && w % 2 == 0 && h % 2 == 0) return (w, h);
        throw new UsageException($"--size takes WIDTHxHEIGHT, even numbers from 128x72 to 1920x1088, not '{text}'.");
    }

    /// <summary>A look by its word or its name (<see cref="LookNames"/>); naturalistic without one.</summary>
    public Look Look(string flag = "--look")
    {
        if (Text(flag) is not { } text) return Domain.Looks.Look.Naturalistic;
        if (!LookNames.TryRead(text, out var look) || !OfferedLooks.Has(look)) throw new UsageException($"{flag} takes one of {string.Join(", ", OfferedLooks.All.Select(LookNames.Word))}, not '{text}'.");
        return look;
    }

    public FrameRate Rate()
    {
        if (Text("--fps") is not { } text) return FrameRate.Film;
        return FrameRate.TryParse(text, out var rate) ? rate : throw new UsageException($"--fps takes a rate from 1 to 120 such as 24, 25 or 24000/1001, not '{text}'.");
    }

    /// <summary>Refuses what no one asked for. Call it before anything is written.</summary>
    public void Finish()
    {
        if (_flags.Count > 0) throw new UsageException($"Unknown flag {_flags.Keys.First()}.");
        if (_words.Count > 0) throw new UsageException($"'{_words[0]}' is one word too many.");
    }
}

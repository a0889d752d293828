using LensForge.Domain.Grammar;

namespace LensForge.Domain.ShotLists;

/// <summary>The last look over a scene's shots: no jump cuts, angles for feeling, a way out.</summary>
internal static class Polish
{
    public static void Apply(List<Setup> setups, List<Beat> beats, Chance chance)
    {
        Join(setups, beats);
        for (var i = 1; i < setups.Count; i++) Apart(setups[i - 1], setups[i]);
        foreach (var setup in setups) Tilt(setup, beats, chance);
        var last = setups[^1];
        if (setups.Count >= 6 && last.Plain && last.Move == CameraMove.Static && last.Intensity < 0.6f) last.Move = CameraMove.PullBack;
    }

    // Two short looks at one face are one look.
    private static void Join(List<Setup> setups, List<Beat> beats)
    {
        for (var i = setups.Count - 1; i > 0; i--)
        {
            var (before, setup) = (setups[i - 1], setups[i]);
            var faces = before.Coverage is Coverage.Single or Coverage.Reaction && setup.Coverage is Coverage.Single or Coverage.Reaction;
            if (!faces || before.Subjects.Count != 1 || !before.Subjects.SequenceEqual(setup.Subjects) || setup.Move != CameraMove.Static || setup.Angle != CameraAngle.Eye) continue;
            if (Enumerable.Range(before.First, setup.End - before.First).Sum(beat => beats[beat].Milliseconds) > 7500) continue;
            before.End = setup.End;
            before.Size = (ShotSize)Math.Max((int)before.Size, Math.Min((int)setup.Size, (int)ShotSize.MediumCloseUp));
            before.Intensity = MathF.Max(before.Intensity, setup.Intensity);
            if (setup.Coverage == Coverage.Single) before.Coverage = Coverage.Single;
            setups.RemoveAt(i);
        }
    }

    // A cut to the same subject changes the size by two steps at least, or it reads as a jump (the 30-degree rule's other half).
    private static void Apart(Setup before, Setup setup)
    {
        if (before.Coverage == Coverage.Insert || setup.Coverage == Coverage.Insert) return;
        var same = before.Subjects.Count == setup.Subjects.Count && (setup.IsWide ? before.Subjects.All(setup.Subjects.Contains) : before.Subjects.SequenceEqual(setup.Subjects));
        if (!same && before.Size == setup.Size && before.Subjects.Count > 0 && setup.Subjects.Count > 0 && before.Subjects[0] == setup.Subjects[0] && !before.IsWide && !setup.IsWide && setup.Size < ShotSize.CloseUp)
        {
            // The same face over a shoulder and without it.
            setup.Size++;
            return;
        }

        var alone = same && setup.Subjects.Count == 1;
        if (setup.Subjects.Count == 0 && before.Subjects.Count == 0)
        {
            // Twice the place: another height, or it is the same picture again.
            if (before.Size == setup.Size) setup.Size = setup.Size == ShotSize.Wide ? ShotSize.ExtremeWide : ShotSize.Wide;
            if (setup.Angle == CameraAngle.Eye && before.Angle == CameraAngle.Eye) setup.Angle = CameraAngle.High;
            return;
        }

        // From the place to its people is a step nearer.
        if (before.Coverage == Coverage.Establishing && setup.IsWide && setup.Size <= before.Size + 1)
        {
            setup.Size = (ShotSize)Math.Clamp((int)before.Size + 2, (int)ShotSize.Full, (int)ShotSize.MediumWide);
            return;
        }

        if (!alone && !(same && before.Coverage == setup.Coverage)) return;
        if (Math.Abs(before.Size - setup.Size) >= 2) return;
        var nearer = setup.Intensity >= before.Intensity - 0.05f;
        var limit = setup.IsWide ? ShotSize.Medium : ShotSize.CloseUp;
        var size = nearer ? before.Size + 2 : before.Size - 2;
        if (size > limit) size = before.Size - 2;
        if (size < ShotSize.Wide) size = before.Size + 2;
        setup.Size = (ShotSize)Math.Clamp((int)size, (int)ShotSize.Wide, (int)limit);
    }

    private static void Tilt(Setup setup, List<Beat> beats, Chance chance)
    {
        if (setup.Angle != CameraAngle.Eye || setup.Coverage is Coverage.Insert or Coverage.PointOfView or Coverage.OverTheShoulder) return;
        var moods = Enumerable.Range(setup.First, setup.End - setup.First)
            .SelectMany(i => beats[i].Reading.Moods.Concat(Deeds.Moods.In(beats[i].Text + " " + beats[i].Manner).Select(hit => hit.Value)))
            .ToList();
        if (moods.Count == 0 || setup.Subjects.Count == 0) return;
        if (moods.Contains(Mood.Anger) && setup.Intensity > 0.5f && chance.Likely(0.4f)) setup.Angle = CameraAngle.Low;
        else if (moods.Contains(Mood.Fear) && setup.Intensity > 0.55f && chance.Likely(0.3f)) setup.Angle = CameraAngle.Dutch;
        else if ((moods.Contains(Mood.Grief) || moods.Contains(Mood.Fear)) && chance.Likely(0.35f)) setup.Angle = CameraAngle.High;
    }
}

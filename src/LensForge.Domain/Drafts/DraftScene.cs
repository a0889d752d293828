using LensForge.Domain.History;

namespace LensForge.Domain.Drafts;

public enum SceneFate { Same, Changed, Moved, MovedAndChanged, Added, Removed }

/// <summary>A scene of two texts beside each other: as it is here, and as a draft has it.</summary>
/// <param name="Id">From 1, in the order in which they are shown; 0 is what stands before the first scene.</param>
/// <param name="Here">Null where only the draft has it.</param>
/// <param name="There">Null where only this text has it.</param>
/// <param name="Wanted">Whether taking over what the draft makes of it is what somebody who asks nothing would expect.</param>
/// <param name="Why">What has to be known to decide about it; null for nothing.</param>
public sealed record DraftScene(int Id, SceneFate Fate, SceneWords? Here, SceneWords? There, bool Wanted, string? Why)
{
    public string Heading => (There ?? Here)!.Heading;

    public IReadOnlyList<(LineFate Fate, string Text)> Words => InlineWords.Between(Here?.Text ?? "", There?.Text ?? "");
}

using LensForge.Domain.People;
using LensForge.Domain.Productions;

namespace LensForge.Domain.Drafts.Numbers;

/// <param name="Line">Line of its heading in the words that it was locked in, from 1; null for one that was removed, which stays as OMITTED.</param>
public sealed record LockedScene(string Number, string Heading, int? Line);

/// <summary>
/// From here on these numbers stay with their scenes. Told again when numbers were given to scenes that came since; then it has all of them.
/// </summary>
/// <param name="Words">Version of the live text.</param>
/// <param name="Scenes">In the order of their numbers, removed ones too.</param>
public sealed record SceneNumbersLocked(long Words, IReadOnlyList<LockedScene> Scenes) : ProductionEvent;

/// <summary>Scenes are numbered by their order, or as their headings say, again.</summary>
public sealed record SceneNumbersUnlocked : ProductionEvent;

/// <summary>Locks the numbers, or gives those of scenes that came since for good.</summary>
[Needs(Right.EditWords)]
public sealed record LockSceneNumbers(long Words, IReadOnlyList<LockedScene> Scenes) : ProductionCommand;

[Needs(Right.EditWords)]
public sealed record UnlockSceneNumbers : ProductionCommand;

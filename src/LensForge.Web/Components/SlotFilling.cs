namespace LensForge.Web.Components;

/// <summary>What a feature puts into a place that another's page leaves open, so that neither knows the other.</summary>
/// <param name="Slot">One of <see cref="SlotNames"/>.</param>
/// <param name="Component">Has the parameters that the slot is given.</param>
public sealed record SlotFilling(string Slot, Type Component);

public static class SlotNames
{
    /// <summary>On the board, for keys and sheets about the selected shot; it stays while the selection moves, so that no key is lost or meets another shot.</summary>
    public const string Board = "board";

    /// <summary>In the inspector of a shot, below what can be done with it.</summary>
    public const string ShotReview = "shot-review";

    /// <summary>In the inspector of a shot, before the words it covers.</summary>
    public const string ShotNotes = "shot-notes";

    /// <summary>Beside the film that guests are shown; the shot is the one that is played.</summary>
    public const string Screening = "screening";

    /// <summary>Beside the editor of the words.</summary>
    public const string Writing = "writing";

    /// <summary>In the inspector of the script, while there are notes on its words.</summary>
    public const string WordNotes = "word-notes";
}

namespace LensForge.Domain.Screenplays.FinalDraft;

/// <summary>Fountain breaks a page by a line of its own, Final Draft by a mark on the paragraph after it.</summary>
internal static class PageBreaks
{
    /// <summary>The elements without page breaks, each marked on what is printed next. A break that nothing follows is dropped.</summary>
    public static IReadOnlyList<ScreenplayElement> Folded(IReadOnlyList<ScreenplayElement> elements)
    {
        var folded = new List<ScreenplayElement>(elements.Count);
        var pending = false;
        foreach (var element in elements)
        {
            if (element.Kind == ElementKind.PageBreak)
            {
                pending = true;
                continue;
            }

            if (string.IsNullOrWhiteSpace(element.Text)) continue;
            var takes = pending && element.Kind is not (ElementKind.Note or ElementKind.Boneyard);
            folded.Add(takes ? element with { StartsNewPage = true } : element);
            pending &= !takes;
        }

        return folded;
    }
}

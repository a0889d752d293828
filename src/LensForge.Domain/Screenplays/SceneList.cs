using System.Globalization;

namespace LensForge.Domain.Screenplays;

/// <summary>Makes scenes of a run of elements: each heading and what follows it up to the next.</summary>
internal static class SceneList
{
    public static IReadOnlyList<Scene> Of(IReadOnlyList<ScreenplayElement> elements, IReadOnlyList<ScriptPage> pages)
    {
        var starts = new List<int>();
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i].Kind == ElementKind.SceneHeading)
            {
                starts.Add(i);
            }
        }

        var (page, rows) = Measured(starts, elements.Count, pages);
        var present = new PresentCharacters(elements, starts);
        var scenes = new List<Scene>(starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : elements.Count;
            var heading = elements[starts[i]];
            var (speaking, silent) = present.In(i);
            scenes.Add(new(
                heading.SceneNumber ?? (i + 1).ToString(CultureInfo.InvariantCulture),
                i + 1,
                SceneHeadingReader.Read(heading.Text),
                starts[i],
                end,
                page[i],
                Eighths.OfLines(rows[i]),
                speaking,
                silent));
        }

        return scenes;
    }

    // The rows a scene covers on each of its pages, blank ones between its lines included.
    private static (int[] Page, int[] Rows) Measured(List<int> starts, int end, IReadOnlyList<ScriptPage> pages)
    {
        var page = Enumerable.Repeat(1, starts.Count).ToArray();
        var rows = new int[starts.Count];
        foreach (var sheet in pages)
        {
            int current = -1, first = 0, last = -1;
            foreach (var line in sheet.Lines)
            {
                var scene = starts.BinarySearch(line.Element);
                scene = scene < 0 ? ~scene - 1 : scene;
                if (scene != current)
                {
                    Close();
                    (current, first) = (scene, line.Row);
                    if (scene >= 0 && line.Element == starts[scene] && line.Offset == 0)
                    {
                        page[scene] = sheet.Number;
                    }
                }

                last = line.Row;
            }

            Close();

            void Close()
            {
                if (current >= 0)
                {
                    rows[current] += last - first + 1;
                }
            }
        }

        return (page, rows);
    }
}

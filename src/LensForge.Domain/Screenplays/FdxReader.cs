using System.Globalization;
using System.Text;
using System.Xml;

namespace LensForge.Domain.Screenplays;

/// <summary>Reads Final Draft's XML in one forward pass. No DTD, no resolver, no recursion deeper than <see cref="DeepestNesting"/>.</summary>
internal sealed class FdxReader
{
    private const int DeepestNesting = 64;

    // Settings that hold no words of the script.
    private static readonly HashSet<string> Settings = new(StringComparer.Ordinal)
    {
        "ElementSettings", "HeaderAndFooter", "PageLayout", "WindowState", "TextState", "SmartType", "MoresAndContinueds", "SplitState", "Macros", "Actors", "Cast",
        "SceneNumberOptions", "CharacterHighlighting", "LockedPages", "Revisions", "TagData", "SpellCheckIgnoreLists", "ScriptNoteDefinitions", "AltCollection",
        "TargetScriptLength", "DisplayBoards", "Images", "ListItems", "Watermarking", "Bookmarks", "Collaborators", "Writers", "UserInfo", "TemplateInfo", "ReportSettings",
        "Navigator", "BeatBoard", "OutlineEditor", "StoryMap", "FontSettings", "Preferences", "SyncInfo", "Goals", "WritingGoals",
    };

    private readonly XmlReader _xml;
    private readonly IXmlLineInfo _where;
    private readonly int _lineShift;
    private readonly ScriptReading _reading = new();

    // The paragraph's first words say that their indent is meant.
    private bool _keepsIndent;

    private FdxReader(SourceText source, int lineShift)
    {
        _lineShift = lineShift;
        _xml = XmlReader.Create(new StringReader(source.Text.TrimStart()), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = 2 * ScreenplayReader.LargestFile,
        });
        _where = (IXmlLineInfo)_xml;
    }

    public static ScriptReading Read(SourceText source)
    {
        var skipped = source.Text.Length - source.Text.TrimStart().Length;
        var lineShift = source.At(skipped).Line - 1;
        try
        {
            return new FdxReader(source, lineShift).Read();
        }
        catch (XmlException problem) when (problem.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new ScreenplayRefusedException($"The Final Draft file contains a document type definition (DTD) in line {problem.LineNumber + lineShift}; such files are refused.");
        }
        catch (XmlException problem)
        {
            throw new ScreenplayRefusedException($"The Final Draft file is not well-formed XML: line {problem.LineNumber + lineShift}, column {problem.LinePosition}.");
        }
    }

    private ScriptReading Read()
    {
        if (_xml.MoveToContent() != XmlNodeType.Element || _xml.LocalName != "FinalDraft")
        {
            throw new ScreenplayRefusedException("The file is XML but not a Final Draft script: there is no <FinalDraft> in it.");
        }

        ForEachChild(() =>
        {
            switch (_xml.LocalName)
            {
                case "Content":
                    ReadContent();
                    break;
                case "TitlePage":
                    _reading.TitlePage.AddRange(FdxTitlePage.Of(ReadTitleLines()));
                    break;
                case "ScriptNotes":
                    ForEachChild(ReadNoteOrUnknown);
                    break;
                case var name when Settings.Contains(name):
                    Skip();
                    break;
                default:
                    ReadUnknown();
                    break;
            }
        });
        while (_xml.Read())
        {
            // The rest must be well-formed too.
        }

        return _reading;
    }

    private void ReadContent() => ForEachChild(() =>
    {
        if (_xml.LocalName == "Paragraph")
        {
            ReadParagraph(besideSpeech: 0);
        }
        else
        {
            ReadUnknown();
        }
    });

    private void ReadParagraph(int besideSpeech)
    {
        var (line, column) = Here(-1);
        var type = _xml.GetAttribute("Type") ?? "General";
        var number = _xml.GetAttribute("Number");
        var centered = _xml.GetAttribute("Alignment") == "Center";
        var newPage = _xml.GetAttribute("StartsNewPage") == "Yes";
        var space = _xml.GetAttribute("SpaceBefore");
        var runs = new List<TextRun>();
        _keepsIndent = false;
        var before = _reading.Elements.Count;
        ForEachChild(
            () =>
            {
                switch (_xml.LocalName)
                {
                    case "Text":
                        ReadText(runs);
                        break;
                    case "DualDialogue":
                        ReadDual();
                        break;
                    case "SceneProperties":
                        ReadSceneProperties();
                        break;
                    case "ScriptNote":
                        ReadNoteOrUnknown();
                        break;
                    default:
                        ReadUnknown();
                        break;
                }
            },
            text => runs.Add(new(text, Emphasis.None)));
        var element = Element(type, runs, centered, Span(line, column), _keepsIndent) with
        {
            SceneNumber = string.IsNullOrWhiteSpace(number) ? null : number.Trim(),
            Dual = besideSpeech > 1 && type == "Character",
            StartsNewPage = newPage,
        };
        if (element.Kind is ElementKind.Action or ElementKind.Centered)
        {
            element = element with { ExtraBlankLines = ExtraLines(space) };
        }

        if (element.Text.Length > 0)
        {
            if (KindOf(type) is null)
            {
                _reading.AddNotUnderstood(element, line, $"Paragraph of the type \"{type}\", kept as General: {element.Text}");
            }
            else
            {
                _reading.Add(element);
            }

            // What stood inside the paragraph comes after it.
            var inner = _reading.Elements.GetRange(before, _reading.Elements.Count - before - 1);
            _reading.Elements.RemoveRange(before, inner.Count);
            _reading.Elements.AddRange(inner);
        }
    }

    private void ReadDual()
    {
        var cues = 0;
        ForEachChild(() =>
        {
            if (_xml.LocalName == "Paragraph")
            {
                // Words without a name above them are a speech too.
                cues += _xml.GetAttribute("Type") == "Character" || cues == 0 ? 1 : 0;
                ReadParagraph(cues);
            }
            else
            {
                ReadUnknown();
            }
        });
    }

    private void ReadSceneProperties() => ForEachChild(() =>
    {
        if (_xml.LocalName == "Summary")
        {
            ReadAside(ElementKind.Synopsis);
        }
        else if (_xml.LocalName is "SceneArcBeats" or "Title")
        {
            Skip();
        }
        else
        {
            ReadUnknown();
        }
    });

    private void ReadNoteOrUnknown()
    {
        if (_xml.LocalName == "ScriptNote")
        {
            ReadAside(ElementKind.Note);
        }
        else
        {
            ReadUnknown();
        }
    }

    private void ReadAside(ElementKind kind)
    {
        var (line, column) = Here(-1);
        var text = InnerText();
        if (kind == ElementKind.Note && text.StartsWith("/*", StringComparison.Ordinal) && text.EndsWith("*/", StringComparison.Ordinal) && text.Length > 4)
        {
            (kind, text) = (ElementKind.Boneyard, text[2..^2].Trim());
        }

        if (text.Length > 0)
        {
            _reading.Add(new(kind, text, Span(line, column)));
        }
    }

    private void ReadUnknown()
    {
        var (line, column) = Here(-1);
        var name = _xml.LocalName;
        var text = InnerText();
        if (text.Length > 0)
        {
            _reading.AddNotUnderstood(new(ElementKind.General, text, Span(line, column)), line, $"<{name}>, kept as General: {text}");
        }
        else
        {
            _reading.NotUnderstood.Add(new(line, $"<{name}>"));
        }
    }

    private SourceSpan Span(int line, int column)
    {
        var (endLine, endColumn) = Here(_xml.NodeType == XmlNodeType.EndElement ? _xml.Name.Length : 0);
        return new(line, column, Math.Max(line, endLine), endLine > line ? endColumn : Math.Max(column, endColumn));
    }

    private List<(string Text, bool Centered)> ReadTitleLines()
    {
        var lines = new List<(string, bool)>();
        ForEachChild(() => ForEachChild(() =>
        {
            var centered = _xml.GetAttribute("Alignment") == "Center";
            lines.Add((InnerText(), centered));
        }));
        return lines;
    }

    private void ReadText(List<TextRun> runs)
    {
        var style = _xml.GetAttribute("Style") ?? "";
        var emphasis = (style.Contains("Bold", StringComparison.Ordinal) ? Emphasis.Bold : 0)
            | (style.Contains("Italic", StringComparison.Ordinal) ? Emphasis.Italic : 0)
            | (style.Contains("Underline", StringComparison.Ordinal) ? Emphasis.Underline : 0);
        _keepsIndent |= runs.Count == 0 && _xml.XmlSpace == XmlSpace.Preserve;
        var text = InnerText(trim: false);
        runs.Add(new(style.Contains("AllCaps", StringComparison.Ordinal) ? text.ToUpperInvariant() : text, emphasis));
    }

    /// <summary>All text within the current element, paragraphs on lines of their own.</summary>
    private string InnerText(bool trim = true)
    {
        var text = new StringBuilder();
        Collect();
        return trim ? text.ToString().Trim() : text.ToString();

        void Collect() => ForEachChild(
            () =>
            {
                if (_xml.LocalName == "Paragraph" && text.Length > 0)
                {
                    text.Append('\n');
                }

                Collect();
            },
            words => text.Append(words));
    }

    private (int Line, int Column) Here(int shift) => (_where.LineNumber + _lineShift, Math.Max(1, _where.LinePosition + shift));

    private void Skip() => ForEachChild(Skip, _ => { });

    /// <summary>Visits the elements below the current one; text between them goes to <paramref name="text"/> or is reported.</summary>
    private void ForEachChild(Action child, Action<string>? text = null)
    {
        if (_xml.Depth > DeepestNesting)
        {
            throw new ScreenplayRefusedException($"The Final Draft file is nested more than {DeepestNesting} elements deep in line {_where.LineNumber + _lineShift}; such files are refused.");
        }

        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        var keepsSpace = _xml.LocalName == "Text";
        while (_xml.Read() && !(_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth))
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    child();
                    break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when !keepsSpace:
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when text is not null:
                    text(keepsSpace ? _xml.Value : _xml.Value.Trim());
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    _reading.NotUnderstood.Add(new(_where.LineNumber + _lineShift, _xml.Value.Trim()));
                    break;
            }
        }
    }

    // Points above the paragraph, 12 to a line; one blank line is the usual.
    private static int ExtraLines(string? space) =>
        double.TryParse(space, NumberStyles.Float, CultureInfo.InvariantCulture, out var points) ? Math.Clamp((int)Math.Round(points / 12) - 1, 0, PageLayout.LinesPerPage) : 0;

    private static ScreenplayElement Element(string type, List<TextRun> runs, bool centered, SourceSpan span, bool keepsIndent)
    {
        var joined = string.Concat(runs.Select(run => run.Text));
        var words = keepsIndent && joined.Trim().Length > 0 ? joined : joined.Trim();
        var lead = joined.IndexOf(words, StringComparison.Ordinal);
        var length = words.Length;
        var trimmed = new List<TextRun>();
        var at = 0;
        foreach (var run in runs)
        {
            var from = Math.Max(at, lead);
            var to = Math.Min(at + run.Text.Length, lead + length);
            if (from < to)
            {
                var text = run.Text[(from - at)..(to - at)];
                if (trimmed.Count > 0 && trimmed[^1].Emphasis == run.Emphasis)
                {
                    trimmed[^1] = new(trimmed[^1].Text + text, run.Emphasis);
                }
                else
                {
                    trimmed.Add(new(text, run.Emphasis));
                }
            }

            at += run.Text.Length;
        }

        var kind = KindOf(type) ?? ElementKind.General;
        return new(kind == ElementKind.Action && centered ? ElementKind.Centered : kind, words, span)
        {
            Runs = trimmed.TrueForAll(run => run.Emphasis == Emphasis.None) ? [] : trimmed,
            Depth = type.StartsWith("Outline ", StringComparison.Ordinal) && int.TryParse(type.AsSpan(8), out var depth) ? Math.Clamp(depth, 1, 6) : 0,
        };
    }

    private static ElementKind? KindOf(string type) => type switch
    {
        "Scene Heading" => ElementKind.SceneHeading,
        "Action" => ElementKind.Action,
        "Character" => ElementKind.Character,
        "Parenthetical" => ElementKind.Parenthetical,
        "Dialogue" => ElementKind.Dialogue,
        "Singing" or "Lyrics" => ElementKind.Lyric,
        "Transition" => ElementKind.Transition,
        "Shot" => ElementKind.Shot,
        "General" or "Cast List" => ElementKind.General,
        "New Act" or "End of Act" or "Show/Ep. Title" => ElementKind.Centered,
        "Outline 1" or "Outline 2" or "Outline 3" or "Outline 4" or "Outline 5" or "Outline 6" => ElementKind.Section,
        "Outline Body" => ElementKind.Synopsis,
        _ => null,
    };
}

using System.Runtime.CompilerServices;
using LensForge.Domain.Productions;
using LensForge.Domain.Screenplays;

namespace LensForge.Web.Projections;

/// <summary>Drafts as they were read: once for all windows that show them, and only as long as somebody has the production before them.</summary>
public static class ReadScripts
{
    private static readonly ConditionalWeakTable<ScriptImported, Lazy<Task<Screenplay>>> Read = [];

    public static Task<Screenplay> OfAsync(ScriptImported script) =>
        Read.GetValue(script, static one => new(() => Task.Run(() => Planning.Read(one.FileName, one.Source.Bytes())))).Value;
}

using System.Globalization;
using LensForge.Web.Hosts;
using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Components;

/// <summary>The line of work and those who film, in the words of the pill.</summary>
/// <param name="Host">"CPU", "CUDA", "2 hosts", or that none has joined.</param>
/// <param name="Doing">What is being done, null when nothing is.</param>
/// <param name="Share">Done of the piece in work, 0 to 1.</param>
public sealed record QueueWords(bool Filming, string Host, bool HostMissing, string? Doing, double? Share, int Waiting, bool Mine)
{
    public static QueueWords Of(ProductionSheet sheet, IReadOnlyList<QueueEntry> entries, IReadOnlyList<JoinedHost> hosts, ChildStage child)
    {
        var own = entries.Where(entry => entry.Production == sheet.Id).ToList();
        var first = own.Find(entry => entry.Running && entry.Kind == "FilmShot") ?? own.Find(entry => entry.Running) ?? entries.FirstOrDefault(entry => entry.Running);
        double? share = first is { StepsTotal: > 0 } ? (double)first.StepsDone / first.StepsTotal : null;
        return new(first is not null, HostName(hosts, child), hosts.Count == 0 && child is not (ChildStage.Starting or ChildStage.Running), first is null ? null : Said(sheet, first), share, entries.Count(entry => !entry.Running), sheet.UnderWay > 0);
    }

    public static string Left(double? seconds) => seconds switch
    {
        null => "",
        < 1 => "under 1 s left",
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s left"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min left"),
    };

    private static string HostName(IReadOnlyList<JoinedHost> hosts, ChildStage child) => hosts.Count switch
    {
        0 => child == ChildStage.Starting || child == ChildStage.Running ? "host is starting" : "no host",
        1 => hosts[0].Hello.Provider,
        _ => $"{hosts.Count} hosts, {string.Join(" and ", hosts.Select(host => host.Hello.Provider).Distinct())}",
    };

    private static string Said(ProductionSheet sheet, QueueEntry entry)
    {
        var what = entry.Production != sheet.Id ? "another production"
            : entry.Kind switch
            {
                "FilmShot" => sheet.Take(entry.Subject) is { } take ? $"shot {NumberOf(sheet, take)}" : "a shot",
                "DrawStages" => "drawing stages",
                "AssembleFilm" => "joining the film",
                _ => "work",
            };
        var step = entry is { Kind: "FilmShot", Steps: > 0 } ? $", step {entry.Step} of {entry.Steps}" : "";
        var left = Left(entry.SecondsLeft);
        return left.Length > 0 ? $"{what}{step}, {left}" : what + step;
    }

    private static string NumberOf(ProductionSheet sheet, TakeSheet take) => sheet.Plan?.Find(take.Shot)?.Shot.Number ?? take.Shot.Value;
}

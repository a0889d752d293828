using System.Globalization;
using LensForge.Web.Hosts;
using LensForge.Web.Live;
using LensForge.Web.Projections;

namespace LensForge.Web.Components;

/// <summary>The line of work and those who film, in the words of the pill.</summary>
/// <param name="Host">"CPU", "CUDA", "2 hosts", or that none has joined.</param>
/// <param name="Doing">What is being done, null when nothing is.</param>
/// <param name="Share">Done of the piece in work, 0 to 1.</param>
/// <param name="Spoken">The same for those who listen: without steps and seconds, so that it changes seldom.</param>
public sealed record QueueWords(bool Filming, string Host, bool HostMissing, string? Doing, double? Share, int Waiting, string Spoken)
{
    public static QueueWords Of(ProductionSheet sheet, IReadOnlyList<QueueEntry> entries, IReadOnlyList<JoinedHost> hosts, ChildStage child)
    {
        var own = entries.Where(entry => entry.Production == sheet.Id).ToList();
        var first = own.Find(entry => entry.Running && entry.Kind == "FilmShot") ?? own.Find(entry => entry.Running) ?? entries.FirstOrDefault(entry => entry.Running);
        double? share = first is { StepsTotal: > 0 } ? (double)first.StepsDone / first.StepsTotal : null;
        var waiting = entries.Count(entry => !entry.Running);
        var spoken = hosts.Count == 0 ? HostName(hosts, child)
            : first is null ? waiting > 0 ? $"{waiting} waiting" : "Nothing is being filmed"
            : $"In work: {What(sheet, first)}" + (waiting > 0 ? $", {waiting} waiting" : "");
        return new(
            first is not null, HostName(hosts, child), hosts.Count == 0 && child is not (ChildStage.Starting or ChildStage.Running),
            first is null ? null : Said(sheet, first), share, waiting, spoken);
    }

    public static string Left(double? seconds) => seconds switch
    {
        null => "",
        < 1 => "under 1 s left",
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s left"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min left"),
    };

    /// <summary>"waits, 2nd in line, begins in about 12 s": by what such work took here before, or that nobody knows.</summary>
    public static string Waits(QueueEntry entry) => $"waits, {Ordinal(entry.Position)} in line, {Begins(entry)}";

    public static string Begins(QueueEntry entry) => entry.StartsIn switch
    {
        null => "when is unknown",
        < 1 => "begins at once",
        < 90 => string.Create(CultureInfo.InvariantCulture, $"begins in about {entry.StartsIn:0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"begins in about {entry.StartsIn / 60:0} min"),
    };

    public static string Ordinal(int number) => number + (number % 100 is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    /// <summary>The step of the key frame, then which of the frames is in work: those that follow are not filmed in the order of time.</summary>
    public static string Step(QueueEntry entry, TakeSheet take)
    {
        var (recipe, follow) = (take.Recipe, entry.StepsDone - take.Recipe.KeySteps);
        return follow <= 0 || recipe.IsStill
            ? $"step {entry.Step} of {entry.Steps}"
            : string.Create(CultureInfo.InvariantCulture, $"frame {Math.Min(recipe.Frames, 1 + (follow + recipe.FollowSteps - 1) / recipe.FollowSteps)} of {recipe.Frames}");
    }

    private static string HostName(IReadOnlyList<JoinedHost> hosts, ChildStage child) => hosts.Count switch
    {
        0 => child == ChildStage.Starting || child == ChildStage.Running ? "host is starting" : "no host",
        1 => hosts[0].Hello.Provider,
        _ => $"{hosts.Count} hosts, {string.Join(" and ", hosts.Select(host => host.Hello.Provider).Distinct())}",
    };

    private static string Said(ProductionSheet sheet, QueueEntry entry)
    {
        var what = What(sheet, entry);
        var step = entry is { Kind: "FilmShot", Steps: > 0, Production: var of } && of == sheet.Id && sheet.Take(entry.Subject) is { } filming ? $", {Step(entry, filming)}" : "";
        var left = Left(entry.SecondsLeft);
        return left.Length > 0 ? $"{what}{step}, {left}" : what + step;
    }

    private static string What(ProductionSheet sheet, QueueEntry entry) => entry.Production != sheet.Id ? "another production"
        : entry.Kind switch
        {
            "FilmShot" => sheet.Take(entry.Subject) is { } take ? $"shot {NumberOf(sheet, take)}" : "a shot",
            "DrawStages" => "drawing stages",
            "RenderSet" => "a picture of a set",
            "ReadReference" or "ReadPlace" => "a reference picture",
            "RenderTurnaround" => "a turnaround sheet",
            "AssembleFilm" => "joining the film",
            _ => "work",
        };

    private static string NumberOf(ProductionSheet sheet, TakeSheet take) => sheet.Plan?.Find(take.Shot)?.Shot.Number ?? take.Shot.Value;
}

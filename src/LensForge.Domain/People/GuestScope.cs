namespace LensForge.Domain.People;

/// <summary>Kinds are added where there is something to show; a stored name stays what it is.</summary>
public enum GuestSight { Production, Scene }

/// <summary>How much of a production a guest sees.</summary>
/// <param name="Scene">Order of the scene in the plan, from 1; 0 when the scene is no longer in the script. Null for the whole production.</param>
public sealed record GuestScope(GuestSight Sight, int? Scene = null)
{
    public static readonly GuestScope Whole = new(GuestSight.Production);

    public static GuestScope OfScene(int ordinal) => new(GuestSight.Scene, ordinal);

    public bool Shows(int scene) => Sight == GuestSight.Production || Scene == scene;

    /// <summary>The same scene in a revised plan.</summary>
    /// <param name="continued">By the order in the new plan, the order in the one before; null where it was not kept.</param>
    public GuestScope In(IReadOnlyDictionary<int, int>? continued) => Sight != GuestSight.Scene || continued is null
        ? this
        : this with { Scene = continued.Where(pair => pair.Value == Scene).Select(pair => pair.Key).FirstOrDefault() };
}

public sealed record GuestLink(string Label, GuestScope Scope, bool Comment, bool Download, DateTimeOffset Expires, bool Revoked = false)
{
    public bool Open(DateTimeOffset now) => !Revoked && now < Expires;
}

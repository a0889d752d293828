namespace LensForge.Domain.People;

/// <summary>The one table of who may do what.</summary>
public static class RoleRights
{
    private static readonly Dictionary<Role, Right[]> Table = new()
    {
        [Role.Viewer] = [Right.Read],
        [Role.Mentor] = [Right.Read, Right.Comment],
        [Role.Writer] = [Right.Read, Right.Comment, Right.EditWords],
        [Role.Artist] = [Right.Read, Right.Comment, Right.EditPictures, Right.Film],
        [Role.Producer] = [Right.Read, Right.Comment, Right.Film, Right.SeeMoney, Right.Approve, Right.Invite],
        [Role.Director] = [Right.Read, Right.Comment, Right.EditWords, Right.EditPictures, Right.Film, Right.Approve, Right.Invite],
        [Role.Owner] = Enum.GetValues<Right>(),
    };

    public static IReadOnlyList<Right> Of(Role role) => Table[role];

    public static bool May(this Role role, Right right) => Table[role].Contains(right);

    /// <summary>Nobody gives away what they do not have, and only owners make owners or touch them.</summary>
    public static bool MayGive(this Role giver, Role role) =>
        giver == Role.Owner || (giver.May(Right.Invite) && role != Role.Owner && Table[role].All(right => giver.May(right)));

    /// <summary>For "may not …" and "may …".</summary>
    public static string Deed(Right right) => right switch
    {
        Right.Read => "see this production",
        Right.Comment => "comment",
        Right.EditWords => "change words",
        Right.EditPictures => "change pictures",
        Right.Film => "spend machine time",
        Right.SeeMoney => "see money",
        Right.Approve => "approve",
        _ => "invite people",
    };
}

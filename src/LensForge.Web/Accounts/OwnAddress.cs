namespace LensForge.Web.Accounts;

/// <summary>Where somebody wanted to go before they had to sign in: only ever a place in this house.</summary>
public static class OwnAddress
{
    public static string Or(string? wanted, string usual) =>
        wanted is ['/', not ('/' or '\\'), ..] && !wanted.Any(char.IsControl) && !wanted.StartsWith("/sign-in", StringComparison.Ordinal) ? wanted : usual;
}

namespace LensForge.Web.Accounts;

/// <summary>An account. Its id is all that the log ever holds of a person.</summary>
public sealed class Person
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As the log and commands name them.</summary>
    public string Key => Id.ToString("D");

    /// <summary>As others see it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What they sign in with beside their password; nothing is ever sent there.</summary>
    public string? Address { get; set; }

    /// <summary>The address, or the id while there is none.</summary>
    public string UserName { get; set; } = "";

    public string NormalizedName { get; set; } = "";

    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    public string ConcurrencyStamp { get; set; } = Guid.NewGuid().ToString("N");

    public DateTimeOffset? LockoutEnd { get; set; }

    public int AccessFailedCount { get; set; }

    /// <summary>Keeps this LensForge: reads its console, and owns productions that have no other owner.</summary>
    public bool Keeper { get; init; }
}

using LensForge.Web.EventStore;
using Microsoft.AspNetCore.Identity;

namespace LensForge.Web.Accounts;

/// <summary>Whoever reads the console of this LensForge. Their account is made at their first sign-in; they may name it and give it a password later, or never.</summary>
public sealed class Keeper(PersonStore store, UserManager<Person> accounts, PeopleDirectory directory, Adoption adoption)
{
    public async Task<Person> FindOrMakeAsync(CancellationToken stop)
    {
        if (await store.KeeperAsync(stop) is { } known) return known;
        var keeper = new Person { Name = Environment.UserName, Keeper = true };
        keeper.UserName = keeper.Key;
        var made = await accounts.CreateAsync(keeper);
        if (!made.Succeeded) return await store.KeeperAsync(stop) ?? throw new InvalidOperationException(AccountWords.Of(made));
        await directory.ReadAsync(stop);
        await adoption.RunAsync(stop);
        return keeper;
    }
}

using LensForge.Domain;
using LensForge.Domain.People;
using LensForge.Web.EventStore;
using LensForge.Web.Projections;
using Microsoft.AspNetCore.Identity;

namespace LensForge.Web.Accounts;

/// <summary>Forgets a person: name, address, passkeys, codes and sessions go. What they did stays in the log under an id that nobody can be found by.</summary>
public sealed class Erasure(UserManager<Person> accounts, ProductionSheets sheets, Decisions desk, ProjectionService projections, PeopleDirectory directory, FilmingHabits habits)
{
    /// <exception cref="RefusedException">Others would be left without an owner; the message says where.</exception>
    public async Task RunAsync(Person person, CancellationToken stop = default)
    {
        var theirs = sheets.List.Where(sheet => sheet.Team.RoleOf(person.Key) is not null).ToList();
        if (theirs.FirstOrDefault(sheet => sheet.Team.IsLastOwner(person.Key) && sheet.Team.Members.Count > 1) is { } held)
            throw new RefusedException($"You are the only owner of {held.Name}, and others are in it. Make one of them owner first. Nothing was erased.");
        var last = 0L;
        foreach (var sheet in theirs) last = Math.Max(last, await desk.DecideAsync(sheet.Id, new ForgetMember(person.Key), Gate.House, stop));
        await projections.SeenAsync(last, stop);
        await habits.ForgetAsync(person.Key, stop);
        await accounts.DeleteAsync(person);
        await directory.ReadAsync(stop);
    }
}

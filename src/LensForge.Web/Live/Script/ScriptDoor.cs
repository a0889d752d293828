using LensForge.Domain.People;
using LensForge.Web.Accounts;
using LensForge.Web.Accounts.Rights;

namespace LensForge.Web.Live.Script;

/// <summary>The one place that says who may read and who may edit the words of a production: asked at everything that a window sends.</summary>
public sealed class ScriptDoor(Access access, PeopleDirectory people)
{
    public bool MayRead(Caller caller, Guid production) => access.May(caller, production, Right.Read);

    public bool MayEditWords(Caller caller, Guid production) => access.May(caller, production, Right.EditWords);

    public string NameOf(Caller caller) => people.NameOf(caller.Person);
}

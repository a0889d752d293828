namespace LensForge.Domain.People;

/// <summary>Names who may use a command, page, endpoint or hub method. Every one carries exactly one of these; one without is refused.</summary>
public abstract class AccessAttribute : Attribute;

/// <summary>Whoever has this right in the production that it is about.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Right right) : AccessAttribute
{
    public Right Right => right;
}

/// <summary>Everybody with an account, whatever they are in any production.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForPeopleAttribute : AccessAttribute;

/// <summary>The house itself and the hosts that film for it; never a person.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForMachinesAttribute : AccessAttribute;

namespace LensForge.Domain.Productions;

/// <summary>The part of the production's decisions that is about reference pictures of people.</summary>
internal static class ReferenceDecider
{
    private const int LeastConsent = 8, LongestConsent = 500;

    public static IReadOnlyList<ProductionEvent> Decide(Production state, ProductionCommand command) => command switch
    {
        OfferReference offer => Offer(state, offer),
        RecordReference record => state.OpenReferences.Contains(record.Reference) ? [new ReferenceRead(record.Reference, record.Looks)] : [],
        GiveUpReference giveUp => state.OpenReferences.Contains(giveUp.Reference) ? [new ReferenceFailed(giveUp.Reference, giveUp.Reason)] : [],
        _ => throw new RefusedException($"A reference cannot do {command.GetType().Name}."),
    };

    private static IReadOnlyList<ProductionEvent> Offer(Production state, OfferReference offer)
    {
        if (state.Planned?.Plan.Cast.ContainsKey(offer.Character) != true) throw new RefusedException($"There is nobody called {offer.Character} in the script.");
        var consent = Consent(offer.Consent, "Say who the picture shows and why it may be used: without that it is not kept.");
        return [new ReferenceOffered(offer.Reference, offer.Character, offer.Picture, offer.Kind, consent)];
    }

    /// <exception cref="RefusedException">It says next to nothing (<paramref name="missing"/>), or too much.</exception>
    public static string Consent(string note, string missing)
    {
        var consent = CleanText.Line(note);
        if (consent.Length < LeastConsent) throw new RefusedException(missing);
        return consent.Length <= LongestConsent ? consent : throw new RefusedException($"The note is longer than {LongestConsent} characters.");
    }
}

namespace LensForge.Web.Features.Films;

/// <summary>What a person can do with films, for pages.</summary>
public sealed record FilmCommands(AssembleFilmHandler Assemble, CancelFilmHandler Cancel);

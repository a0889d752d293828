using LensForge.Web.Accounts;

namespace LensForge.Web.Features.Takes.Rooms;

/// <summary>What a person can do around a denoise room, for pages.</summary>
public sealed record RoomCommands(DenoiseRoomHandler Room, FilmNextHandler Film, FilmingHabits Habits, CancelTakeHandler Cancel, ChooseTakeHandler Choose, ChooseLookHandler Looks, DirectShotHandler Direct, SetDeadlineHandler Deadline);

namespace LensForge.Web.Features.Takes;

/// <summary>What a person can do with takes, for pages.</summary>
public sealed record TakeCommands(PreviewShotsHandler Preview, CancelTakeHandler Cancel, ChooseTakeHandler Choose, RetakeRegionHandler Region, DirectShotHandler Direct, ShapeBoardHandler Board);

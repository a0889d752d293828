using System.Numerics;

namespace LensForge.Generation.Staging;

/// <summary>What is painted on a figure's surface in rest-pose coordinates, over and above its substance.</summary>
public abstract record Finish;

/// <summary>A face's skin.</summary>
/// <param name="Freckles">0 none to 1.</param>
/// <param name="Wrinkles">0 smooth to 1 old.</param>
public sealed record Complexion(float Freckles, float Wrinkles) : Finish;

public enum Weave { Plain, Knit, Stripe, Check, Dots, Herringbone, Denim, Hoops, FairIsle }

/// <summary>Which garment it is: decides where seams, cuffs, hems, plackets and creases are.</summary>
public enum GarmentCut { Plain, Shirt, Jacket, Coat, Jumper, Dress, TShirt, Trousers, Shorts, Skirt, Scarf }

/// <summary>How a garment is made. Its surface coordinates are those of the resting body at scale 1 (1.77 m tall), arms lowered by 35 degrees.</summary>
/// <param name="Contrast">Linear RGB of stripes, dots, bands.</param>
/// <param name="Edge">Linear RGB of cuffs and hems.</param>
/// <param name="Shoulder">X of the shoulder joint in metres: sleeves begin there.</param>
public sealed record Tailoring(Weave Weave, GarmentCut Cut, Vector3 Contrast, Vector3 Edge, float Shoulder) : Finish;

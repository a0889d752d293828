namespace LensForge.Generation.Looks;

internal static class LookMath
{
    /// <summary>0 below one end, 1 above the other, smooth between; ends may be given in falling order.</summary>
    public static float Ramp(float from, float to, float value)
    {
        var t = Math.Clamp((value - from) / (to - from), 0f, 1f);
        return t * t * (3 - 2 * t);
    }

    public static float Mix(float a, float b, float t) => a + (b - a) * t;

    /// <summary>Tooth of the paper at a pixel, -0.5 to 0.5: the sheet lies still while the drawing on it moves.</summary>
    public static float Tooth(int x, int y)
    {
        var h = (uint)x * 0x8DA6B343u ^ (uint)y * 0xD8163841u;
        h = (h ^ h >> 15) * 0x2C1B3C6Du;
        return ((h ^ h >> 13) & 0xFF) / 255f - 0.5f;
    }
}

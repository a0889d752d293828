namespace LensForge.Generation.Looks;

/// <summary>
/// Draws a look over a naturalistic picture: over the reference to make what the network learns, and over the traced light to make its first guess;
/// so it must bear some noise, and nothing in it may crawl when the camera moves. Keeps nothing from frame to frame, so that the same frame
/// gives the same picture; owns scratch planes of one size, so that one thread uses it at a time.
/// </summary>
public interface ILookShader
{
    void Shade(in LookFrame frame);
}

namespace LensForge.Domain.People;

/// <summary>What somebody may do in one production.</summary>
public enum Right { Read, Comment, EditWords, EditPictures, Film, SeeMoney, Approve, Invite }

/// <summary>What somebody is in one production.</summary>
public enum Role { Viewer, Mentor, Writer, Artist, Producer, Director, Owner }

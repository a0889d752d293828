namespace LensForge.Domain.Reviews;

/// <summary>How far a shot has come, in the order in which it usually goes.</summary>
public enum ReviewState { Todo, InProgress, Review, Retake, Approved }

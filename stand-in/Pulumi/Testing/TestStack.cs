namespace Pulumi.Testing;

/// <summary>The root of a program that is a function; it is left out of the result.</summary>
internal sealed class TestStack : Stack;

namespace CrossCloudDns.StandIn;

/// <summary>The forms in which one declared type appears in C#.</summary>
internal enum Form
{
    /// <summary><c>XArgs</c> with <c>Input</c> values.</summary>
    Args,

    /// <summary><c>XState</c> and <c>XGetArgs</c>, with <c>Input</c> values; what <c>Get</c> takes.</summary>
    State,

    /// <summary>The plain arguments of a function.</summary>
    Plain,

    /// <summary>The <c>Input</c> arguments of a function.</summary>
    Invoke,

    /// <summary>What comes back.</summary>
    Output,
}

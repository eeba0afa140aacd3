namespace CrossCloudDns.Twin.Cli.Doctor;

/// <summary>Something that a machine has or lacks, and what it is needed for.</summary>
/// <param name="Purpose">What cannot be done without it.</param>
/// <param name="Found">What was found; <see langword="null"/> where it is missing.</param>
/// <param name="Remedy">How to get it.</param>
internal sealed record Need(string Name, Purpose Purpose, string? Found, string Remedy);

/// <summary>What people do with the project, from the least demanding to the most.</summary>
internal enum Purpose
{
    /// <summary>Running the twin.</summary>
    Twin,

    /// <summary>Running every end-to-end test.</summary>
    Tests,

    /// <summary>Deploying to both clouds.</summary>
    Deployment,
}

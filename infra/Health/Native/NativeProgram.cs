namespace CrossCloudDns.Infra.Health.Native;

/// <summary>What the file of a Linux program says about where it runs.</summary>
/// <param name="Architecture">In Lambda's words, <c>arm64</c> or <c>x86_64</c>; <see langword="null"/> for any other.</param>
/// <param name="Loader">The loader that it asks for; <see langword="null"/> for a program that needs none.</param>
/// <param name="Glibc">The newest version of the GNU C library whose symbols it needs; <see langword="null"/> where it needs none.</param>
public sealed record NativeProgram(string? Architecture, string? Loader, Version? Glibc)
{
    /// <summary>The C library of <c>provided.al2023</c>.</summary>
    public static Version RuntimeGlibc { get; } = new(2, 34);

    /// <summary>Reads a program.</summary>
    /// <returns><see langword="null"/> for anything that is no whole 64-bit Linux program.</returns>
    public static NativeProgram? Read(byte[] file)
    {
        try
        {
            return ElfFile.Open(file) is { } elf
                ? new NativeProgram(elf.Architecture, elf.Interpreter(), Newest(elf.NeededVersions()))
                : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // An offset of the file leads out of it.
            return null;
        }
    }

    /// <summary>Why the function cannot run it.</summary>
    /// <param name="architecture">The function's.</param>
    /// <returns>What follows the file's name in a sentence, or <see langword="null"/> where nothing stands against it.</returns>
    public string? Unfit(string architecture) =>
        Architecture != architecture ? $"is built for {Architecture ?? "another architecture"}, and the function is {architecture}"
        : Loader?.Contains("musl", StringComparison.Ordinal) == true ? "is built for the C library musl, which the function's runtime lacks"
        : Glibc > RuntimeGlibc ? $"needs glibc {Glibc}, and the function's runtime has {RuntimeGlibc}"
        : null;

    private static Version? Newest(IEnumerable<string> versions) => versions
        .Where(version => version.StartsWith("GLIBC_", StringComparison.Ordinal))
        .Select(version => Version.TryParse(version["GLIBC_".Length..], out var number) ? number : null)
        .Max();
}

namespace CrossCloudDns.Bench.Program;

/// <summary>The smallest program of the platform, as a measure of what starting anything costs.</summary>
internal static class Hello
{
    /// <summary>Writes and builds it in a directory of its own.</summary>
    /// <returns>Where its assembly is.</returns>
    public static async Task<string> BuildAsync(string directory)
    {
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "hello.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(directory, "Program.cs"), "System.Console.WriteLine(\"hello\");\n");
        await Command.TimeAsync(directory, "dotnet", "build", "-v", "q", "-nologo");
        return Path.Combine(directory, "bin", "Debug", "net10.0", "hello.dll");
    }
}

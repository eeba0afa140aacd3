using System.Runtime.InteropServices;

namespace CrossCloudDns.Twin.Host;

/// <summary>The <c>dotnet</c> program that runs this process.</summary>
internal static class DotNetHost
{
    /// <summary>Its path, found from the runtime in use; else the one on the search path.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        // {root}/shared/Microsoft.NETCore.App/{version}/
        var root = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory()).Parent?.Parent?.Parent;
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return root is not null && File.Exists(System.IO.Path.Combine(root.FullName, name))
            ? System.IO.Path.Combine(root.FullName, name)
            : name;
    }
}

using System.CommandLine;

namespace CrossCloudDns.Twin.Cli;

/// <summary>An option that names a file to write.</summary>
internal static class FileOption
{
    /// <summary>Refuses a place that cannot be written to: a mistake in the command line, told before the work and not after it.</summary>
    public static Option<FileInfo?> Create(string description, params string[] names)
    {
        var option = new Option<FileInfo?>(names[0], names[1..]) { Description = description, HelpName = "file" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is not { } file)
            {
                return;
            }

            if (file.Directory is not { Exists: true })
            {
                result.AddError($"{names[0]}: there is no folder '{file.DirectoryName}'. Create it first.");
            }
            else if (Directory.Exists(file.FullName))
            {
                result.AddError($"{names[0]}: '{file.FullName}' is a folder. Name a file in it.");
            }
        });
        return option;
    }
}

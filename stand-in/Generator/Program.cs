using CrossCloudDns.StandIn;

if (args is not [var tablePath, var outputFolder])
{
    Console.Error.WriteLine("usage: generator TABLE OUTPUT-FOLDER");
    return 2;
}

try
{
    var table = TableReader.Read(File.ReadLines(tablePath));
    Directory.CreateDirectory(outputFolder);
    foreach (var (fileName, source) in PackageEmitter.Emit(table))
    {
        File.WriteAllText(Path.Combine(outputFolder, fileName), source);
    }

    return 0;
}
catch (TableException problem)
{
    // The form that MSBuild recognises as an error with a place.
    Console.Error.WriteLine($"{tablePath}({problem.Line}): error : {problem.Message}");
    return 1;
}

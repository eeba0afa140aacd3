using System.Text.Json;

namespace CrossCloudDns.Twin.Capture;

/// <summary>Reads a stack from a file: a <c>pulumi stack export</c>, or what <c>resources --format json</c> printed.</summary>
public static class StateFile
{
    /// <summary>Reads <paramref name="file"/>, telling the two formats apart by their content.</summary>
    /// <exception cref="TwinException">The file does not exist or is neither of the two.</exception>
    public static async Task<CapturedStack> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new TwinException(
                DiagnosticId.InvalidState,
                $"State file '{file.FullName}' does not exist. Write it with 'pulumi stack export --file {file.Name}'.");
        }

        try
        {
            await using var stream = file.OpenRead();
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new TwinException(
                DiagnosticId.InvalidState,
                $"State file '{file.Name}' is neither a 'pulumi stack export' nor 'resources --format json': {exception.Message} Write it "
                    + "again with one of the two.");
        }
    }

    private static CapturedStack Read(JsonElement document) =>
        document.OptionalString("format") == ResourcesDocument.Format
            ? ResourcesDocument.Read(document)
            : StackExport.Read(document);
}

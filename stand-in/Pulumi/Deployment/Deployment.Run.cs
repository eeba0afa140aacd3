namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Refuses to deploy: says so on the error stream and returns a failing exit code; the program is not run.</summary>
    public static Task<int> RunAsync(Action action) => RefuseToDeploy();

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseToDeploy();

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task> func) => RefuseToDeploy();

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => RefuseToDeploy();

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new()
        => RefuseToDeploy();

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
        => RefuseToDeploy();

    private static async Task<int> RefuseToDeploy()
    {
        const int Refused = 1;
        await Console.Error.WriteLineAsync(
            "This program was built with the stand-in for the Pulumi package, which runs it under mocks only: "
            + "to deploy, restore from a package feed that carries the official Pulumi packages and build again.").ConfigureAwait(false);

        // A program need not return what it gets from here.
        Environment.ExitCode = Refused;
        return Refused;
    }
}

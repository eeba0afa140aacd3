namespace Pulumi;

/// <summary>Writes to the log of the run. Under mocks only errors have an effect: they make the run fail.</summary>
public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => _ = Deployment.Running;

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => _ = Deployment.Running;

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => _ = Deployment.Running;

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Deployment.Running.AddError(message);

    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
        => Error(exception.ToString(), resource, streamId, ephemeral);
}

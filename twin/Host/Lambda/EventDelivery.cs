using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace CrossCloudDns.Twin.Host;

/// <summary>What the twin changes in a schedule's input before a function gets it.</summary>
/// <remarks>
/// A target's declared address and port become the loopback socket that stands for them, and a target that asks for a trusted
/// certificate trusts the twin's own authority. The rest, ids and dimensions above all, is left to the letter.
/// </remarks>
/// <param name="locate">The loopback socket of a declared one, as far as it can be reached at present.</param>
internal sealed class EventDelivery(Func<IPEndPoint, IPEndPoint> locate, string authorityPem)
{
    private const string ScheduledTimeAttribute = "<aws.scheduler.scheduled-time>";

    /// <summary>The event for one tick.</summary>
    /// <param name="input">The schedule's input, as declared.</param>
    /// <param name="scheduled">The twin's time of the tick.</param>
    public string Prepare(string input, DateTimeOffset scheduled)
    {
        var time = scheduled.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (JsonNode.Parse(input.Replace(ScheduledTimeAttribute, time, StringComparison.Ordinal)) is not JsonObject document)
        {
            return input;
        }

        // The twin's clock may run fast: the function could not know the time by itself.
        document["scheduledTime"] = time;
        foreach (var target in (document["targets"] as JsonArray ?? []).OfType<JsonObject>())
        {
            Locate(target);
            if ((string?)target["kind"] == "https" && (string?)target["trust"] != "any")
            {
                target["trust"] = "ca";
                target["caPem"] = authorityPem;
            }
        }

        return document.ToJsonString();
    }

    private void Locate(JsonObject target)
    {
        if (IPAddress.TryParse((string?)target["address"], out var address) && (int?)target["port"] is { } port)
        {
            var socket = locate(new IPEndPoint(address, port));
            target["address"] = socket.Address.ToString();
            target["port"] = socket.Port;
        }
    }
}

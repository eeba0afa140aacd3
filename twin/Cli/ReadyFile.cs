using System.Text.Json.Nodes;
using CrossCloudDns.Twin.Host;

namespace CrossCloudDns.Twin.Cli;

/// <summary>The file that tells other programs where a twin answers. It appears whole or not at all.</summary>
internal static class ReadyFile
{
    public static async Task WriteAsync(FileInfo file, TwinHost twin, CancellationToken cancellationToken)
    {
        var partial = $"{file.FullName}.{Environment.ProcessId}";
        await File.WriteAllTextAsync(partial, Content(twin).ToJsonString() + "\n", cancellationToken);
        File.Move(partial, file.FullName, overwrite: true);
    }

    internal static JsonObject Content(TwinHost twin)
    {
        var resolvers = new JsonObject();
        var inbound = new JsonObject();
        foreach (var (entry, listener) in twin.Resolvers)
        {
            var socket = new JsonObject { ["address"] = listener.EndPoint.Address.ToString(), ["port"] = listener.EndPoint.Port };
            switch (entry.Role)
            {
                // A site's first VNet goes by the name of the site; further ones, such as spokes, by both names.
                case ResolverRole.AzureClient:
                    resolvers[resolvers.ContainsKey(entry.Site) ? $"{entry.Site}/{entry.Name}" : entry.Site] = socket;
                    break;
                case ResolverRole.Route53Inbound:
                    socket.Insert(0, "declared", entry.Declared.ToString());
                    socket["zone"] = entry.AvailabilityZone;
                    if (inbound[entry.Site] is not JsonArray ofSite)
                    {
                        inbound[entry.Site] = ofSite = [];
                    }

                    ofSite.Add(socket);
                    break;
            }
        }

        var instances = new JsonObject();
        foreach (var instance in twin.Model.Instances)
        {
            if (twin.Instances.Servers.TryGetValue(instance.Id, out var server))
            {
                instances[instance.Id] = new JsonObject
                {
                    ["declared"] = instance.Address.ToString(),
                    ["address"] = server.EndPoint.Address.ToString(),
                    ["port"] = server.EndPoint.Port,
                };
            }
        }

        return new JsonObject
        {
            ["http"] = twin.HttpAddress.GetLeftPart(UriPartial.Authority),
            ["resolvers"] = resolvers,
            ["inbound"] = inbound,
            ["instances"] = instances,
        };
    }
}

using System.CommandLine;
using System.CommandLine.Completions;
using System.Net;
using CrossCloudDns.Twin.Engine.Forwarders;
using CrossCloudDns.Twin.Model;

namespace CrossCloudDns.Twin.Cli;

/// <summary><c>forwarders</c>: ready configuration for resolvers in networks beside a site.</summary>
internal static class ForwardersCommand
{
    public static Command Create(StackOptions stack)
    {
        var format = new Option<string>("--format", "-f")
        {
            Description = $"For which resolver: {string.Join(", ", ForwarderFormat.All.Select(known => known.Name))}.",
            Required = true,
        };
        format.AcceptOnlyFromAmong([.. ForwarderFormat.All.Select(known => known.Name)]);
        var site = new Option<string?>("--site")
        {
            Description = "The site nearest to the network; its endpoints are asked first. Needed where the stack has several.",
            HelpName = "name",
        };
        site.CompletionSources.Add(context => stack.Words.Sites(context.ParseResult).Select(word => new CompletionItem(word)));
        var listen = new Option<string>("--listen")
        {
            Description = "Address and port that the resolver serves.",
            DefaultValueFactory = _ => "127.0.0.1:53",
            HelpName = "address:port",
        };
        listen.Validators.Add(result =>
        {
            if (!IPEndPoint.TryParse(result.GetValueOrDefault<string>() ?? "", out _))
            {
                result.AddError($"'{result.GetValueOrDefault<string>()}' is no address with a port, such as 127.0.0.1:53.");
            }
        });
        var zonesOnly = new Option<bool>("--zones-only")
        {
            Description = "Only what belongs into an existing configuration, not a complete one.",
        };
        var command = new Command(
            "forwarders", "Writes the configuration of a resolver that forwards the private domains to the nearest site.")
        {
            format, site, listen, zonesOnly,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var model = StackModel.Read(await stack.CaptureAsync(arguments, cancellationToken));
            var plan = ForwarderPlan.Of(model, Choose(model, arguments.GetValue(site))) with
            {
                Listen = IPEndPoint.Parse(arguments.GetRequiredValue(listen)),
                ZonesOnly = arguments.GetValue(zonesOnly),
            };
            if (plan.Domains.IsEmpty)
            {
                throw new TwinException(
                    DiagnosticId.NothingToForward,
                    $"Site '{plan.Site.Name}' has no private zone that an inbound endpoint answers for. Declare an inbound endpoint in a "
                        + "VPC that the zone is associated with.");
            }

            var text = ForwarderFormat.All.Single(known => known.Name == arguments.GetValue(format)).Write(plan);
            await arguments.InvocationConfiguration.Output.WriteAsync(text.AsMemory(), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    private static Site Choose(StackModel model, string? name)
    {
        var names = string.Join(", ", model.Sites.Select(site => $"'{site.Name}'"));
        return name is null
            ? model.Sites is [var only]
                ? only
                : throw new TwinException(
                    DiagnosticId.SiteNotFound,
                    $"The stack has {model.Sites.Length} sites: {names}. Choose the one nearest to your network with --site.")
            : model.Sites.FirstOrDefault(site => site.Name == name)
                ?? throw new TwinException(
                    DiagnosticId.SiteNotFound, $"The stack has no site '{name}'. It has {names}. Choose one of them with --site.");
    }
}

using CrossCloudDns.Stacks;
using Pulumi;

return await Deployment.RunAsync(CrossCloudDnsProgram.Declare);

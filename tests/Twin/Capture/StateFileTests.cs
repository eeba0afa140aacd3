using System.Text.Json;
using CrossCloudDns.Twin;
using CrossCloudDns.Twin.Capture;

namespace CrossCloudDns.Tests.Twin.Capture;

public sealed class StateFileTests
{
    private const string Export = """
        {
          "version": 3,
          "deployment": {
            "manifest": { "time": "2026-01-01T00:00:00Z", "magic": "m", "version": "v3.112.1" },
            "secrets_providers": { "type": "passphrase", "state": { "salt": "v1:abc" } },
            "resources": [
              { "urn": "urn:pulumi:prod::other::pulumi:pulumi:Stack::other-prod", "custom": false, "type": "pulumi:pulumi:Stack", "outputs": { "zone": "Z1" } },
              { "urn": "urn:pulumi:prod::other::pulumi:providers:aws::default", "custom": true, "id": "8f0b", "type": "pulumi:providers:aws", "inputs": { "region": "eu-west-2" } },
              {
                "urn": "urn:pulumi:prod::other::aws:route53/zone:Zone::z", "custom": true, "id": "Z1", "type": "aws:route53/zone:Zone",
                "inputs": { "__defaults": [ "comment" ], "name": "internal.example.com", "forceDestroy": true },
                "outputs": { "name": "internal.example.com", "zoneId": "Z1", "tags": { "__defaults": [], "team": "dns" } },
                "parent": "urn:pulumi:prod::other::pulumi:pulumi:Stack::other-prod",
                "provider": "urn:pulumi:prod::other::pulumi:providers:aws::default::8f0b",
                "dependencies": [ "urn:pulumi:prod::other::aws:ec2/vpc:Vpc::v" ], "protect": true
              },
              {
                "urn": "urn:pulumi:prod::other::my:net:Net$aws:ec2/vpnConnection:VpnConnection::c", "custom": true, "id": "vpn-1", "type": "aws:ec2/vpnConnection:VpnConnection",
                "inputs": {
                  "tunnel1PresharedKey": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:xyz" },
                  "tunnel2PresharedKey": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "\"shown\"" } },
                "outputs": {}, "parent": "urn:pulumi:prod::other::my:net:Net::n", "external": true
              },
              { "urn": "urn:pulumi:prod::other::aws:ec2/vpc:Vpc::v", "custom": true, "delete": true, "id": "vpc-old", "type": "aws:ec2/vpc:Vpc" },
              { "urn": "urn:pulumi:prod::other::aws:ec2/vpc:Vpc::v", "custom": true, "id": "vpc-1", "type": "aws:ec2/vpc:Vpc" }
            ],
            "pending_operations": [ { "resource": { "urn": "urn:pulumi:prod::other::aws:ec2/vpc:Vpc::pending", "type": "aws:ec2/vpc:Vpc" }, "type": "creating" } ]
          }
        }
        """;

    [Fact]
    public async Task ReadAsync_OfAStackExport_GivesTheLivingResources()
    {
        var stack = await ReadAsync(Export);

        Assert.Equal(("other", "prod"), (stack.Project, stack.Stack));
        Assert.Equal(
            ["aws:ec2/vpc:Vpc vpc-1", "aws:route53/zone:Zone Z1", "aws:ec2/vpnConnection:VpnConnection vpn-1", "pulumi:providers:aws 8f0b"],
            stack.Resources.Select(resource => $"{resource.Type} {resource.Id}"));
    }

    [Fact]
    public async Task ReadAsync_OfAStackExport_KeepsOptionsAndDropsTheEnginesMarks()
    {
        var zone = (await ReadAsync(Export)).Resources.Single(resource => resource.Id == "Z1");

        Assert.Equal("z", zone.Name);
        Assert.Null(zone.Parent);
        Assert.True(zone.Protect);
        Assert.Equal(["urn:pulumi:prod::other::aws:ec2/vpc:Vpc::v"], zone.DependsOn);
        Assert.Equal("""{"name":"internal.example.com","forceDestroy":true}""", zone.Inputs.GetRawText());
        Assert.Equal("""{"name":"internal.example.com","zoneId":"Z1","tags":{"team":"dns"}}""", zone.Outputs.GetRawText());
    }

    [Fact]
    public async Task ReadAsync_OfSecrets_ShowsThoseThatTheExportShows()
    {
        var connection = (await ReadAsync(Export)).Resources.Single(resource => resource.Id == "vpn-1");

        Assert.True(connection.Read);
        Assert.Equal("urn:pulumi:prod::other::my:net:Net::n", connection.Parent);
        Assert.Equal("""{"tunnel1PresharedKey":"[secret]","tunnel2PresharedKey":"shown"}""", connection.Inputs.GetRawText());
    }

    [Fact]
    public async Task ReadAsync_OfPrintedResources_GivesTheSameBytesAgain()
    {
        var printed = ResourcesDocument.Write(await ReadAsync(Export));

        Assert.Equal(printed, ResourcesDocument.Write(await ReadAsync(printed)));
        Assert.Equal("cross-cloud-dns/resources/1", JsonDocument.Parse(printed).RootElement.GetProperty("format").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":"cross-cloud-dns/resources/1"}""")]
    [InlineData("""{"deployment":{"resources":[{"type":"x"}]}}""")]
    [InlineData("""{"deployment":{"resources":[{"urn":"short","type":"x"}]}}""")]
    public async Task ReadAsync_OfAnythingElse_SaysWhatIsExpected(string content)
    {
        var error = await Assert.ThrowsAsync<TwinException>(() => ReadAsync(content));

        Assert.StartsWith("CCD2007: State file 'state.json' is neither", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_OfAMissingFile_SaysHowToWriteIt()
    {
        var error = await Assert.ThrowsAsync<TwinException>(
            () => StateFile.ReadAsync(new FileInfo("/nowhere/state.json"), TestContext.Current.CancellationToken));

        Assert.Equal("CCD2007: State file '/nowhere/state.json' does not exist. Write it with 'pulumi stack export --file state.json'.", error.Message);
    }

    private static async Task<CapturedStack> ReadAsync(string content)
    {
        using var folder = new ProjectFolder().With("state.json", content);
        return await StateFile.ReadAsync(
            new FileInfo(Path.Combine(folder.Directory.FullName, "state.json")), TestContext.Current.CancellationToken);
    }
}

using Pulumi;

namespace CrossCloudDns.Tests.StandIn.Resources;

/// <summary>An enum as providers generate it.</summary>
[EnumType]
internal readonly record struct Color
{
    private readonly string _value;

    private Color(string value) => _value = value;

    public static Color Red { get; } = new("red");

    public static explicit operator string(Color value) => value._value;

    public override string ToString() => _value;
}

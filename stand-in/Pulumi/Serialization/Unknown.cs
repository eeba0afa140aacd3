namespace Pulumi.Serialization;

/// <summary>What travels in place of a value that a preview cannot know.</summary>
internal static class Unknown
{
    public const string Text = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
}

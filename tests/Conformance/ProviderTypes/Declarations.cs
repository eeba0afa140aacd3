namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>An interface, class or constant object of a TypeScript declaration file.</summary>
/// <param name="Namespace">Enclosing namespaces, joined by dots; empty at the top.</param>
internal sealed record TypeDeclaration(string Namespace, string Name, IReadOnlyList<MemberDeclaration> Members);

/// <param name="Type">The type as written, without comments.</param>
/// <param name="Optional">Marked with a question mark.</param>
/// <param name="Deprecated">Its comment says <c>@deprecated</c>.</param>
internal sealed record MemberDeclaration(string Name, string Type, bool Optional, bool Deprecated);

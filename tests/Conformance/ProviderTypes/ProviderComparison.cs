namespace CrossCloudDns.Tests.Conformance.ProviderTypes;

/// <summary>Compares provider types with their published definitions; says each difference in a line.</summary>
internal sealed class ProviderComparison
{
    private readonly Dictionary<(string File, string Namespace, string Name), TypeDeclaration> _published;

    /// <param name="files">Declaration files by path.</param>
    public ProviderComparison(IEnumerable<KeyValuePair<string, string>> files) =>
        _published = files
            .SelectMany(file => DeclarationReader.Read(file.Value).Select(type => (File: file.Key, Type: type)))
            .GroupBy(entry => (entry.File, entry.Type.Namespace, entry.Type.Name))
            .ToDictionary(group => group.Key, group => group.First().Type);

    public IEnumerable<string> Differences(ProviderType type)
    {
        var found = type.Names
            .Select(name => _published.GetValueOrDefault((type.File, type.Namespace, name)))
            .FirstOrDefault(declaration => declaration is not null);
        if (found is null)
        {
            return [$"{type.Type.FullName}: not in {type.File}"];
        }

        var expected = found.Members.ToDictionary(member => member.Name, StringComparer.Ordinal);
        var members = type.Members().ToList();
        var missing = expected.Keys.Except(members.Select(member => member.Wire), StringComparer.Ordinal).Select(name => $"{name}: missing");
        return members
            .SelectMany(member => expected.TryGetValue(member.Wire, out var declared)
                ? Differences(member, declared, isEnumeration: type.Type.IsValueType)
                : [$"{member.Wire}: unknown"])
            .Concat(missing)
            .Select(difference => $"{type.Type.FullName} {difference}");
    }

    private static IEnumerable<string> Differences(ProviderMember member, MemberDeclaration declared, bool isEnumeration)
    {
        var (shape, optional) = isEnumeration ? (declared.Type, false) : TypeShape.OfTypeScript(declared.Type);
        if (shape != member.Shape)
        {
            yield return $"{member.Wire}: is {member.Shape}, published as {shape}";
        }

        if (member.Optional is { } isOptional && isOptional != (optional || declared.Optional))
        {
            yield return $"{member.Wire}: is {(isOptional ? "optional, published as required" : "required, published as optional")}";
        }

        if (member.Obsolete is { } isObsolete && isObsolete != declared.Deprecated)
        {
            yield return $"{member.Wire}: {(isObsolete ? "is marked as deprecated, published as current" : "is not marked as deprecated, published so")}";
        }
    }
}

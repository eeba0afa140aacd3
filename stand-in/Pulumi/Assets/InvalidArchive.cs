using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Stands where a state held something that is no archive; it cannot be passed on.</summary>
internal sealed class InvalidArchive() : Archive("assets", ImmutableDictionary<string, AssetOrArchive>.Empty);

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Guardrails.Tests.Unit.Architecture;

/// <summary>The references that a compiled assembly really has, whatever its project file says.</summary>
/// <param name="References">Names of the assemblies whose types it uses.</param>
/// <param name="Types">Full names of the types of other assemblies that it uses.</param>
/// <param name="Members">Members of those types that it uses, as <c>System.DateTime.get_UtcNow</c>.</param>
internal sealed record CompiledAssembly(
    IReadOnlyCollection<string> References, IReadOnlySet<string> Types, IReadOnlySet<string> Members)
{
    public static CompiledAssembly Read(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return new(
            [.. metadata.AssemblyReferences.Select(
                handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))],
            metadata.TypeReferences.Select(handle => Name(metadata, handle)).ToHashSet(),
            metadata.MemberReferences
                .Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(
                    member => $"{Name(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}")
                .ToHashSet());
    }

    private static string Name(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{Name(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}

namespace Guardrails.Tests.Unit.Architecture;

/// <summary>Inside <c>core</c>, folders know only those before them.</summary>
public sealed class CoreNamespaceArrowsTests
{
    private static readonly NamespaceArrows Core = new(NamespaceOrder.Core, SourceFile.All(NamespaceOrder.Core.Folder));

    [Fact]
    public void In_core_a_file_s_namespace_is_its_folder() => Core.Misplaced().ShouldBeEmpty();

    [Fact]
    public void In_core_every_folder_has_its_place() => Core.Unordered().ShouldBeEmpty();

    [Fact]
    public void In_core_a_folder_knows_only_those_before_it() => Core.Wrong().ShouldBeEmpty();
}

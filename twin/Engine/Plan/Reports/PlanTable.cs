using System.Collections.Immutable;

namespace CrossCloudDns.Twin.Engine.Plan.Reports;

/// <summary>One section of a plan, as people read it.</summary>
/// <param name="Columns">A heading that ends in <c>#</c> marks a column of numbers; the mark is not shown.</param>
/// <param name="Notes">Sentences below the table.</param>
internal sealed record PlanTable(
    string Title, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows, ImmutableArray<string> Notes)
{
    public bool IsNumeric(int column) => Columns[column].EndsWith('#');

    public string Heading(int column) => Columns[column].TrimEnd('#');
}

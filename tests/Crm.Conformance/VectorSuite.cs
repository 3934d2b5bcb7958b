namespace Crm.Conformance;

/// <summary>
/// The code that runs the vector files of one suite against the public API. Subclasses are found by reflection: an engine adds its suites
/// by adding a file to its folder, and nothing else.
/// </summary>
public abstract class VectorSuite
{
    /// <summary>The suite as the vector file names it, such as <c>sla/dst_edges</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Runs every case of a file; a table without code is skipped by name.</summary>
    public abstract void Run(VectorFile file, CaseRecorder cases);
}

namespace Crm.SampleHost.Data;

/// <summary>One entry of a party's 360 view: keys and arguments, never rendered text.</summary>
/// <param name="Party">The lead's or party's key.</param>
/// <param name="Step">The step that wrote it; at most one entry per party and step.</param>
/// <param name="AtUnixTicks">When, in ticks of 100 ns since 1970.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Module">The part of the business.</param>
/// <param name="Summary">The commands that changed something.</param>
public sealed record TimelineRow(string Party, int Step, long AtUnixTicks, string Actor, string Module, string Summary);

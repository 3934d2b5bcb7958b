using Crm.Domain;
using NodaTime;
using NodaTime.Text;

namespace Crm.SampleHost.Scenario.Dedupe;

/// <summary>What an import leaves behind, so that it can be taken back.</summary>
internal static class LeadImport
{
    /// <summary>The mark that every lead of an import carries.</summary>
    public static string SourceOf(Instant at) => $"import {InstantPattern.General.Format(at)}";

    /// <summary>A lead that nobody has touched since it came in can be taken back; one with a history of its own cannot.</summary>
    public static bool IsRevertible(Lead lead) => lead is { State: LeadState.New, Version: 1, Engagements: [], Assignments: [] };
}

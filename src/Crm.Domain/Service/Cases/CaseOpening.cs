using NodaTime;

namespace Crm.Domain;

/// <summary>What is known of a case when it is opened.</summary>
/// <param name="Id">Its id, made by the caller.</param>
/// <param name="Number">Its number for people.</param>
/// <param name="PartyKey">Whose case it is.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Priority">How soon it is to be worked on.</param>
public sealed record CaseOpening(CaseId Id, string Number, string PartyKey, string Subject, CasePriority Priority)
{
    /// <summary>The serial number of the thing that fails; null if it is about none.</summary>
    public string? AssetKey { get; init; }

    /// <summary>The entitlement or service plan that promises the times; null without one.</summary>
    public string? EntitlementKey { get; init; }

    /// <summary>The case it is a part of, or follows up; null if neither.</summary>
    public string? ParentKey { get; init; }

    /// <summary>How long a customer's reply opens a resolved case again. The default is 14 days.</summary>
    public Duration ReopenWindow { get; init; } = Duration.FromDays(14);
}

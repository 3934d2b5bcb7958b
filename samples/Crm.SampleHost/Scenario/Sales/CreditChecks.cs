using Crm.Domain;

namespace Crm.SampleHost.Scenario.Sales;

/// <summary>What the commands that check a credit limit report and accept.</summary>
internal static class CreditChecks
{
    /// <summary>Who lets an order pass above the limit; null if the step names nobody.</summary>
    public static CreditOverride? OverrideOf(StepContext context) => context.Params.TextOrNull("overrideBy") is string approver
        ? new CreditOverride(approver, context.Params.TextOrNull("overrideReason") ?? "")
        : null;

    /// <summary>How much of the limit is used, and whether people are to be warned.</summary>
    public static void Report(StepContext context, CreditAccount account, CreditDecision decision)
    {
        if (decision.UtilisationPercent is decimal used) context.Report("utilisationPct", used);
        if (decision.IsWarning) context.Report("alert", $"CreditUtilisation>={SalesRecords.Plain(account.WarnPercent)}%");
    }
}

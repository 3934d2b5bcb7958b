using Crm.Domain;
using Crm.Primitives;
using NodaTime;

namespace Crm.Conformance;

/// <summary>Turns the facts of a case into the library's guards of a machine; what the case does not give is satisfied.</summary>
internal static partial class GuardFacts
{
    private static readonly LocalDate Day = new(2026, 6, 15);
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 15, 8, 0);

    /// <summary>The guards, or null for a machine without code.</summary>
    internal static Func<string, bool>? For(string machine, string trigger, Given g)
    {
        Func<string, bool>? guards = machine switch
        {
            "Lead" => Lead(g),
            "Opportunity" => Opportunity(g),
            "Quote" => Quote(g, trigger),
            "Order" => Order(g, trigger),
            "Contract" => Contract(g, trigger),
            "Case" => Case(g),
            "WorkOrder" => WorkOrder(g, trigger),
            "Booking" => new BookingGuards { Reason = g.Text("r", "reason") }.IsMet,
            "Campaign" => Campaign(g),
            "Task" => Task(g),
            "Invoice" => Invoice(g, trigger),
            "ReturnAuthorization" => Return(g),
            "Entitlement" => Entitlement(g, trigger),
            "KnowledgeArticle" => Article(g, trigger),
            _ => null,
        };
        return guards;
    }

    private static Func<string, bool> Lead(Given g) => new LeadGuards
    {
        Score = g.Number(1_000, "score"),
        MqlThreshold = g.Number(50, "mqlThreshold", "threshold"),
        Owner = g.Text("u", "owner"),
        Reason = g.Text("r", "reason"),
        QualificationCriteriaMet = g.Flag(true, "qualificationCriteriaMet", "criteriaMet"),
        PersonName = g.Text(g.Has("organisationName") ? null : "p", "personName"),
        OrganisationName = g.Text(null, "organisationName"),
        HasDedupeDecision = g.Text("CreateNew", "dedupeDecision") is string decision ? decision.Trim().Length > 0 && g.Flag(true, "hasDedupeDecision")
            : g.Flag(false, "hasDedupeDecision"),
        Id = g.Text("self", "id"),
        MasterId = g.Text("master", "masterId"),
        MasterMerged = g.Text("New", "masterState") == "Merged",
    }.IsMet;

    private static Func<string, bool> Opportunity(Given g) => new OpportunityGuards
    {
        StageInPipeline = g.Flag(true, "stageInPipeline", "stage in pipeline"),
        StageIsOpen = g.Flag(true, "stageIsOpen", "stageIsOpenKind", "stage is open kind") && g.Text("Open", "stageKind", "kind") is "Open" or "open",
        StageEntryCriteriaMet = g.Flag(true, "stageEntryCriteriaMet", "entryCriteriaMet"),
        Reason = g.Text("r", "reason"),
        Amount = g.Text("1.00", "amount") is string amount && amount.Trim().Length > 0
            ? new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), CurrencyTable.None) : null,
        Customer = g.Text("c", "customer"),
        LostReason = g.Text("l", "lostReason"),
    }.IsMet;

    private static Func<string, bool> Order(Given g, string trigger) => new OrderGuards
    {
        Lines = g.Whole(1, "lines"),
        BillTo = g.Text("b", "billTo"),
        CreditOk = g.Flag(!g.Has("creditOverride"), "creditOk"),
        CreditOverride = g.Flag(false, "creditOverride"),
        Reason = g.Text("r", "reason"),
        FulfilledQty = g.Number(trigger == "ShortClose" ? 1 : 0, "fulfilledQty"),
        OrderedQty = g.Number(10, "orderedQty"),
        PostedInvoices = g.Whole(0, "postedInvoices"),
        Fulfilment = g.Member<Completeness>(Completeness.Full, "fulfilment") ?? Completeness.None,
        Billing = g.Member<Completeness>(Completeness.Full, "billing") ?? Completeness.None,
    }.IsMet;

    private static Func<string, bool> Case(Given g) => new CaseGuards
    {
        Owner = g.Text(g.Has("queue") ? null : "u", "owner"),
        Queue = g.Text(null, "queue"),
        PublicReplySent = g.Flag(true, "publicReplySent", "publicReply", "a public reply was sent"),
        Reason = g.Text("r", "reason"),
        Resolution = g.Text("done", "resolution"),
        OpenChildren = g.Whole(0, "openChildren"),
        ChildrenOverridden = g.Flag(false, "overrideChildren", "override", "overridden", "childrenOverridden"),
        ResolvedAt = g.Moment(Now, "resolvedAt"),
        At = g.Moment(Now, "at", "now") ?? Now,
        ReopenWindow = g.Has("reopenWindowDays") ? Duration.FromDays((double)g.Number(14, "reopenWindowDays"))
            : Duration.FromHours((double)g.Number(336, "reopenWindowHours")),
        CustomerConfirmed = g.Flag(!g.Has("autoCloseDelayElapsed"), "customerConfirmed"),
        AutoCloseDelayElapsed = g.Flag(false, "autoCloseDelayElapsed"),
        Id = g.Text("self", "id"),
        MasterId = g.Text("master", "masterId"),
        MasterTerminal = g.Member<CaseState>(CaseState.Open, "masterState") is not CaseState master || LifeCycles.Case.IsTerminal(master),
    }.IsMet;

    private static Func<string, bool> WorkOrder(Given g, string trigger) => new WorkOrderGuards
    {
        ResourceHasSkills = g.Flag(true, "resourceHasSkills", "skills", "resource has required skills", "hasSkills"),
        SlotFree = g.Flag(true, "slotFree", "slot free"),
        InsideTerritory = g.Flag(true, "insideTerritory", "insideServiceTerritory", "inside service territory"),
        Bookings = g.Members(trigger switch
        {
            "Start" => new[] { BookingState.InProgress },
            "Complete" => [BookingState.Completed],
            _ => [],
        }, "bookings"),
        Resolution = g.Text("done", "resolution"),
        MandatoryTasksDone = g.Flag(true, "mandatoryTasksDone", "mandatoryServiceTasksDone", "tasksDone"),
        Reason = g.Text("r", "reason"),
        SupervisorApproved = g.Flag(true, "supervisorApproval", "supervisorApproved", "approvedBy"),
        PartsConfirmed = g.Flag(true, "usedPartsConfirmed", "partsConfirmed"),
    }.IsMet;

    private static Func<string, bool> Campaign(Given g) => new CampaignGuards
    {
        Audience = g.Whole(1, "audience"),
        Budget = g.Text("1", "budget") is string budget && budget.Trim().Length > 0
            ? new Money(decimal.Parse(budget, System.Globalization.CultureInfo.InvariantCulture), CurrencyTable.None) : null,
        Purpose = g.Text("Marketing", "purpose", "consentPurpose"),
        Now = g.Moment(Now, "now", "at") ?? Now,
        StartAt = g.Moment(null, "startAt"),
        EndAt = g.Moment(null, "endAt"),
        Reason = g.Text("r", "reason"),
    }.IsMet;

    private static Func<string, bool> Task(Given g)
    {
        Instant now = g.Moment(Now, "now", "at") ?? Now;
        return new TaskGuards { Now = now, Until = g.Moment(now + Duration.FromDays(1), "until") }.IsMet;
    }

    private static Func<string, bool> Invoice(Given g, string trigger) => new InvoiceGuards
    {
        Lines = g.Whole(1, "lines"),
        Number = g.Text("INV-1", "number"),
        Outstanding = g.Number(trigger == "ReversePayment" ? 1 : 0, "outstanding"),
        Approver = g.Text("a", "approver"),
        Reason = g.Text("r", "reason"),
        PaymentApplied = g.Flag(false, "paymentApplied", "payments", "paymentsApplied", "appliedPayments"),
        CreditNote = g.Text("CN-1", "creditNote", "creditNoteIssued") is string note && note != "false" ? note : null,
    }.IsMet;

    private static Func<string, bool> Return(Given g) => new ReturnAuthorizationGuards
    {
        WithinWarranty = g.Flag(!g.Has("override"), "withinWarranty"),
        Override = g.Flag(false, "override"),
        Disposition = g.Text("Repair", "disposition"),
        Reason = g.Text("r", "reason"),
        SerialMatches = g.Has("expectedSerial") ? g.Text(null, "serial") == g.Text("", "expectedSerial") : g.Flag(true, "serialMatches"),
        InspectionResult = g.Text("broken", "inspectionResult"),
        DispositionCarriedOut = g.Flag(true, "dispositionCarriedOut"),
    }.IsMet;
}

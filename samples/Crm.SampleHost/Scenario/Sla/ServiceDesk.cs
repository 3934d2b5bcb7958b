using System.Collections.Immutable;
using Crm.Domain;
using Crm.Primitives;
using Crm.Sla;
using NodaTime;

namespace Crm.SampleHost.Scenario.Sla;

/// <summary>
/// Where Crm.Domain's cases meet Crm.Sla: the calendar and the promise of the setup, the facts of a case in the words of the clocks, and the
/// calendar as the working time that closes cases.
/// </summary>
internal sealed class ServiceDesk : IWorkingTime
{
    private static readonly FieldMap<Case> Fields = FieldMap.For<Case>()
        .Text("entitlement", static c => c.EntitlementKey).Text("priority", static c => c.Priority.ToString()).Build();

    /// <summary>When the desk is warned; the setup says nothing of it.</summary>
    private static readonly ImmutableArray<SlaThreshold> Warnings = [SlaThreshold.AtPercent(75)];

    private readonly SlaEngine _engine;
    private readonly PolicySelector<Case> _policies;

    private ServiceDesk(BusinessCalendar calendar, SlaEngine engine, PolicySelector<Case> policies)
    {
        Calendar = calendar;
        _engine = engine;
        _policies = policies;
    }

    /// <summary>The business calendar.</summary>
    public BusinessCalendar Calendar { get; }

    public static ServiceDesk Of(StepContext context) => context.World.Compiled(Compile);

    /// <summary>Compiles the desk of a setup.</summary>
    public static ServiceDesk Compile(ScenarioSetup setup)
    {
        BusinessCalendarBuilder builder = new("business", setup.Zone.Id);
        foreach (IsoDayOfWeek day in setup.Calendar.Days)
            foreach (HoursSetup hours in setup.Calendar.Hours) builder.Weekly(day, new LocalTimeWindow(hours.From, hours.To));
        BusinessCalendar calendar = builder.Holidays(setup.Calendar.Holidays).Compile().Value;
        List<SlaPolicyDefinition> policies = [];
        if (setup.Sla is { } promise)
        {
            policies.Add(new SlaPolicyDefinition(promise.Plan)
            {
                When = Condition.Compare("entitlement", ConditionOperator.Equal, promise.Plan),
                Targets =
                [
                    new SlaTargetDefinition(SlaMetric.FirstReplyTime, Duration.FromMinutes(promise.FirstResponseBusinessMinutes), calendar.Key) { Thresholds = Warnings },
                    new SlaTargetDefinition(SlaMetric.AgentWorkTime, Duration.FromMinutes(promise.ResolutionBusinessMinutes), calendar.Key) { Thresholds = Warnings },
                ],
            });
        }

        SlaEngine engine = SlaEngine.Compile(new SlaDefinition { Policies = [.. policies] }, calendar).Value;
        return new ServiceDesk(calendar, engine, engine.SelectorFor(Fields).Value);
    }

    /// <summary>The promises of a case, as they stand at an instant.</summary>
    public CaseSla Look(Case item, Instant at) => _engine.Evaluate(Facts(item), at);

    Instant IWorkingTime.Add(Instant from, Duration workingTime) =>
        Calendar.Add(from, workingTime).TryGetInstant(out Instant due) ? due : Instant.MaxValue;

    private IEnumerable<SlaFact> Facts(Case item)
    {
        foreach (CaseFact fact in item.Facts)
        {
            switch (fact.Kind)
            {
                case CaseFactKind.Opened:
                    yield return new CaseCreated(fact.At, Author.EndUser, Status(fact.State));
                    yield return new PolicyApplied(fact.At, _policies.Select(item).Policy?.Key, fact.Priority.ToString());
                    break;
                case CaseFactKind.PublicReply:
                    yield return new CommentAdded(fact.At, Author.Agent);
                    break;
                case CaseFactKind.CustomerReply:
                    yield return new CommentAdded(fact.At, Author.EndUser);
                    break;
                case CaseFactKind.PriorityChanged:
                    yield return new PolicyApplied(fact.At, _policies.Select(item).Policy?.Key, fact.Priority.ToString());
                    break;
                case CaseFactKind.StateChanged when fact.State is CaseState.Canceled or CaseState.Merged:
                    yield return new CaseWithdrawn(fact.At);
                    break;
                default:
                    yield return new StatusChanged(fact.At, Status(fact.State));
                    break;
            }
        }
    }

    private static CaseStatus Status(CaseState state) => state switch
    {
        CaseState.New => CaseStatus.New,
        CaseState.Open => CaseStatus.Open,
        CaseState.WaitingOnCustomer => CaseStatus.Pending,
        CaseState.OnHold => CaseStatus.OnHold,
        CaseState.Resolved => CaseStatus.Solved,
        _ => CaseStatus.Closed,
    };
}

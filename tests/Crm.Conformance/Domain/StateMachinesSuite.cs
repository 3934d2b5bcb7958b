using System.Text.Json;
using Crm.Domain;
using Crm.Pricing;
using Crm.Primitives;
using NodaTime;
using NodaTime.Text;

namespace Crm.Conformance;

/// <summary><c>domain/state_machines</c>: tables, sequences, walks, guards, clock times, roll-up and the import of foreign statuses.</summary>
public sealed class StateMachinesSuite : VectorSuite
{
    /// <summary>The customer model's machines, and the quote's, which belongs to Crm.Pricing.</summary>
    private static readonly Dictionary<string, StateMachine<string>> Machines = LifeCycles.Definitions.Append(QuoteLifeCycle.Machine.Definition)
        .ToDictionary(static d => d.Name, static d => StateMachine.Compile(d).Value);

    public override string Name => "domain/state_machines";

    public override void Run(VectorFile file, CaseRecorder cases)
    {
        foreach (JsonProperty table in file.Root.EnumerateObject())
        {
            Action<string, JsonElement, CaseRecorder>? body = table.Name switch
            {
                "machines" => Table,
                "counts" => Counts,
                "sequences" or "walks" => Walk,
                "guards" => Guard,
                "times" => Time,
                "rollup" => Rollup,
                "importMapping" => Import,
                _ => null,
            };
            if (body is not null)
            {
                foreach ((string name, JsonElement row) in file.Rows(table.Name)) body(name, row, cases);
            }
            else if (table.Name is not ("suite" or "source" or "semantics"))
            {
                cases.Skip(table.Name, "no code for this table");
            }
        }
    }

    private static StateMachine<string>? Machine(string name, string row, CaseRecorder cases)
    {
        if (Machines.TryGetValue(name, out StateMachine<string>? machine)) return machine;
        cases.Skip(row, $"no machine {name}");
        return null;
    }

    private static void Table(string name, JsonElement row, CaseRecorder cases)
    {
        if (Machine(name, "machines." + name, cases) is not StateMachine<string> machine) return;
        if (row.TryGetProperty("states", out JsonElement states))
        {
            cases.Case($"machines.{name}.states", () =>
            {
                Expect.Equal(row.GetProperty("initial").GetString(), machine.Initial, "initial");
                Expect.SequenceEqual(states.EnumerateObject().Select(static s => s.Name).Order(), machine.States.Order(), "states");
                foreach (JsonProperty state in states.EnumerateObject()) State(machine, state);
            });
        }

        if (row.TryGetProperty("transitions", out JsonElement transitions))
        {
            cases.Case($"machines.{name}.transitions", () => Expect.SequenceEqual(
                transitions.EnumerateArray().Select(static t => Line(Text(t, "from"), Text(t, "trigger"), Text(t, "to"), Texts(t, "guards"), Texts(t, "events"), Texts(t, "effects"))).Order(),
                machine.Definition.Transitions.Select(static t => Line(t.From, t.Trigger, t.To, t.Guards, t.Events, t.Effects)).Order()));
        }

        if (!row.TryGetProperty("matrix", out JsonElement matrix)) return;
        int pair = 0;
        foreach (JsonElement line in matrix.EnumerateArray())
        {
            cases.Case($"machines.{name}.matrix[{pair++}]",
                () => Expect.Equal(line[2].GetString(), Fire(machine, line[0].GetString()!, line[1].GetString()!, static _ => true)));
        }
    }

    private static void State(StateMachine<string> machine, JsonProperty state)
    {
        foreach (JsonProperty fact in state.Value.EnumerateObject())
        {
            string actual = fact.Name switch
            {
                "category" => machine.CategoryOf(state.Name).ToString(),
                "editable" => machine.IsEditable(state.Name) ? "true" : "false",
                "terminal" => machine.IsTerminal(state.Name) ? "true" : "false",
                _ => machine.Attribute(state.Name, fact.Name),
            };
            Expect.Equal(Expect.Text(fact.Value), actual, $"{state.Name} {fact.Name}");
        }
    }

    private static void Counts(string name, JsonElement row, CaseRecorder cases)
    {
        if (Machine(name, "counts." + name, cases) is not StateMachine<string> machine) return;
        cases.Case("counts." + name, () =>
        {
            Expect.Equal(row.GetProperty("states").GetInt32(), machine.States.Count, "states");
            Expect.Equal(row.GetProperty("transitions").GetInt32(), machine.Definition.Transitions.Length, "transitions");
            Expect.Equal(row.GetProperty("legal").GetInt32(), machine.States.Sum(s => machine.TriggersFrom(s).Count), "legal");
            Expect.Equal(row.GetProperty("pairs").GetInt32(), machine.States.Count * machine.Triggers.Count, "pairs");
        });
    }

    private static void Walk(string name, JsonElement row, CaseRecorder cases)
    {
        if (Machine(Text(row, "machine"), name, cases) is not StateMachine<string> machine) return;
        cases.Case(name, () =>
        {
            string state = machine.Initial;
            int version = 0;
            List<string> answers = [];
            foreach (string trigger in Texts(row, "triggers"))
            {
                string answer = Fire(machine, state, trigger, static _ => true);
                answers.Add(answer);
                if (answer == "InvalidTransition") continue;
                state = answer;
                version++;
            }

            Expect.SequenceEqual(Texts(row, "expect"), answers);
            if (row.TryGetProperty("final", out JsonElement final)) Expect.Equal(final.GetString(), state, "final");
            if (row.TryGetProperty("versionIncrements", out JsonElement increments)) Expect.Equal(increments.GetInt32(), version, "versionIncrements");
        });
    }

    private static void Guard(string name, JsonElement row, CaseRecorder cases)
    {
        string machineName = Text(row, "machine"), state = Text(row, "state"), trigger = Text(row, "trigger");
        if (Machine(machineName, name, cases) is not StateMachine<string> machine) return;
        row.TryGetProperty("given", out JsonElement given);
        Func<string, bool> guards;
        (string State, IReadOnlyDictionary<string, object?> Facts)? played = null;
        try
        {
            Given facts = new(given);
            guards = GuardFacts.For(machineName, trigger, facts)!;
            if (row.TryGetProperty("after", out _))
            {
                played = Aggregates.Play(machineName, state, trigger, new Given(given));
                if (played is null)
                {
                    cases.Skip(name, $"no code for the facts after {trigger} of {machineName}");
                    return;
                }
            }
            else
            {
                facts.AllRead();
            }
        }
        catch (UnknownFactException unknown)
        {
            cases.Skip(name, unknown.Message);
            return;
        }

        cases.Case(name, () =>
        {
            Expect.Equal(Text(row, "expect"), Fire(machine, state, trigger, guards));
            if (played is not { } outcome) return;
            Expect.Equal(Text(row, "expect"), outcome.State, "aggregate");
            foreach (JsonProperty fact in row.GetProperty("after").EnumerateObject())
            {
                Expect.True(outcome.Facts.TryGetValue(fact.Name, out object? value), fact.Name, "no such fact");
                Expect.Equal(Expect.Text(fact.Value), Shown(value), fact.Name);
            }
        });
    }

    private static void Time(string name, JsonElement row, CaseRecorder cases)
    {
        string kind = Text(row, "kind");
        DateTimeZone zone = DateTimeZoneProviders.Tzdb[Text(row, "zone")];
        LocalDate Date(string member) => LocalDatePattern.Iso.Parse(Text(row, member)).Value;
        switch (kind)
        {
            case "quote accept":
                cases.Case(name, () =>
                {
                    LocalDate today = ClockTrigger.Today(InstantPattern.ExtendedIso.Parse(Text(row, "at")).Value, zone);
                    QuoteGuards guards = new() { ValidUntil = Date("validUntil"), Today = today, AcceptedBy = "customer" };
                    Expect.Equal(Text(row, "expect"), Fire(Machines["Quote"], nameof(QuoteState.Presented), "Accept", guards.IsMet));
                });
                break;
            case "contract start fires at":
                cases.Case(name, () => Expect.Equal(Text(row, "expect"), InstantPattern.ExtendedIso.Format(ClockTrigger.StartsAt(Date("startDate"), zone))));
                break;
            case "contract expire fires at" or "contract expiry fires at" or "contract auto renew fires at":
                cases.Case(name, () => Expect.Equal(Text(row, "expect"), InstantPattern.ExtendedIso.Format(ClockTrigger.EndsAt(Date("endDate"), zone))));
                break;
            default:
                cases.Skip(name, $"no code for '{kind}'");
                break;
        }
    }

    private static void Rollup(string name, JsonElement row, CaseRecorder cases) => cases.Case(name,
        () => Expect.Equal(Text(row, "expect"), WorkOrderRollup.Of(Texts(row, "bookings").Select(Enum.Parse<BookingState>)).ToString()));

    private static void Import(string name, JsonElement row, CaseRecorder cases) => cases.Case(name, () =>
    {
        ImportedStatus status = StatusImport.Find(Text(row, "anchor"), Text(row, "entity"), Text(row, "value")).Value;
        string expected = Text(row, "expect");
        // Where a foreign entity is several of ours (an order that begins as a quote), the file names which.
        Expect.Equal(expected, expected.StartsWith(status.Machine + " ", StringComparison.Ordinal) ? $"{status.Machine} {status}" : status.ToString());
    });

    private static string Fire(StateMachine<string> machine, string state, string trigger, Func<string, bool> guards)
    {
        Result<Transition<string>> fired = machine.Fire(state, trigger, guards);
        return fired.IsSuccess ? fired.Value.To : StateErrors.UnmetGuards(fired.ValidationErrors).Count > 0 ? "GuardFailed" : "InvalidTransition";
    }

    private static string Line(string from, string trigger, string to, IEnumerable<string> guards, IEnumerable<string> events, IEnumerable<string> effects) =>
        $"{from} {trigger} {to} [{string.Join("; ", guards)}] [{string.Join("; ", events)}] [{string.Join("; ", effects)}]";

    private static string Text(JsonElement row, string member) => row.GetProperty(member).GetString()!;

    private static IEnumerable<string> Texts(JsonElement row, string member) => row.GetProperty(member).EnumerateArray().Select(static t => t.GetString()!);

    private static string? Shown(object? value) => value switch
    {
        null => null,
        LocalDate date => LocalDatePattern.Iso.Format(date),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

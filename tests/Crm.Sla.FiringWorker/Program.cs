using System.Globalization;
using Crm.Persistence.EfCore;
using Crm.Sla;
using Crm.Sla.FiringWorker;
using Microsoft.EntityFrameworkCore;
using NodaTime;

// sqlite|postgres, connection string, name, how far the clock is ahead in milliseconds, lease in milliseconds
string connection = args[1], name = args[2];
DbContextOptionsBuilder<EffectContext> options = new();
if (args[0] == "sqlite") options.UseSqlite(connection);
else options.UseNpgsql(connection);
options.UseCrm(static crm => crm.AddSla());

await using EffectContext context = new(options.Options);
TimeAhead time = new(Milliseconds(args[3]));
DeadlineScheduler scheduler = new(new EfDeadlineStore(context), new EffectHandler(context, time, name), time, new DeadlineSchedulerOptions
{
    Worker = name,
    Batch = 25,
    Lease = Duration.FromTimeSpan(Milliseconds(args[4])),
    MaxSleep = Duration.FromMilliseconds(50),
});

// The first query makes the model and loads what has to be loaded: from here on it works.
await context.Set<Effect>().AnyAsync();
Console.WriteLine("ready");

// It ends when whoever started it has closed the pipe, or is gone, or when it is killed, which is what it is for.
using CancellationTokenSource stop = new();
Task run = scheduler.RunAsync(stop.Token);
await Task.WhenAny(run, Console.In.ReadToEndAsync());
await stop.CancelAsync();
await run;

static TimeSpan Milliseconds(string number) => TimeSpan.FromMilliseconds(double.Parse(number, CultureInfo.InvariantCulture));

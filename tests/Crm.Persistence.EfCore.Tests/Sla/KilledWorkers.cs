using System.Diagnostics;
using System.Globalization;
using NodaTime;

namespace Crm.Persistence.EfCore.Tests.Sla;

/// <summary>Three worker processes over one store, one of which is killed now and then, without a word, and replaced.</summary>
internal sealed class KilledWorkers : IDisposable
{
    private const int Workers = 3;
    private readonly List<Running> _running = [];
    private readonly string[] _arguments;
    private readonly Duration _ahead;
    private readonly Duration _lease;
    private readonly Random _random;
    private int _started;

    internal KilledWorkers(string provider, string connection, Duration ahead, Duration lease, int seed)
    {
        _arguments = [provider, connection];
        _ahead = ahead;
        _lease = lease;
        _random = new Random(seed);
        while (_running.Count < Workers) Start();
    }

    internal int Kills { get; private set; }

    /// <summary>Kills one of those that have begun to work, by SIGKILL, and starts another in its place.</summary>
    /// <param name="among">Only one of these.</param>
    /// <returns>The name of the dead one; null if there is none, or fewer than two have begun: there is always one that works.</returns>
    internal string? KillOne(IReadOnlyCollection<string>? among)
    {
        Running[] ready = [.. _running.Where(static w => w.IsReady)];
        if (ready.Length < 2) return null;
        if (among is not null) ready = [.. ready.Where(w => among.Contains(w.Name))];
        if (ready.Length == 0) return null;
        Running victim = ready[_random.Next(ready.Length)];
        victim.Process.Kill();
        victim.Process.WaitForExit();
        victim.Process.Dispose();
        _running.Remove(victim);
        Kills++;
        Start();
        return victim.Name;
    }

    /// <summary>What a worker said that ended by itself; null if all are alive.</summary>
    internal string? Failure() => _running.Find(static w => w.Process.HasExited)?.Errors;

    public void Dispose()
    {
        foreach (Running worker in _running)
        {
            if (!worker.Process.HasExited) worker.Process.Kill();
            worker.Process.WaitForExit();
            worker.Process.Dispose();
        }
    }

    private void Start()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"w{++_started}");
        ProcessStartInfo start = new(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string program = Path.Combine(AppContext.BaseDirectory, "Crm.Sla.FiringWorker.dll");
        foreach (string argument in (string[])["exec", program, .. _arguments, name, Milliseconds(_ahead), Milliseconds(_lease)]) start.ArgumentList.Add(argument);
        _running.Add(new Running(name, Process.Start(start)!));
    }

    private static string Milliseconds(Duration duration) => duration.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);

    private sealed class Running
    {
        private readonly System.Text.StringBuilder _errors = new();
        private volatile bool _ready;

        internal Running(string name, Process process)
        {
            Name = name;
            Process = process;
            process.OutputDataReceived += (_, line) => _ready |= line.Data == "ready";
            process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        internal string Name { get; }

        internal Process Process { get; }

        internal bool IsReady => _ready;

        internal string Errors => _errors.ToString();
    }
}

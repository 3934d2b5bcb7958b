using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Crm.Testing;

/// <summary>
/// A PostgreSQL of this test process alone: started from the installed programs on a free loopback port, in a temporary folder, as an
/// unprivileged user, without fsync; gone with the process.
/// </summary>
/// <remarks>
/// The server is the child of a small shell that waits on its input. The input ends when the test process ends, in whatever way: then the
/// shell stops the server and removes the folder. Thread-safe.
/// </remarks>
public sealed class PostgresServer
{
    private const string User = "crm";
    private static readonly Lazy<PostgresServer> Shared = new(Start);
    private static int _databases;

    private readonly string _folder;
    private readonly Process _keeper;

    private PostgresServer(string folder, int port, Process keeper)
    {
        _folder = folder;
        Port = port;
        _keeper = keeper;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
    }

    /// <summary>The server of this process; started at the first use.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static PostgresServer Instance => Shared.Value;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Makes an empty database.</summary>
    /// <param name="hint">What it is for: becomes part of its name.</param>
    /// <returns>The connection string.</returns>
    public string CreateDatabase(string hint)
    {
        string name = $"t{Interlocked.Increment(ref _databases)}_{string.Concat(hint.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(40))}";
        PostgresCommand.Run("createdb", ["-h", "127.0.0.1", "-p", Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "-U", User, "-T", "template0", name]);
        return $"Host=127.0.0.1;Port={Port};Username={User};Database={name};Maximum Pool Size=10;Include Error Detail=true";
    }

    private static PostgresServer Start()
    {
        if (PostgresBinaries.Folder is not string bin)
            throw new InvalidOperationException("PostgreSQL's programs (initdb, postgres, createdb) are not installed: install the package 'postgresql'.");
        string folder = Directory.CreateTempSubdirectory("crm-pg-").FullName;
        PostgresCommand.GiveToServerUser(folder);
        string data = Path.Combine(folder, "data");
        PostgresCommand.RunAsServerUser(Path.Combine(bin, "initdb"), ["-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        for (int attempt = 1; ; attempt++)
        {
            int port = FreePort();
            Process keeper = PostgresCommand.StartAsServerUser("/bin/sh", ["-c", KeeperScript, "keeper", Path.Combine(bin, "postgres"), data,
                port.ToString(System.Globalization.CultureInfo.InvariantCulture), folder]);
            if (Answers(bin, port, keeper)) return new PostgresServer(folder, port, keeper);
            // Another process may have taken the port in between: take the next one.
            if (attempt == 5) throw new InvalidOperationException("PostgreSQL does not start: " + Log(folder));
        }
    }

    /// <summary>Starts the server, waits until the input ends, stops it. The folder goes only if the server had started.</summary>
    private const string KeeperScript = """
        "$1" -D "$2" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off \
            -c full_page_writes=off -c max_connections=200 -c shared_buffers=32MB -c autovacuum=off -c timezone=UTC >"$4/log" 2>&1 </dev/null &
        server=$!
        read -r _
        kill -QUIT $server 2>/dev/null && wait $server && true
        rm -rf "$2"
        rm -f "$4/log"
        rmdir "$4" 2>/dev/null
        exit 0
        """;

    private static bool Answers(string bin, int port, Process keeper)
    {
        // pg_isready waits by itself; an attempt takes milliseconds, so the number of attempts is the limit, not a clock.
        for (int i = 0; i < 300 && !keeper.HasExited; i++)
        {
            if (PostgresCommand.Succeeds(Path.Combine(bin, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "-t", "5"])) return true;
            keeper.WaitForExit(50);
        }

        return false;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Log(string folder)
    {
        string log = Path.Combine(folder, "log");
        return File.Exists(log) ? File.ReadAllText(log) : "no log";
    }

    private void Stop()
    {
        _keeper.StandardInput.Close();
        _keeper.WaitForExit(10_000);
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}

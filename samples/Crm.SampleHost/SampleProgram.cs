using System.Net;
using System.Net.Sockets;
using Crm.SampleHost.CommandLine;
using Crm.SampleHost.Data;
using Crm.SampleHost.Scenario;
using Crm.SampleHost.Web;

namespace Crm.SampleHost;

/// <summary>The main job: read the options and the scenario, play it into a database, report, and serve the result.</summary>
public static class SampleProgram
{
    /// <summary>Runs it.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="error">Where the one sentence about bad input goes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            SampleOptions options = SampleOptions.Parse(args);
            if (options.Help)
            {
                await output.WriteLineAsync(SampleOptions.Usage);
                return ExitCodes.Passed;
            }

            return await PlayAndServeAsync(options, output, cancellationToken);
        }
        catch (BadInputException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCodes.BadInput;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped before the end; the database is as it was before.");
            return ExitCodes.Stopped;
        }
    }

    private static async Task<int> PlayAndServeAsync(SampleOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        ScenarioFile file = ScenarioReader.Read(options.ScenarioPath ?? Path.Combine(AppContext.BaseDirectory, "scenario.json"));
        if (!options.Exit)
            CheckPortIsFree(options.Url);
        await using SampleDatabase database = options is { Exit: true, Database: null }
            ? await SampleDatabase.OpenTemporaryAsync(cancellationToken)
            : await SampleDatabase.OpenAsync(options.Database ?? "crm-sample.db", cancellationToken);
        ScenarioReport report = await PlayAsync(file, database, output, options.Verbose, cancellationToken);
        int code = report.IsPassed(options.Strict) ? ExitCodes.Passed : ExitCodes.StepsFailed;
        if (options.Exit)
            return code;

        await using WebApplication app = SampleApplication.Create(new PlayedScenario(file, report, database), builder => builder.WebHost.UseUrls(options.Url.ToString()));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw InUse(options.Url, e);
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync($"The result is at {app.Urls.First()} (Ctrl+C ends).");
        await app.WaitForShutdownAsync(cancellationToken);
        return code;
    }

    /// <summary>Plays a scenario into a database and gives the result its final name.</summary>
    /// <param name="file">The scenario.</param>
    /// <param name="database">An opened database.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="verbose">Also print the exception of a command that broke.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ScenarioReport> PlayAsync(
        ScenarioFile file, SampleDatabase database, TextWriter output, bool verbose, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(database);
        ConsoleReport console = new(output, file, verbose);
        console.Begin(database.Description);
        await database.CreateTablesAsync(cancellationToken);
        await using ServiceProvider services = SampleServices.Build(database);
        ScenarioRunner runner = new(file, CommandCatalog.OfThisAssembly(services), services, database) { Starting = console.Starting, Finished = console.Finished };
        ScenarioReport report = await runner.PlayAsync(cancellationToken);
        await database.CompleteAsync(cancellationToken);
        console.End(report);
        return report;
    }

    /// <summary>A port that is in use is found before the play, not after it.</summary>
    private static void CheckPortIsFree(Uri url)
    {
        IPAddress address = url.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(url.Host.Trim('[', ']'));
        try
        {
            using TcpListener listener = new(address, url.Port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw InUse(url, e);
        }
    }

    private static BadInputException InUse(Uri url, Exception cause) =>
        new($"The address {url} is in use or not allowed; end the other program, or give another one with --urls http://127.0.0.1:PORT.", cause);
}

using System.Net;

namespace Crm.SampleHost.CommandLine;

/// <summary>What the command line asked for.</summary>
public sealed record SampleOptions
{
    /// <summary>The address that is served when none is given.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>The help text.</summary>
    public const string Usage = """
        Plays a CRM scenario from the first lead to the cash and the service case, then shows the result in the browser.

          dotnet run --project samples/Crm.SampleHost [-- OPTIONS]

          --scenario FILE    play FILE instead of the scenario that comes with the sample
          --database TARGET  sqlite:FILE (or just FILE), or postgres:CONNECTION-STRING;
                             the default is crm-sample.db here, with --exit a temporary file
          --urls URL         where to serve, loopback only (default http://127.0.0.1:5080)
          --exit             do not serve: exit with 0 when no step failed, else with 1
          --strict           a step that is not built yet counts as failed
          --verbose          also print the exception of a command that broke
          --help             this text

        Bad input (a broken file, a locked database, a port in use) ends with one sentence and exit code 2.
        """;

    /// <summary>The scenario file; null means the copy that comes with the sample.</summary>
    public string? ScenarioPath { get; init; }

    /// <summary>The database as given; null means the default.</summary>
    public string? Database { get; init; }

    /// <summary>The loopback address to serve at.</summary>
    public Uri Url { get; init; } = new(DefaultUrl);

    /// <summary>Play, report and end.</summary>
    public bool Exit { get; init; }

    /// <summary>Not built yet counts as failed.</summary>
    public bool Strict { get; init; }

    /// <summary>Print the exception of a command that broke.</summary>
    public bool Verbose { get; init; }

    /// <summary>Print the help text and end.</summary>
    public bool Help { get; init; }

    /// <summary>Reads the arguments.</summary>
    /// <param name="args">The arguments, <c>--name value</c> or <c>--name=value</c>.</param>
    /// <exception cref="BadInputException">An option is unknown, lacks its value or has a useless one.</exception>
    public static SampleOptions Parse(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        SampleOptions options = new();
        Queue<string> rest = new(args);
        while (rest.TryDequeue(out string? argument))
        {
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            string name = equals > 0 ? argument[..equals] : argument;
            string? attached = equals > 0 ? argument[(equals + 1)..] : null;
            options = name switch
            {
                "--scenario" => options with { ScenarioPath = ValueOf(name, attached, rest) },
                "--database" => options with { Database = ValueOf(name, attached, rest) },
                "--urls" => options with { Url = LoopbackUrl(ValueOf(name, attached, rest)) },
                "--exit" => options with { Exit = Switch(name, attached) },
                "--strict" => options with { Strict = Switch(name, attached) },
                "--verbose" => options with { Verbose = Switch(name, attached) },
                "--help" or "-h" or "-?" => options with { Help = Switch(name, attached) },
                _ => throw new BadInputException($"The option '{argument}' is unknown; --help lists the options."),
            };
        }

        return options;
    }

    private static string ValueOf(string name, string? attached, Queue<string> rest)
    {
        string? value = attached ?? (rest.TryPeek(out string? next) && !next.StartsWith("--", StringComparison.Ordinal) ? rest.Dequeue() : null);
        return string.IsNullOrWhiteSpace(value) ? throw new BadInputException($"The option {name} needs a value; --help shows which.") : value;
    }

    private static bool Switch(string name, string? attached) =>
        attached is null ? true : throw new BadInputException($"The option {name} takes no value.");

    /// <summary>The sample has no sign-in, so it is never offered to the network.</summary>
    private static Uri LoopbackUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme != Uri.UriSchemeHttp)
            throw new BadInputException($"The address '{text}' is not usable; give one such as {DefaultUrl}.");
        bool loopback = url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
        return loopback
            ? url
            : throw new BadInputException($"The address '{text}' is not a loopback address; the sample has no sign-in and serves this machine only.");
    }
}

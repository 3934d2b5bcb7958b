using System.Diagnostics;

namespace Crm.Testing;

/// <summary>Runs PostgreSQL's programs. The server refuses to run as root, so root hands over to the account "postgres".</summary>
internal static class PostgresCommand
{
    private const string Account = "postgres";

    internal static void Run(string program, string[] arguments)
    {
        using Process process = Start(Path.Combine(PostgresBinaries.Folder!, program), arguments);
        Finish(process, program);
    }

    internal static void RunAsServerUser(string program, string[] arguments)
    {
        using Process process = StartAsServerUser(program, arguments);
        process.StandardInput.Close();
        Finish(process, Path.GetFileName(program));
    }

    internal static Process StartAsServerUser(string program, string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? Start("setpriv", ["--reuid=" + Account, "--regid=" + Account, "--init-groups", "--", program, .. arguments])
            : Start(program, arguments);

    internal static void GiveToServerUser(string folder)
    {
        if (!Environment.IsPrivilegedProcess) return;
        using Process process = Start("chown", [Account, folder]);
        Finish(process, "chown");
    }

    internal static bool Succeeds(string program, string[] arguments)
    {
        using Process process = Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static Process Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The working folder of the tests may not be readable for the other account.
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C";
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
    }

    private static void Finish(Process process, string name)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{name} ended with {process.ExitCode}: {error} {output.Result}");
    }
}

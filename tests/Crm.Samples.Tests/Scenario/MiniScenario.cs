namespace Crm.Samples.Tests.Scenario;

/// <summary>The smallest scenario files.</summary>
internal static class MiniScenario
{
    public const string Setup = """{ "tenant": "t", "baseCurrency": "CNY", "zone": "Asia/Shanghai" }""";

    public static string File(string steps, string setup = Setup) => $$"""{ "setup": {{setup}}, "steps": [ {{steps}} ] }""";

    public static string Step(string commands, string parameters = "{}", string expect = "{}", string more = "", int n = 1, string actor = "rep1") =>
        $$"""{ "n": {{n}}, "at": "2026-03-02T01:00:0{{n}}Z", "actor": "{{actor}}", "module": "M", "commands": [{{commands}}], "params": {{parameters}}, "expect": {{expect}}{{more}} }""";

    public static string Do(string name) => $$"""{ "do": "{{name}}" }""";
}

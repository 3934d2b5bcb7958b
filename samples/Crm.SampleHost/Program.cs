using Crm.SampleHost;

return await SampleProgram.RunAsync(args, Console.Out, Console.Error);

using System.Reflection;

// Runs the named benchmarks, or lists them: every class here called SomethingBenchmark with a static Run(string[]).
var benchmarks = Assembly.GetExecutingAssembly().GetTypes()
    .Where(type => type.Name.EndsWith("Benchmark", StringComparison.Ordinal))
    .Select(type => (Name: type.Name[..^"Benchmark".Length].ToLowerInvariant(), Run: type.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)))
    .Where(benchmark => benchmark.Run is not null)
    .ToDictionary(benchmark => benchmark.Name, benchmark => benchmark.Run!);
if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"Name a benchmark: {string.Join(", ", benchmarks.Keys.Order())}.");
    return 2;
}
try
{
    var running = run.Invoke(null, [args[1..]]);
    if (running is Task<int> coded) return await coded;
    if (running is Task task) await task;
    return running is int code ? code : 0;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}

Console.WriteLine("name a benchmark");

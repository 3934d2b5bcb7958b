using System.Globalization;
using Crm.Primitives;

Money bill = new(100m, "EUR");
Money[] shares = Allocation.Allocate(bill, [1m, 1m, 1m], RemainderPolicy.LargestRemainder);
Console.WriteLine(string.Join(" + ", shares) + " = " + bill);

RoundingRule swissCash = new(0.05m, RoundingMode.HalfAwayFromZero);
Console.WriteLine(new Money(10.03m, "CHF").Round(swissCash));

Result<Money> typed = Money.Parse("12.50 EURO", CultureInfo.InvariantCulture);
Console.WriteLine(typed.ValidationErrors[0]);

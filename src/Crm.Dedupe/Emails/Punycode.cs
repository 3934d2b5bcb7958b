using System.Text;

namespace Crm.Dedupe;

/// <summary>Domain names in ASCII: the encoding of RFC 3492, label by label.</summary>
/// <remarks>Ours, because the framework's depends on whether ICU is there. Labels are expected in lower case and normal form KC.</remarks>
internal static class Punycode
{
    private const int Base = 36, TMin = 1, TMax = 26, Skew = 38, Damp = 700, InitialBias = 72, InitialN = 128;

    /// <summary>The domain with every label that is not ASCII encoded as <c>xn--...</c>.</summary>
    public static string ToAscii(string domain) =>
        Ascii.IsValid(domain) ? domain : string.Join('.', domain.Split('.').Select(static l => Ascii.IsValid(l) ? l : "xn--" + Encode(l)));

    private static string Encode(string label)
    {
        int[] input = [.. label.EnumerateRunes().Select(static r => r.Value)];
        StringBuilder output = new();
        foreach (int c in input)
            if (c < InitialN) output.Append((char)c);
        int basic = output.Length, handled = basic;
        if (basic > 0) output.Append('-');

        int n = InitialN, bias = InitialBias;
        long delta = 0;
        while (handled < input.Length)
        {
            int next = input.Where(c => c >= n).Min();
            delta += (long)(next - n) * (handled + 1);
            n = next;
            foreach (int c in input)
            {
                if (c < n) delta++;
                if (c != n) continue;
                long q = delta;
                for (int k = Base; ; k += Base)
                {
                    int t = k <= bias ? TMin : k >= bias + TMax ? TMax : k - bias;
                    if (q < t) break;
                    output.Append(Digit(t + (int)((q - t) % (Base - t))));
                    q = (q - t) / (Base - t);
                }

                output.Append(Digit((int)q));
                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
            n++;
        }

        return output.ToString();
    }

    private static int Adapt(long delta, int points, bool first)
    {
        delta = first ? delta / Damp : delta / 2;
        delta += delta / points;
        int k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base) delta /= Base - TMin;
        return (int)(k + (Base - TMin + 1) * delta / (delta + Skew));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);
}

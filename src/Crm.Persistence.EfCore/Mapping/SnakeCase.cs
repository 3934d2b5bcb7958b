using System.Text;

namespace Crm.Persistence.EfCore;

/// <summary>The names of columns: <c>PriceListId</c> becomes <c>price_list_id</c>, <c>SLATarget2</c> becomes <c>sla_target2</c>.</summary>
internal static class SnakeCase
{
    internal static string From(string name)
    {
        StringBuilder text = new(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            bool starts = char.IsAsciiLetterUpper(name[i]) && i > 0
                && (!char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])));
            if (starts && name[i - 1] != '_') text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}

using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Crm.Architecture.Tests;

/// <summary>Writes the public surface of an assembly as sorted lines of C#-like text, with nullability.</summary>
internal static class PublicApi
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(short)] = "short",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(ushort)] = "ushort",
    };

    public static IEnumerable<string> Describe(Assembly assembly) => assembly.GetExportedTypes()
        .OrderBy(static t => t.FullName, StringComparer.Ordinal)
        .SelectMany(static t => Members(t).Order(StringComparer.Ordinal).Select(m => "  " + m).Prepend(Header(t)).Select(line => Prefix(t, line)));

    // Member lines carry their type, so that a line is the same wherever it stands.
    private static string Prefix(Type type, string line) => line.StartsWith("  ", StringComparison.Ordinal) ? $"{Name(type)} :: {line[2..]}" : line;

    private static string Header(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : type.IsSealed ? "sealed class"
            : type.IsAbstract ? "abstract class" : "class";
        IEnumerable<string> bases = type.GetInterfaces().Where(static i => i.IsVisible).Select(Name).Order(StringComparer.Ordinal);
        if (type.BaseType is Type b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum)) bases = bases.Prepend(Name(b));
        string list = type.IsEnum ? "" : string.Join(", ", bases);
        return $"{kind} {type.Namespace}.{Name(type)}" + (list.Length == 0 ? "" : " : " + list);
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            foreach (string name in Enum.GetNames(type))
                yield return name + " = " + Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
            yield break;
        }

        NullabilityInfoContext nullability = new();
        foreach (MemberInfo member in type.GetMembers(All))
        {
            if (member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not MethodInfo { IsSpecialName: true }) continue;
            string? line = member switch
            {
                FieldInfo f when Visible(f) => $"{Static(f.IsStatic)}{(f.IsInitOnly ? "readonly " : f.IsLiteral ? "const " : "")}{Type(nullability.Create(f), f.FieldType)} {f.Name}",
                ConstructorInfo c when Visible(c) => $"new({Parameters(c, nullability)})",
                PropertyInfo p when p.GetAccessors(true).Any(Visible) => Property(p, nullability),
                EventInfo e when Visible(e.AddMethod!) => $"event {Name(e.EventHandlerType!)} {e.Name}",
                MethodInfo m when Visible(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)) =>
                    $"{Static(m.IsStatic)}{Type(nullability.Create(m.ReturnParameter), m.ReturnType)} {m.Name}{Generic(m)}({Parameters(m, nullability)})",
                _ => null,
            };
            if (line is not null) yield return line;
        }
    }

    private static string Property(PropertyInfo property, NullabilityInfoContext nullability)
    {
        StringBuilder text = new();
        text.Append(Static(property.GetAccessors(true)[0].IsStatic)).Append(Type(nullability.Create(property), property.PropertyType)).Append(' ');
        text.Append(property.GetIndexParameters().Length > 0 ? "this[]" : property.Name).Append(" {");
        if (property.GetMethod is MethodInfo get && Visible(get)) text.Append(" get;");
        if (property.SetMethod is MethodInfo set && Visible(set))
            text.Append(set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;");
        return text.Append(" }").ToString();
    }

    private static string Parameters(MethodBase method, NullabilityInfoContext nullability) => string.Join(", ", method.GetParameters().Select(p =>
        (p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : "")
        + Type(nullability.Create(p), p.ParameterType.IsByRef ? p.ParameterType.GetElementType()! : p.ParameterType) + " " + p.Name
        + (p.HasDefaultValue ? " = " + (p.DefaultValue is null ? "default" : Convert.ToString(p.DefaultValue, CultureInfo.InvariantCulture)) : "")));

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethodDefinition ? "<" + string.Join(", ", method.GetGenericArguments().Select(static a => a.Name)) + ">" : "";

    private static string Type(NullabilityInfo info, Type type)
    {
        string name = Name(type);
        return !type.IsValueType && info.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is Type underlying) return Name(underlying) + "?";
        if (type.IsGenericParameter) return type.Name;
        string name = type.Name.Split('`')[0];
        if (type.IsGenericType) name += "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">";
        return type.IsNested ? Name(type.DeclaringType!) + "." + name : name;
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static bool Visible(FieldInfo f) => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly;

    private static bool Visible(MethodBase m) => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly;
}

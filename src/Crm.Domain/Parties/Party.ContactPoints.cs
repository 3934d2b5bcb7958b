using Crm.Primitives;
using NodaTime;

namespace Crm.Domain;

public sealed partial class Party
{
    /// <summary>The primary contact point of a kind for general use; null if there is none.</summary>
    /// <param name="kind">The kind.</param>
    public ContactPoint? Primary(ContactPointKind kind) => _contactPoints.Find(c => c.Kind == kind && c.IsPrimary && c.Use.Length == 0);

    /// <summary>Replaces the ways to reach it.</summary>
    /// <param name="contactPoints">The new list; the first of a kind and use is the primary one unless another says so.</param>
    /// <param name="actor">Who changes.</param>
    /// <param name="at">When.</param>
    /// <returns>Success; the list it already has changes nothing. Or <c>party.two_primary</c>, <c>party.gone</c>.</returns>
    public Result ReachBy(IReadOnlyList<ContactPoint> contactPoints, string actor, Instant at)
    {
        ArgumentNullException.ThrowIfNull(contactPoints);
        if (IsGone(out Result gone)) return gone;
        List<ValidationError> errors = [.. CheckPrimary(contactPoints)];
        if (errors.Count > 0) return Result.Invalid(errors);
        List<ContactPoint> next = WithPrimary(contactPoints);
        if (next.SequenceEqual(_contactPoints)) return Result.Success();
        _contactPoints = next;
        Record(["ContactPointsChanged"], actor, at);
        return Result.Success();
    }

    private static IEnumerable<ValidationError> CheckPrimary(IReadOnlyList<ContactPoint> points) =>
        points.Where(static p => p.IsPrimary).GroupBy(static p => (p.Kind, p.Use)).Where(static g => g.Count() > 1)
            .Select(static g => new ValidationError("/contactPoints", $"Two contact points are the primary {g.Key.Kind} for '{g.Key.Use}'. Choose one.", "party.two_primary"));

    private static List<ContactPoint> WithPrimary(IReadOnlyList<ContactPoint> points)
    {
        HashSet<(ContactPointKind, string)> taken = [.. points.Where(static p => p.IsPrimary).Select(static p => (p.Kind, p.Use))];
        return [.. points.Select(p => !p.IsPrimary && taken.Add((p.Kind, p.Use)) ? p with { IsPrimary = true } : p)];
    }
}

using Crm.Primitives;

namespace Crm.Domain;

/// <summary>What is outstanding in one bucket of an aging report.</summary>
/// <param name="Bucket">The name of the bucket.</param>
/// <param name="Outstanding">The sum of its lines; zero for an empty bucket.</param>
public sealed record AgingBucketTotal(string Bucket, Money Outstanding);

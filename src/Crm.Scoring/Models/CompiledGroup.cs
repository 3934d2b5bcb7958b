using System.Collections.Immutable;
using Crm.Primitives;

namespace Crm.Scoring;

/// <summary>A group, ready to run.</summary>
internal sealed record CompiledGroup<TSubject>(
    ScoreGroup Group, ImmutableArray<CompiledEventRule> EventRules, ImmutableArray<(FitRule Rule, CompiledCondition<TSubject> When)> FitRules);

/// <summary>A dimension, ready to run.</summary>
internal sealed record CompiledDimension<TSubject>(ScoreDimension Dimension, BandScale Bands, ImmutableArray<CompiledGroup<TSubject>> Groups);

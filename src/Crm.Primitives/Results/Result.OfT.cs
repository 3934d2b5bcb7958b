using System.Diagnostics.CodeAnalysis;

namespace Crm.Primitives;

/// <summary>The outcome of an operation that returns a <typeparamref name="T"/>: the value, or a failure with its reasons.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>
/// Stands in for Ardalis.Result (same statuses and member names). Differs on purpose in three points: there is no implicit conversion
/// to <typeparamref name="T"/>, reading <see cref="Value"/> of a failure throws, and a default-initialised result is a
/// <see cref="ResultStatus.CriticalError"/>. Immutable and thread-safe; a success allocates nothing.
/// </remarks>
public readonly struct Result<T> : IEquatable<Result<T>>
{
    private readonly T? _value;
    private readonly Result _outcome;

    private Result(T? value, Result outcome)
    {
        _value = value;
        _outcome = outcome;
    }

    /// <inheritdoc cref="Result.Status"/>
    public ResultStatus Status => _outcome.Status;

    /// <inheritdoc cref="Result.IsSuccess"/>
    public bool IsSuccess => _outcome.IsSuccess;

    /// <summary>True for <see cref="ResultStatus.Ok"/> and <see cref="ResultStatus.Created"/>: there is a value to read.</summary>
    public bool HasValue => Status is ResultStatus.Ok or ResultStatus.Created;

    /// <summary>The value of a success.</summary>
    /// <exception cref="InvalidOperationException">The result is a failure or has no content; the message names the reasons.</exception>
    public T Value => HasValue ? _value! : throw new InvalidOperationException($"The result has no value. {_outcome}");

    /// <inheritdoc cref="Result.Errors"/>
    public IReadOnlyList<string> Errors => _outcome.Errors;

    /// <inheritdoc cref="Result.ValidationErrors"/>
    public IReadOnlyList<ValidationError> ValidationErrors => _outcome.ValidationErrors;

    /// <inheritdoc cref="Result.CorrelationId"/>
    public string CorrelationId => _outcome.CorrelationId;

    /// <inheritdoc cref="Result.Location"/>
    public string Location => _outcome.Location;

    /// <inheritdoc cref="Result.SuccessMessage"/>
    public string SuccessMessage => _outcome.SuccessMessage;

    /// <summary>The value if there is one.</summary>
    /// <param name="value">The value, or the default of <typeparamref name="T"/>.</param>
    /// <returns>True if there is a value.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return HasValue;
    }

    /// <inheritdoc cref="Result.Success{T}(T)"/>
    public static Result<T> Success(T value) => new(value, Result.Success());

    /// <summary>A success with a value and a sentence for people.</summary>
    /// <param name="value">The value.</param>
    /// <param name="successMessage">The sentence.</param>
    public static Result<T> Success(T value, string successMessage) => new(value, Result.SuccessWithMessage(successMessage));

    /// <summary>Something new exists.</summary>
    /// <param name="value">What was created.</param>
    /// <param name="location">Where it is; empty if it has no address.</param>
    public static Result<T> Created(T value, string location = "") =>
        new(value, new Result(ResultStatus.Created, location.Length == 0 ? null : ResultDetail.Empty with { Location = location }));

    /// <inheritdoc cref="Result.NoContent"/>
    public static Result<T> NoContent() => Result.NoContent();

    /// <inheritdoc cref="Result.Error()"/>
    public static Result<T> Error() => Result.Error();

    /// <inheritdoc cref="Result.Error(string)"/>
    public static Result<T> Error(string errorMessage) => Result.Error(errorMessage);

    /// <inheritdoc cref="Result.Error(ErrorList)"/>
    public static Result<T> Error(ErrorList errors) => Result.Error(errors);

    /// <inheritdoc cref="Result.Invalid"/>
    public static Result<T> Invalid(params IEnumerable<ValidationError> validationErrors) => Result.Invalid(validationErrors);

    /// <inheritdoc cref="Result.NotFound"/>
    public static Result<T> NotFound(params string[] errorMessages) => Result.NotFound(errorMessages);

    /// <inheritdoc cref="Result.Forbidden"/>
    public static Result<T> Forbidden(params string[] errorMessages) => Result.Forbidden(errorMessages);

    /// <inheritdoc cref="Result.Unauthorized"/>
    public static Result<T> Unauthorized(params string[] errorMessages) => Result.Unauthorized(errorMessages);

    /// <inheritdoc cref="Result.Conflict"/>
    public static Result<T> Conflict(params string[] errorMessages) => Result.Conflict(errorMessages);

    /// <inheritdoc cref="Result.CriticalError"/>
    public static Result<T> CriticalError(params string[] errorMessages) => Result.CriticalError(errorMessages);

    /// <inheritdoc cref="Result.Unavailable"/>
    public static Result<T> Unavailable(params string[] errorMessages) => Result.Unavailable(errorMessages);

    /// <summary>Applies a function to the value of a success and keeps everything else (status, location, message, errors).</summary>
    /// <typeparam name="TOut">The type of the new value.</typeparam>
    /// <param name="map">The function; called only if there is a value.</param>
    public Result<TOut> Map<TOut>(Func<T, TOut> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new Result<TOut>(HasValue ? map(_value!) : default, _outcome);
    }

    /// <inheritdoc cref="Map{TOut}"/>
    public async Task<Result<TOut>> MapAsync<TOut>(Func<T, Task<TOut>> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new Result<TOut>(HasValue ? await map(_value!).ConfigureAwait(false) : default, _outcome);
    }

    /// <summary>Goes on with another operation: a value is handed to it and its result is the answer; anything else passes through.</summary>
    /// <typeparam name="TOut">The type of the new value.</typeparam>
    /// <param name="bind">The next operation; called only if there is a value.</param>
    public Result<TOut> Bind<TOut>(Func<T, Result<TOut>> bind)
    {
        ArgumentNullException.ThrowIfNull(bind);
        return HasValue ? bind(_value!) : new Result<TOut>(default, _outcome);
    }

    /// <inheritdoc cref="Bind{TOut}"/>
    public async Task<Result<TOut>> BindAsync<TOut>(Func<T, Task<Result<TOut>>> bind)
    {
        ArgumentNullException.ThrowIfNull(bind);
        return HasValue ? await bind(_value!).ConfigureAwait(false) : new Result<TOut>(default, _outcome);
    }

    /// <summary>The same outcome without the value.</summary>
    public Result ToResult() => _outcome;

    /// <summary>A value is a success.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Result<T>(T value) => Success(value);

    /// <summary>A failure, or no content, is the same whatever the type of the value would have been.</summary>
    /// <param name="result">A failure or <see cref="Result.NoContent"/>.</param>
    /// <exception cref="InvalidOperationException"><paramref name="result"/> is a success without the value that is promised here.</exception>
    public static implicit operator Result<T>(Result result) =>
        result.Status is ResultStatus.Ok or ResultStatus.Created
            ? throw new InvalidOperationException("A success needs a value here: use Result.Success(value).")
            : new Result<T>(default, result);

    /// <summary>True if both have the same status, details and value.</summary>
    /// <param name="other">The other result.</param>
    public bool Equals(Result<T> other) => _outcome.Equals(other._outcome) && EqualityComparer<T?>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Result<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_outcome, _value);

    /// <summary>The value of a success; otherwise the status and its reasons.</summary>
    public override string ToString() => HasValue ? $"{Status}: {_value}" : _outcome.ToString();

    /// <summary>True if both are equal.</summary>
    public static bool operator ==(Result<T> left, Result<T> right) => left.Equals(right);

    /// <summary>True if both are not equal.</summary>
    public static bool operator !=(Result<T> left, Result<T> right) => !left.Equals(right);
}

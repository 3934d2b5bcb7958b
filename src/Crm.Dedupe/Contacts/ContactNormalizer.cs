using Crm.Primitives;

namespace Crm.Dedupe;

/// <summary>The contact keys of one host: its e-mail rules and its phone region in one object to pass around.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class ContactNormalizer
{
    private readonly EmailNormalizer _emails;
    private readonly PhoneNormalizer _phones;

    /// <summary>Makes one of two normalisers.</summary>
    /// <param name="emails">For e-mail addresses.</param>
    /// <param name="phones">For phone numbers.</param>
    public ContactNormalizer(EmailNormalizer emails, PhoneNormalizer phones)
    {
        ArgumentNullException.ThrowIfNull(emails);
        ArgumentNullException.ThrowIfNull(phones);
        _emails = emails;
        _phones = phones;
    }

    /// <summary>The normalisers with the default e-mail rules.</summary>
    /// <param name="phoneRegion">The region that phone numbers without a calling code belong to, such as <c>CN</c>.</param>
    /// <returns>The normaliser; or Invalid with <c>dedupe.unknown_region</c>.</returns>
    public static Result<ContactNormalizer> ForRegion(string phoneRegion) =>
        PhoneNormalizer.ForRegion(phoneRegion).Map(static phones => new ContactNormalizer(EmailNormalizer.Default, phones));

    /// <summary>The e-mail address to store.</summary>
    /// <param name="text">What was typed, or null.</param>
    /// <returns>Such as <c>li.na@example.com</c> for <c>Li.Na@Example.com</c>; Invalid with <c>dedupe.email_unusable</c> if it is no one address.</returns>
    public Result<NormalizedEmail> Email(string? text) => _emails.TryNormalize(text, out NormalizedEmail? email)
        ? email
        : Result.Invalid(new ValidationError("/email", "This is not one e-mail address: give a single address such as name@example.com.", "dedupe.email_unusable"));

    /// <summary>The phone number to store.</summary>
    /// <param name="text">What was typed, or null.</param>
    /// <returns>Such as <c>+8613800138001</c> for <c>138 0013 8001</c> in CN; Invalid with <c>dedupe.phone_unusable</c> if it is no phone number,
    /// and with <c>dedupe.phone_invalid</c> if the plan of its country has no such number.</returns>
    public Result<NormalizedPhone> Phone(string? text)
    {
        if (!_phones.TryNormalize(text, out NormalizedPhone? phone))
            return Result.Invalid(new ValidationError("/phone", "This is not one phone number: give a single number, with its country code if it is abroad.", "dedupe.phone_unusable"));
        return phone.IsValid
            ? phone
            : Result.Invalid(new ValidationError("/phone", $"{phone.E164} is no number of its country's numbering plan: check the digits.", "dedupe.phone_invalid"));
    }
}

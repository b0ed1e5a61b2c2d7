using System.Text.RegularExpressions;

namespace Guardrails.Core.Evidence;

/// <summary>The kinds of MFA device that a serial number tells apart.</summary>
public enum RootMfaKind
{
    /// <summary>An app that knows a secret, which can be copied.</summary>
    Virtual,

    /// <summary>
    /// A FIDO security key or a passkey. AWS lists both alike, also a passkey that is synced between machines.
    /// </summary>
    Fido,

    /// <summary>A device of its own that shows one-time passwords.</summary>
    HardwareTotp,

    /// <summary>A telephone that gets text messages, as older accounts may have.</summary>
    Sms,

    /// <summary>A serial number of a form that AWS does not document.</summary>
    Unknown,
}

/// <summary>An MFA device of the root user.</summary>
/// <param name="Serial">Its serial number: an ARN, or the number on a hardware token.</param>
/// <param name="Kind">The kind of device.</param>
public sealed partial record RootMfaDevice(string Serial, RootMfaKind Kind)
{
    /// <summary>The device of that serial number.</summary>
    /// <remarks>
    /// A security key's ARN has <c>u2f/</c>, a virtual device's <c>mfa/</c>, a telephone's <c>sms-mfa/</c>. A virtual
    /// device's serial number is always an ARN, so any other is on a hardware token, with whatever characters IAM
    /// takes.
    /// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html, API_GetMFADevice.html and
    /// API_VirtualMFADevice.html; the resource types of IAM in the Service Authorization Reference.
    /// </remarks>
    public static RootMfaDevice Of(string serial) => new(serial, serial.Split(':', 6) switch
    {
        ["arn", _, "iam", _, _, var resource] => resource.Split('/')[0] switch
        {
            "mfa" => RootMfaKind.Virtual,
            "u2f" => RootMfaKind.Fido,
            "sms-mfa" => RootMfaKind.Sms,
            _ => RootMfaKind.Unknown,
        },
        ["arn", ..] => RootMfaKind.Unknown,
        _ => Number().IsMatch(serial) ? RootMfaKind.HardwareTotp : RootMfaKind.Unknown,
    });

    [GeneratedRegex(@"\A[A-Za-z0-9_+=/:,.@-]+\z")]
    private static partial Regex Number();

    /// <inheritdoc/>
    public override string ToString() => $"{Name(Kind)} {Serial}";

    /// <summary>A kind in words.</summary>
    public static string Name(RootMfaKind kind) => kind switch
    {
        RootMfaKind.Virtual => "virtual device",
        RootMfaKind.Fido => "FIDO security key or passkey",
        RootMfaKind.HardwareTotp => "hardware TOTP token",
        RootMfaKind.Sms => "SMS device",
        _ => "device of an unknown kind",
    };
}

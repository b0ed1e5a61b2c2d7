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

    /// <summary>A serial number of a form that AWS does not document.</summary>
    Unknown,
}

/// <summary>An MFA device of the root user.</summary>
/// <param name="Serial">Its serial number: an ARN, or the number on a hardware token.</param>
/// <param name="Kind">The kind of device.</param>
public sealed record RootMfaDevice(string Serial, RootMfaKind Kind)
{
    /// <summary>The device of that serial number.</summary>
    /// <remarks>
    /// A security key's ARN has <c>u2f/</c>, a virtual device's <c>mfa/</c>, and a hardware token's serial number is no
    /// ARN at all.
    /// Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetMFADevice.html and API_VirtualMFADevice.html
    /// </remarks>
    public static RootMfaDevice Of(string serial) => new(serial, serial.Split(':', 6) switch
    {
        ["arn", _, "iam", _, _, var resource] when resource.StartsWith("mfa/", StringComparison.Ordinal) =>
            RootMfaKind.Virtual,
        ["arn", _, "iam", _, _, var resource] when resource.StartsWith("u2f/", StringComparison.Ordinal) =>
            RootMfaKind.Fido,
        [var number] when number.Length > 0 && number.All(char.IsAsciiLetterOrDigit) => RootMfaKind.HardwareTotp,
        _ => RootMfaKind.Unknown,
    });

    /// <inheritdoc/>
    public override string ToString() => $"{Name(Kind)} {Serial}";

    /// <summary>A kind in words.</summary>
    public static string Name(RootMfaKind kind) => kind switch
    {
        RootMfaKind.Virtual => "virtual device",
        RootMfaKind.Fido => "FIDO security key or passkey",
        RootMfaKind.HardwareTotp => "hardware TOTP token",
        _ => "device of an unknown kind",
    };
}

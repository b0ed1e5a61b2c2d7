using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;

namespace Guardrails.Reports.Json;

/// <summary>
/// Writes ids of the core as the strings that AWS writes, and reads those; writes what a catalog holds as its name.
/// </summary>
internal sealed class IdJsonConverter : JsonConverterFactory
{
    private static readonly Dictionary<Type, JsonConverter> Converters = new()
    {
        [typeof(AccountId)] = new OfId<AccountId>(AccountId.TryParse, "an account id", AccountId.Accepted),
        [typeof(OrganizationId)] =
            new OfId<OrganizationId>(OrganizationId.TryParse, "an organization id", OrganizationId.Accepted),
        [typeof(TargetId)] = new OfId<TargetId>(TargetId.TryParse, "a policy target", TargetId.Accepted),
        [typeof(IGuardrail)] = new OfGuardrail(),
    };

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => Converters.ContainsKey(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        Converters[typeToConvert];

    private sealed class OfId<T>(Func<string?, T?> tryParse, string what, string accepted) : JsonConverter<T>
        where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            return tryParse(text) ?? throw new JsonException($"'{text}' is not {what}: expected {accepted}");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class OfGuardrail : JsonConverter<IGuardrail>
    {
        public override IGuardrail Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, IGuardrail value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Name);
    }
}

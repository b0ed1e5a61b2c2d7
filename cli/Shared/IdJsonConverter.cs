using System.Text.Json;
using System.Text.Json.Serialization;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Ids;

namespace Guardrails.Cli.Shared;

/// <summary>Writes ids of the core as the strings that AWS writes, and what a catalog holds as its name.</summary>
internal sealed class IdJsonConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert == typeof(AccountId)
            || typeToConvert == typeof(OrganizationId)
            || typeToConvert == typeof(TargetId)
            || typeToConvert == typeof(IGuardrail);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ToStringConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class ToStringConverter<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value is IGuardrail guardrail ? guardrail.Name : value!.ToString());
    }
}

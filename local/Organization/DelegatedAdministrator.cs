namespace Guardrails.Local.Organization;

/// <summary>An account that is registered as delegated administrator of a service.</summary>
internal sealed record DelegatedAdministrator(string AccountId, string Service, DateTimeOffset Since);

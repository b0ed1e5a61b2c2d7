namespace Guardrails.Tests.Unit.Lambdas.RootPosture;

/// <summary>faults.json.</summary>
/// <param name="Calls">Every call.</param>
/// <param name="Faults">Every fault that any of them can meet.</param>
/// <param name="Answers">What only one of them can answer.</param>
internal sealed record FaultTable(
    IReadOnlyDictionary<string, FaultTable.Call> Calls,
    IReadOnlyDictionary<string, FaultTable.Fault> Faults,
    IReadOnlyDictionary<string, FaultTable.Case> Answers)
{
    public static readonly FaultTable Read =
        CaseTable.Read<FaultTable>("tests", "Unit", "Lambdas", "RootPosture", "faults.json");

    public enum Kind
    {
        Error,
        Silence,
        Dropped,
        Unreadable,
    }

    /// <param name="Unknown">The rules that nothing is reported of where its answer never comes.</param>
    /// <param name="WhenDenied">The beginning of the remedy where it is denied.</param>
    public sealed record Call(IReadOnlyList<string> Unknown, string WhenDenied)
    {
        /// <summary>The rules whose answer is sent and not recorded where its answer never comes.</summary>
        public IReadOnlyList<string> Unrecorded { get; init; } = [];
    }

    public sealed record Fault
    {
        public int? Tries { get; init; }

        public Kind Kind { get; init; }

        public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

        public int Times { get; init; } = int.MaxValue;

        public int ClockHours { get; init; }

        /// <summary>Nothing more can be done in this evaluation, whichever call it was.</summary>
        public bool EndsAll { get; init; }

        /// <summary>The message's words for it; the error's code where it is one.</summary>
        public string? Says { get; init; }

        /// <summary>The beginning of the remedy; the call's own where it is denied.</summary>
        public string? Remedy { get; init; }

        /// <summary>Words that the remedy contains.</summary>
        public string? RemedyMentions { get; init; }

        public bool Passes => Times == 1;

        public (int Status, string Code) Error(string action)
        {
            var words = Errors[action.Split(':')[0]].Split(' ');
            return (int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture), words[1]);
        }

        public WireAnswer Answer(WireCall call, Action timeIsUp) => Kind switch
        {
            Kind.Silence => WireAnswer.Never(timeIsUp),
            Kind.Dropped => WireAnswer.Dropped,
            Kind.Unreadable => WireAnswer.Text(200, "busy"),
            _ => WireAnswer.Error(
                call,
                Error(call.Action).Status,
                Error(call.Action).Code,
                "AWS says so",
                TimeSpan.FromHours(ClockHours)),
        };
    }

    public sealed record Case(
        IReadOnlyDictionary<string, IReadOnlyList<string>> Answers,
        string Outcome,
        string? Sent,
        IReadOnlyList<string> Says)
    {
        public string Rule { get; init; } = "RootMfa";

        public bool RootSessions { get; init; } = true;

        /// <summary>The number of calls that are made; null where that is not the point.</summary>
        public int? Calls { get; init; }

        /// <summary>No reading is missing.</summary>
        public bool Complete { get; init; }
    }
}

using Guardrails.Core.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Guardrails.Cli.Shared;

/// <summary>
/// Stands before everything that reaches the terminal: names, owners and policies come from outside, and none of their
/// characters moves a cursor or turns the direction of reading.
/// </summary>
internal sealed class PrintableHook : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Shown(renderable));

    private sealed class Shown(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            inner.Render(options, maxWidth).Select(segment => segment.IsControlCode || segment.IsLineBreak
                ? segment
                : new Segment(Printable.Lines(segment.Text), segment.Style));
    }
}

namespace Guardrails.Core.Placement;

/// <summary>
/// Puts things of known sizes into the fewest boxes: an exact search, as there are only as many things as guardrails.
/// </summary>
internal static class Packing
{
    /// <summary>
    /// Of all ways with the fewest boxes the one that puts the first thing, then the second, and so on, into the
    /// earliest box.
    /// </summary>
    /// <param name="room">The size of a box. A thing that is larger still gets a box, alone.</param>
    /// <returns>
    /// For each box the indexes of its things, ascending; the boxes in the order of their first things.
    /// </returns>
    public static IReadOnlyList<IReadOnlyList<int>> FewestBoxes(IReadOnlyList<int> sizes, int room)
    {
        var boxes = new List<Box>();
        for (var most = 1; !Place(sizes, next: 0, room, most, boxes); most++)
            boxes.Clear();
        return [.. boxes.Select(box => box.Things)];
    }

    private static bool Place(IReadOnlyList<int> sizes, int next, int room, int most, List<Box> boxes)
    {
        if (next == sizes.Count)
            return true;

        var size = sizes[next];
        var tried = new HashSet<int>();
        foreach (var box in boxes.Where(box => box.Free >= size).ToList())
        {
            // Another box with the same room left fails too.
            if (!tried.Add(box.Free))
                continue;
            box.Add(next, size);
            if (Place(sizes, next + 1, room, most, boxes))
                return true;
            box.RemoveLast(size);
        }

        if (boxes.Count == most)
            return false;

        var opened = new Box(room);
        opened.Add(next, size);
        boxes.Add(opened);
        if (Place(sizes, next + 1, room, most, boxes))
            return true;
        boxes.RemoveAt(boxes.Count - 1);
        return false;
    }

    private sealed class Box(int room)
    {
        public List<int> Things { get; } = [];

        public int Free { get; private set; } = room;

        public void Add(int thing, int size)
        {
            Things.Add(thing);
            Free -= size;
        }

        public void RemoveLast(int size)
        {
            Things.RemoveAt(Things.Count - 1);
            Free += size;
        }
    }
}

// Many of these tests wait for the SDK's pauses between two attempts: as many threads as cores left the cores idle.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]

using System.Text.Json;

namespace Guardrails.Tests.Contract;

/// <summary>The embedded organization allows in a request what botocore's service models allow.</summary>
public sealed class InputModelFile
{
    private const string Script = """
        import json, sys, botocore.loaders
        loader, asked = botocore.loaders.create_loader(), json.load(sys.stdin)
        def limits(shape):
            return {key: shape[key] for key in ("min", "max", "pattern", "enum") if key in shape}
        def described(shapes, name, above):
            shape = shapes[name]
            kind = shape["type"]
            out = {"type": kind, **limits(shape)}
            if kind == "structure" and name not in above:
                if shape.get("required"):
                    out["required"] = sorted(shape["required"])
                out["members"] = {member: described(shapes, target["shape"], above + [name])
                    for member, target in sorted(shape["members"].items())}
            elif kind in ("list", "map"):
                out["item"] = described(shapes, shape["member" if kind == "list" else "value"]["shape"], above)
            return out
        lines = []
        for service in sorted(asked):
            model = loader.load_service_model(service, "service-2")
            found = []
            for name in sorted(asked[service]):
                if "input" in model["operations"][name]:
                    shape = described(model["shapes"], model["operations"][name]["input"]["shape"], [])
                    found.append(f' "{name}": ' + json.dumps(shape))
            lines.append(f'"{service}": {{\n' + ",\n".join(found) + "\n}")
        print("{\n" + ",\n".join(lines) + "\n}")
        """;

    [Fact]
    public async Task The_file_is_made_of_botocores_models()
    {
        Judge.Require("python3", "-c", "import botocore");
        var asked = Boto3Tests.OverTheWire.Select(operation => operation.Split(':'))
            .GroupBy(operation => operation[0], operation => operation[1], StringComparer.Ordinal)
            .ToDictionary(service => service.Key, service => service.ToList(), StringComparer.Ordinal);

        var made = await Judge.RunAsync("python3", ["-c", Script], JsonSerializer.Serialize(asked));

        made.ExitCode.ShouldBe(0, made.Error);
        GeneratedFile.ShouldHold("local/Wire/input-models.json", made.Output);
    }
}

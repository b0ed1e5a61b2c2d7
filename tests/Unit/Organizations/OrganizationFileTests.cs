using System.Globalization;
using Guardrails.Core.Controls.Catalog;
using Guardrails.Core.Guardrails;
using Guardrails.Core.Guardrails.Catalog;
using Guardrails.Core.Ids;
using Guardrails.Core.Organizations.File;
using Guardrails.Core.Packs;
using Guardrails.Core.Placement;
using Guardrails.Tests.Unit.Fixtures;

namespace Guardrails.Tests.Unit.Organizations;

public sealed class OrganizationFileTests
{
    [Fact]
    public void The_example_is_the_sample_organization()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.Example);

        config.Id.Value.ShouldBe("o-exampleorg1");
        config.RootId.Value.ShouldBe("r-ex01");
        config.ManagementAccount.Value.ShouldBe("111111111111");
        config.DelegatedAdministrator.Value.ShouldBe("222222222222");
        config.Partition.ShouldBe(Partition.Commercial);
        config.HomeRegion.ShouldBe("us-east-1");
        config.Guardrails.Select(guardrail => guardrail.Name).ShouldBe(
            DefaultGuardrails(Partition.Commercial),
            ignoreOrder: true);
        config.RootSessionOperators.ShouldBeEmpty();
        config.BootstrapQualifier.ShouldBe("hnb659fds");
        StandsWhereItBelongs(config);
        config.ExcludedAccounts.ShouldBe([AccountId.Parse("567890123456")]);
        config.Exemptions.ShouldHaveSingleItem().Target.Value.ShouldBe("999999999999");
        config.Exemptions[0].EndsOn.ShouldBe(new(2027, 1, 31));
        config.Alerts.Routes.ShouldHaveSingleItem().Email.ShouldBe("cloud-security@example.com");
        config.Limits.ShouldBe(PolicyLimits.Default);
    }

    [Fact]
    public void Sections_that_are_left_out_take_the_catalogs_defaults()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.Minimal);

        config.Partition.ShouldBe(Partition.Commercial);
        config.HomeRegion.ShouldBe("us-east-1");
        config.Guardrails.Select(guardrail => guardrail.Name).ShouldBe(DefaultGuardrails(Partition.Commercial));
        StandsWhereItBelongs(config);
        config.Controls.Select(control => control.Name).ShouldBe(DefaultControls(Partition.Commercial));
        config.Controls.ShouldAllBe(control => control.Frequency.Name == "TwentyFour_Hours");
        config.ConformancePacks.ShouldBe(ConformancePackCatalog.All);
        config.ExcludedAccounts.ShouldBeEmpty();
        config.Exemptions.ShouldBeEmpty();
        config.Ledger.RetentionDays.ShouldBe(400);
        config.ForwardedRegions.ShouldBe(["us-east-1", "us-east-2", "us-west-2"]);
        (config.Alerts.Routes.Count, config.Alerts.Chat).ShouldBe((0, false));
        config.Decisions.People.ShouldBeEmpty();
        (config.Reporting.Readers.Count, config.Reporting.RetentionDays).ShouldBe((0, 400));
        config.Limits.ShouldBe(PolicyLimits.Default);
    }

    [Theory]
    [InlineData("DenyRootAccessKeyCreation")]
    [InlineData("DenyRootSigningCertificateUpload")]
    [InlineData("DenyLeavingOrganization")]
    [InlineData("DenyGuardrailTampering")]
    [InlineData("DenyUnlistedRootSessions")]
    [InlineData("DenyDetectionTampering")]
    public void A_file_that_mentions_no_guardrail_has_it_on(string guardrail) =>
        OrganizationFiles.Valid(OrganizationFiles.Minimal).Guardrails.ShouldContain(one => one.Name == guardrail);

    [Fact]
    public void Entries_that_are_left_out_take_the_catalogs_defaults_too()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.With(
            """
            "guardrails": { "DenyRootUserActions": { "enabled": true, "targets": ["ou-ex01-workload", "333333333333"] } },
            "controls": { "RootMfa": { "frequency": "One_Hour" }, "RootHardwareMfa": { "enabled": false } },
            "conformancePacks": { "RootManagedRules": { "enabled": false } },
            "limits": { "policyCharacters": 5120 }
            """));

        config.Guardrails.Select(guardrail => guardrail.Name)
            .ShouldBe(DefaultGuardrails(Partition.Commercial).Append("DenyRootUserActions"), ignoreOrder: true);
        config.Guardrails.Single(guardrail => guardrail.Name == "DenyRootUserActions").Targets
            .ShouldBe([TargetId.Parse("ou-ex01-workload"), TargetId.Parse("333333333333")]);
        config.Controls.Select(control => (control.Name, control.Frequency.Name)).ShouldBe(
            from name in DefaultControls(Partition.Commercial)
            where name != "RootHardwareMfa"
            select (name, name == "RootMfa" ? "One_Hour" : "TwentyFour_Hours"));
        config.ConformancePacks.ShouldBeEmpty();
        config.Limits.ShouldBe(new(PolicyCharacters: 5120, PoliciesPerTarget: 10));
    }

    [Fact]
    public void Parameters_of_a_control_are_kept_as_a_Config_rule_gets_them()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.With(
            """
            "controls": {
              "RootHardwareMfa": { "parameters": { "devices": "fido" } },
              "NoOldRootAccessKeys": { "enabled": true, "parameters": { "maxAgeDays": 30 } },
              "NoUnusedRootAccessKeys": { "enabled": true, "parameters": {} },
              "NoRootCredentials": { "enabled": true }
            }
            """));

        ForRule("RootMfa").ShouldBe("""{"control":"RootMfa"}""");
        ForRule("NoRootCredentials").ShouldBe("""{"control":"NoRootCredentials"}""");
        ForRule("RootHardwareMfa").ShouldBe("""{"control":"RootHardwareMfa","devices":"fido"}""");
        ForRule("NoOldRootAccessKeys").ShouldBe("""{"control":"NoOldRootAccessKeys","maxAgeDays":"30"}""");
        ForRule("NoUnusedRootAccessKeys").ShouldBe("""{"control":"NoUnusedRootAccessKeys","maxUnusedDays":"90"}""");

        string ForRule(string name)
        {
            var selection = config.Controls.Single(selection => selection.Name == name);
            return selection.Parameters.ForRule(selection.Control);
        }
    }

    [Fact]
    public void Ledger_regions_routes_people_and_readers_are_kept_as_they_are_said()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.With(
            """
            "ledger": { "retentionDays": 100 },
            "watch": { "regions": ["eu-central-1", "ap-south-1"] },
            "alerts": {
              "routes": [
                { "email": "all@example.com" },
                { "email": "night@example.com", "severity": "critical" },
                { "email": "keys@example.com", "kinds": ["RootKeyMade", "RootKeyUsed"] },
              ],
              "chat": true
            },
            "decisions": { "people": ["arn:aws:iam::222222222222:role/on-call/Deciders"] },
            "reporting": { "readers": ["arn:aws:iam::333333333333:role/audit/Auditors"], "retentionDays": 1 }
            """));

        config.Ledger.RetentionDays.ShouldBe(100);
        config.ForwardedRegions
            .ShouldBe(["us-east-1", "us-east-2", "us-west-2", "eu-central-1", "ap-south-1"]);
        config.Alerts.Chat.ShouldBeTrue();
        config.Alerts.Routes.Select(route =>
                (route.Email, string.Join('+', route.Severities),
                    string.Join('+', route.Kinds.Select(kind => kind.Name)), route.IsOfEverything))
            .ShouldBe(
                [
                    ("all@example.com", "critical+high", "", true),
                    ("night@example.com", "critical", "", false),
                    ("keys@example.com", "critical+high", "RootKeyMade+RootKeyUsed", false),
                ]);
        config.Decisions.People.ShouldBe(["arn:aws:iam::222222222222:role/on-call/Deciders"]);
        config.Reporting.Readers.ShouldBe(["arn:aws:iam::333333333333:role/audit/Auditors"]);
        config.Reporting.RetentionDays.ShouldBe(1);
    }

    [Theory]
    [InlineData("\"limits\": {}", true)]
    [InlineData("\"remediation\": {}", true)]
    [InlineData("\"remediation\": { \"enabled\": false }", false)]
    [InlineData("\"detection\": { \"enabled\": false }", false)]
    public void Root_keys_are_removed_unless_the_file_says_otherwise_or_nothing_detects(string section, bool expected) =>
        OrganizationFiles.Valid(OrganizationFiles.With(section)).Remediates.ShouldBe(expected);

    [Fact]
    public void A_pack_file_is_a_path_or_a_path_with_parameters()
    {
        var packs = OrganizationFiles.Valid(OrganizationFiles.With(
            """
            "conformancePackFiles": [
              "packs/plain.yaml",
              { "path": "storage.json" },
              { "path": "packs/keys.yml", "parameters": { "MaxAge": "30", "Tags": "" } }
            ]
            """)).ConformancePackFiles;

        packs.Select(pack => (pack.Path, pack.Name))
            .ShouldBe([("packs/plain.yaml", "plain"), ("storage.json", "storage"), ("packs/keys.yml", "keys")]);
        packs[0].Parameters.ShouldBeEmpty();
        packs[1].Parameters.ShouldBeEmpty();
        packs[2].Parameters.ShouldBe(new Dictionary<string, string> { ["MaxAge"] = "30", ["Tags"] = "" });
    }

    [Theory]
    [InlineData(60, 255, 4096, null)]
    [InlineData(61, 1, 1, "holds 61 parameters. Accepted: at most 60")]
    [InlineData(1, 256, 1, "the name has 256 characters. Accepted: a name of 1 to 255")]
    [InlineData(1, 0, 1, "the name has 0 characters. Accepted: a name of 1 to 255")]
    [InlineData(1, 1, 4097, "the text has 4097 characters. Accepted: at most 4096")]
    public void Parameters_of_a_pack_are_as_many_and_as_long_as_AWS_Config_takes(
        int count, int name, int value, string? error)
    {
        var names = Enumerable.Range(10, count)
            .Select(number => count == 1 ? new string('n', name) : $"{number}".PadLeft(name, 'n'));
        var text = OrganizationFiles.With(
            $$"""
            "conformancePackFiles": [{ "path": "a.yaml", "parameters": { {{string.Join(", ", names.Select(one => $"\"{one}\": \"{new string('v', value)}\""))}} } }]
            """);

        if (error is null)
            OrganizationFiles.Valid(text).ConformancePackFiles.ShouldHaveSingleItem().Parameters.Count.ShouldBe(count);
        else
            OrganizationFiles.OnlyError(text).ToString().ShouldContain(error);
    }

    [Theory]
    [InlineData("\"alerts\": {}", null)]
    [InlineData("\"configRecorder\": {}", null)]
    [InlineData("\"configRecorder\": { \"enabled\": false, \"targets\": [\"r-ex01\"] }", null)]
    [InlineData("\"configRecorder\": { \"enabled\": true }", "r-ex01")]
    [InlineData(
        "\"configRecorder\": { \"enabled\": true, \"targets\": [\"ou-ex01-workload\", \"ou-ex01-security\"] }",
        "ou-ex01-workload ou-ex01-security")]
    public void Accounts_get_recorders_only_where_the_file_says_so(string sections, string? targets)
    {
        var recorder = OrganizationFiles.Valid(OrganizationFiles.With(sections)).ConfigRecorder;

        (recorder is null ? null : string.Join(' ', recorder.Targets)).ShouldBe(targets);
    }

    [Theory]
    [InlineData("aws", "", "us-east-1")]
    [InlineData("aws", "\"region\": \"us-east-1\"", "us-east-1")]
    [InlineData("aws", "\"region\": \"eu-central-1\"", "eu-central-1")]
    [InlineData("aws", "\"enabled\": false, \"region\": \"ap-southeast-4\"", "ap-southeast-4")]
    [InlineData("aws-us-gov", "", "us-gov-west-1")]
    [InlineData("aws-us-gov", "\"region\": \"us-gov-east-1\"", "us-gov-east-1")]
    public void The_rules_run_in_the_home_Region_unless_the_file_names_another_one(
        string partition, string detection, string region)
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.With($"\"detection\": {{ {detection} }}")
            .Replace("\"id\"", $"\"partition\": \"{partition}\", \"id\"", StringComparison.Ordinal));

        config.DetectionRegion.ShouldBe(region);
        config.HomeRegion.ShouldBe(Partition.TryParse(partition)!.HomeRegion, "the rest stays where IAM logs");
        config.DetectsElsewhere.ShouldBe(config.Detects && region != config.HomeRegion);
    }

    [Fact]
    public void In_govcloud_what_does_not_exist_there_is_off()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.Minimal.Replace(
            "\"id\"", "\"partition\": \"aws-us-gov\", \"id\"", StringComparison.Ordinal));

        config.Partition.ShouldBe(Partition.GovCloud);
        config.HomeRegion.ShouldBe("us-gov-west-1");
        config.Guardrails.Select(guardrail => guardrail.Name).ShouldBe(DefaultGuardrails(Partition.GovCloud));
        config.Controls.Select(control => control.Name).ShouldBe(DefaultControls(Partition.GovCloud));
        config.Controls.Select(control => control.Name).ShouldContain("NoRootAccessKeys");
        config.Controls.Select(control => control.Name).ShouldNotContain("RootMfa");
        config.Controls.Select(control => control.Name).ShouldNotContain("RootHardwareMfa");
        config.ConformancePacks.ShouldBeEmpty();
    }

    [Fact]
    public void In_china_what_needs_a_root_user_is_off()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles
            .With(
                "\"guardrails\": { \"DenyLeavingOrganization\": { \"enabled\": true }, \"DenyRootAccessKeyCreation\": "
                + "{ \"enabled\": false } }")
            .Replace("\"id\"", "\"partition\": \"aws-cn\", \"id\"", StringComparison.Ordinal));

        config.HomeRegion.ShouldBe("cn-north-1");
        config.Guardrails.ShouldHaveSingleItem().Name.ShouldBe("DenyLeavingOrganization");
        config.Controls.ShouldBeEmpty();
        config.ConformancePacks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "2027-02-21")]
    [InlineData("\"limits\": { \"exemptionDays\": 1 },", "2026-11-24")]
    [InlineData("\"limits\": { \"exemptionDays\": 365 },", "2027-11-23")]
    public void An_exemption_may_end_on_the_last_day_that_is_allowed_and_no_later(string limits, string lastDay)
    {
        string Until(DateOnly day) => OrganizationFiles.With(
            $$"""{{limits}} "exemptions": [{ "guardrail": "DenyRootAccessKeyCreation", "accountId": "333333333333", "owner": "a", "reason": "b", "endsOn": "{{day:yyyy-MM-dd}}" }]""");
        var last = DateOnly.Parse(lastDay, System.Globalization.CultureInfo.InvariantCulture);

        OrganizationFiles.Valid(Until(last)).Exemptions.ShouldHaveSingleItem();
        OrganizationFiles.OnlyError(Until(last.AddDays(1))).Accepted.ShouldBe(
            $"{lastDay} at the latest; extend it when it is due");
    }

    [Fact]
    public void A_unit_is_exempt_by_its_id_in_place_of_an_account()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.With(
            """
            "exemptions": [{ "guardrail": "DenyRootAccessKeyCreation", "unitId": "ou-ex01-worksand", "owner": "a", "reason": "b", "endsOn": "2026-12-31" }]
            """));

        var exemption = config.Exemptions.ShouldHaveSingleItem();
        (exemption.Target, exemption.Account).ShouldBe((TargetId.Parse("ou-ex01-worksand"), null));
        config.ExemptionsOf(AccountId.Parse("333333333333"), [exemption.Target]).ShouldBe([exemption]);
        config.ExemptionsOf(AccountId.Parse("333333333333"), [TargetId.Parse("ou-ex01-workload")]).ShouldBeEmpty();
        config.ExemptionsOf(config.DelegatedAdministrator, [exemption.Target]).ShouldBeEmpty();
    }

    [Fact]
    public void Recorders_and_trails_of_other_teams_are_protected_by_name_and_none_when_left_out()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.With(
            """
            "protect": { "recorders": ["default", "aws-controltower-*"], "exceptRoles": ["path/Zone*", "AWSControlTowerExecution"] }
            """));

        config.Protection.Recorders.ShouldBe(["default", "aws-controltower-*"]);
        config.Protection.Trails.ShouldBeEmpty();
        config.Protection.ExceptRoles.ShouldBe(["path/Zone*", "AWSControlTowerExecution"]);
        OrganizationFiles.Valid(OrganizationFiles.Minimal).Protection.IsAny.ShouldBeFalse();
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_fine()
    {
        OrganizationFiles.Valid(
            "\uFEFF// ours\n" + OrganizationFiles.With("/* none */ \"excludedAccounts\": [\"333333333333\",],"))
            .ExcludedAccounts.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("2027-01-31")]
    [InlineData("2027-02-01")]
    [InlineData("2031-06-30")]
    [InlineData("9999-12-31")]
    public void The_example_has_no_error_on_any_later_day_and_an_ended_exemption_stands_in_the_policy_all_the_same(string today)
    {
        var file = OrganizationFile.Parse(
            OrganizationFiles.Example, DateOnly.Parse(today, CultureInfo.InvariantCulture));

        file.Errors.ShouldBeEmpty();
        file.Config.ShouldNotBeNull().Exemptions.ShouldHaveSingleItem();
        Json(file.Config!).ShouldBe(Json(OrganizationFiles.Valid(OrganizationFiles.Example)));

        static IEnumerable<string> Json(Core.Organizations.OrganizationConfig config) =>
            ServiceControlPolicies.For(config).Select(policy => policy.Json);
    }

    [Fact]
    public void A_policy_over_the_organizations_own_limit_is_named_with_its_size()
    {
        var config = OrganizationFiles.Valid(OrganizationFiles.With("\"limits\": { \"policyCharacters\": 100 }"));

        var sentence = ServiceControlPolicies.CheckSizes(ServiceControlPolicies.For(config), config.Limits)[0];

        sentence.ShouldContain("Guardrails-DenyRootAccessKeyCreation");
        sentence.ShouldContain("the limit is 100");
    }

    private static IEnumerable<string> DefaultGuardrails(Partition partition) =>
        from guardrail in GuardrailCatalog.All
        where guardrail.OnByDefault && guardrail.WhyNotIn(partition) is null
        select guardrail.Name;

    private static IEnumerable<string> DefaultControls(Partition partition) =>
        from control in ControlCatalog.All
        where control.OnByDefault && control.AppliesTo(partition)
        select control.Name;

    private static void StandsWhereItBelongs(Core.Organizations.OrganizationConfig config)
    {
        foreach (var selection in config.Guardrails)
        {
            selection.Targets.ShouldHaveSingleItem().Value.ShouldBe(
                selection.Guardrail.IsForDelegatedAdministrator ? "222222222222" : "r-ex01", selection.Name);
        }
    }
}

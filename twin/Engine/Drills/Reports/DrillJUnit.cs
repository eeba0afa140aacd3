using System.Globalization;
using System.Xml.Linq;

namespace CrossCloudDns.Twin.Engine.Drills.Reports;

/// <summary>Drill reports as JUnit XML: a suite for each drill, a case for each expectation.</summary>
public static class DrillJUnit
{
    public static string Write(IReadOnlyList<DrillReport> reports, RandomFaultsReport? random)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var suites = reports.Select(Suite).ToList();
        if (random is not null)
            suites.Add(Suite(random));
        return new XDocument(new XElement("testsuites", suites)).ToString();
    }

    private static XElement Suite(DrillReport report)
    {
        var cases = report.SkippedBecause is { } why
            ? [Case(report.Name, report.Tries, new XElement("skipped", new XAttribute("message", why)))]
            : report.Checks.Select(check =>
                Case(report.Name, check.Expectation, check.Passed ? null : new XElement("failure", new XAttribute("message", check.Found))))
                .ToList();
        return Suite(report.Name, cases);
    }

    private static XElement Suite(RandomFaultsReport random) => Suite(
        "random",
        [
            .. random.Outcomes.Select(outcome => Case(
                "random",
                string.Create(CultureInfo.InvariantCulture, $"seed {outcome.Seed}"),
                outcome.Violations.IsEmpty ? null : new XElement("failure", new XAttribute("message", string.Join("; ", outcome.Faults))))),
        ]);

    private static XElement Suite(string name, List<XElement> cases) => new(
        "testsuite",
        new XAttribute("name", name),
        new XAttribute("tests", cases.Count),
        new XAttribute("failures", cases.Count(testCase => testCase.Element("failure") is not null)),
        new XAttribute("skipped", cases.Count(testCase => testCase.Element("skipped") is not null)),
        cases);

    private static XElement Case(string suite, string name, XElement? outcome) =>
        new("testcase", new XAttribute("classname", $"drill.{suite}"), new XAttribute("name", name), outcome);
}

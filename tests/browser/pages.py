"""Pages of the program that is tested, and the figures that each has to show."""

import json
import pathlib
import subprocess

HOSTILE = """<script>document.title="x"</script><img src="http://127.0.0.1:9/x.png"
 onerror="document.title='y'">"'&amp;</main>\u202e{{7*7}}""".replace("\n", "")
SHOWN = HOSTILE.replace("\u202e", "\ufffd")  # what turns the direction of writing is marked
RULES = "iid-2026"


class Program:
    def __init__(self, iga, oracle, source, folder):
        self.iga, self.oracle, self.folder = iga, oracle, pathlib.Path(folder)
        self.source = pathlib.Path(source)

    def run(self, *arguments, accepts=(0, 1, 3)):
        done = subprocess.run([self.iga, *arguments], cwd=self.folder, capture_output=True, text=True)
        if done.returncode not in accepts:
            raise SystemExit(f"iga {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def write(self, name, regions):
        lines = "".join(json.dumps(region) + "\n" for region in regions)
        (self.folder / name).write_text(lines)

    def prepare(self):
        """Data: an example, 600 innovations, a province of 17, and a name that means harm."""
        example = self.source / "rules/examples/tegal-2024.json"
        region = json.loads(self.run("convert", "-q", "-r", RULES, str(example), accepts=(0,)))
        self.write("one.ndjson", [region])
        many = [dict(region["innovations"][i % len(region["innovations"])], id=str(i + 1))
                for i in range(600)]
        self.write("many.ndjson", [dict(region, innovations=many)])
        self.write("hostile.ndjson", [dict(region, name=HOSTILE, province=HOSTILE)])
        province = subprocess.run([self.oracle, "data", "17", "17"], capture_output=True, text=True,
                                  check=True).stdout
        (self.folder / "province.ndjson").write_text(province)


class Page:
    """A page, and the list of the same command's JSON answer that has its figures."""

    def __init__(self, name, command, *, lang="id", figures="results"):
        self.name, self.lang, self.figures = name, lang, figures
        self.command = [*command, "-q", "--lang", lang]

    def make(self, program):
        path = program.folder / f"{self.name}.html"
        program.run(*self.command, "-f", "html", "-o", str(path))
        return path

    def regions(self, program):
        answer = program.run(*self.command, "-f", "json")
        return json.loads(answer, parse_float=str, parse_int=str)[self.figures]


def all_pages(program):
    old, new = "iid-2025", RULES
    pages = [
        Page("one", ["score", "-r", RULES, "one.ndjson", "--detail"]),
        Page("english", ["score", "-r", RULES, "one.ndjson"], lang="en"),
        Page("many", ["score", "-r", RULES, "many.ndjson"]),
        Page("province", ["rank", "-r", RULES, "province.ndjson"]),
        Page("hostile", ["score", "-r", RULES, "hostile.ndjson"]),
        Page("diff", ["diff", old, new, "--data", "province.ndjson"], figures="impact"),
    ]
    for name, rules in (("old", old), ("new", new)):
        program.run("rank", "-q", "-r", rules, "province.ndjson", "-f", "json", "-o", f"{name}.json")
    pages.append(Page("compare", ["compare", "old.json", "new.json", "--data-old", "province.ndjson",
                                  "--data-new", "province.ndjson"],
                      figures="regions"))
    return pages


def shown(number, lang):
    return number if lang == "en" else number.replace(".", ",")


def wanted_figures(region, lang):
    """What has to be said of a region, as people read it."""
    if "errors" in region:
        return [error["message"] for error in region["errors"]]
    if "exact" in region:
        numbers = [region["index"], *region["values"].values(), region["missing"]]
        numbers += [place["place"] for place in region.get("rank", {}).values()]
        return [*(shown(number, lang) for number in numbers), region["predicate"]]
    sides = [side for side in (region["before"], region["after"]) if side and side.get("index")]
    figures = [shown(side["index"], lang) for side in sides]
    if len(sides) == 2:
        figures += [side["place"] for side in sides]
    return figures + [side["predicate"] for side in sides]

"""check.py IGA ORACLE SOURCE pages|faults: what a person, a screen reader and a printer find of the
pages of the program. With `faults` each thing that is looked for is made wrong once, to see that
it is found."""

import sys
import tempfile

from browser import Browser
from faults import FAULTS, PAPER_FAULTS, planted
from pages import HOSTILE, SHOWN, Program, all_pages, wanted_figures

WIDTHS = (1280, 390)
MOST_TOLD = 3


def missing_figures(browser, page, program):
    problems = []
    for region in page.regions(program):
        name = region["name"] or region["id"]
        name = SHOWN if name == HOSTILE else name
        text = browser.text_under(name) if page.figures == "results" else browser.rows_about(name)
        if not text:
            problems.append(f"nothing is said of {name}")
            continue
        problems += [f"{figure} is not shown of {name}"
                     for figure in wanted_figures(region, page.lang) if figure not in text]
    return problems


def harm_done(browser):
    """What a name that means harm has done: nothing may come of it but text."""
    problems = []
    if SHOWN not in browser.run("return document.body.innerText"):
        problems.append("the hostile name is not shown as it is")
    if browser.run("return document.querySelectorAll('script,img').length"):
        problems.append("the hostile name became elements")
    if browser.run("return document.title") in ("x", "y"):
        problems.append("the hostile name was run")
    return problems


def inspect(browser, path):
    problems = browser.open(path)
    for width in WIDTHS:
        problems += browser.look(width)
    return problems + browser.hear()


def check_pages(browser, program):
    found = 0
    for page in all_pages(program):
        path = page.make(program)
        problems = inspect(browser, path)
        problems += missing_figures(browser, page, program)
        if page.name == "hostile":
            problems += harm_done(browser)
        problems += browser.print(path.with_suffix(".pdf"))
        report(page.name, dict.fromkeys(problems))
        found += len(problems)
    return found


def report(page, problems):
    """Says what was found, of each kind only the first few."""
    told = {}
    for problem in problems:
        kind = problem.partition(": ")[0]
        told[kind] = told.get(kind, 0) + 1
        if told[kind] <= MOST_TOLD:
            print(f"{page}: {problem}")
    for kind, count in told.items():
        if count > MOST_TOLD:
            print(f"{page}: {kind}: {count - MOST_TOLD} more")


def check_faults(browser, program):
    """How many planted faults are not found."""
    page = next(page for page in all_pages(program) if page.name == "hostile")
    sound = page.make(program)
    text = sound.read_text()
    path = sound.with_name("fault.html")
    blind = 0

    def expect(what, expected, problems):
        nonlocal blind
        if not any(expected in problem for problem in problems):
            print(f"{what}: not found; found was {problems}")
            blind += 1

    for what, expected, fault in FAULTS:
        path.write_text(planted(text, fault))
        expect(what, expected, inspect(browser, path))
    for what, expected, fault in PAPER_FAULTS:
        path.write_text(planted(text, fault))
        browser.open(path)
        expect(what, expected, browser.print(path.with_suffix(".pdf")))
    index = page.regions(program)[0]["index"].replace(".", ",")
    path.write_text(text.replace(index, "0,01"))
    browser.open(path)
    expect("another index", f"{index} is not shown", missing_figures(browser, page, program))
    path.write_text(text.replace("&lt;", "<").replace("&gt;", ">"))
    browser.open(path)
    expect("a name that is run", "became elements", harm_done(browser))
    return blind


def main(iga, oracle, source, what):
    with tempfile.TemporaryDirectory(prefix="iga-pages-") as folder:
        program = Program(iga, oracle, source, folder)
        program.prepare()
        browser = Browser()
        try:
            check = {"pages": check_pages, "faults": check_faults}[what]
            return 1 if check(browser, program) else 0
        finally:
            browser.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

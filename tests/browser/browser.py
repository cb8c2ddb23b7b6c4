"""Chromium, without a window, and what it saw of a page: by Debian's chromium-driver."""

import base64
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run
    --disable-background-networking --disable-component-update --disable-sync
    --disable-default-apps --disable-extensions --hide-scrollbars""".split()
TALLEST = 60000  # pixels of a page that is laid out as one window
LOOK = pathlib.Path(__file__).with_name("page.js").read_text()


class Browser:
    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="iga-browser-")
        options = Options()
        options.binary_location = shutil.which("chromium")
        for flag in FLAGS + [f"--user-data-dir={self.profile}"]:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        try:
            self.driver = webdriver.Chrome(
                service=Service(shutil.which("chromedriver")), options=options)
        except Exception:
            shutil.rmtree(self.profile, ignore_errors=True)
            raise

    def close(self):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)

    def command(self, name, **arguments):
        return self.driver.execute_cdp_cmd(name, arguments)

    def open(self, path):
        """Loads a page. Gives what it said on the console and what it asked for."""
        self.driver.get_log("browser"), self.driver.get_log("performance")
        address = pathlib.Path(path).resolve().as_uri()
        self.driver.get(address)
        problems = [f"the console says: {entry['message']}" for entry in self.driver.get_log("browser")]
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] != "Network.requestWillBeSent":
                continue
            asked, asker = message["params"]["request"]["url"], message["params"]["documentURL"]
            if asked != address and not asker.startswith("chrome:"):  # of its own first page
                problems.append(f"a request: {asked}")
        return problems

    def look(self, width):
        """What is wrong with the page at a width."""
        size = {"width": width, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", height=900, **size)
        tall = self.driver.execute_script("return document.documentElement.scrollHeight")
        self.command("Emulation.setDeviceMetricsOverride", height=min(tall, TALLEST), **size)
        return [f"at {width} pixels, {problem}" for problem in self.driver.execute_script(LOOK)]

    def hear(self):
        """What is wrong with the page as a screen reader finds it; and what there is, by role."""
        problems, roles = [], {}
        must_be_named = {"heading", "table", "image", "navigation", "region", "link"}
        for node in self.command("Accessibility.getFullAXTree")["nodes"]:
            role = node.get("role", {}).get("value")
            name = node.get("name", {}).get("value", "").strip()
            if node.get("ignored") or not role:
                continue
            roles[role] = roles.get(role, 0) + 1
            if role in must_be_named and not name:
                problems.append(f"a screen reader finds a {role} without a name")
        tables = self.driver.execute_script("return document.querySelectorAll('table').length")
        if roles.get("table", 0) != tables:
            problems.append(f"a screen reader finds {roles.get('table', 0)} tables of {tables}")
        for role in ("main", "heading"):
            if not roles.get(role):
                problems.append(f"a screen reader finds no {role}")
        if tables and not (roles.get("columnheader") and roles.get("rowheader")):
            problems.append("a screen reader finds no heads of tables")
        return problems

    def text_under(self, heading):
        """The text of the section about what this heading names; None without one."""
        return self.driver.execute_script(
            """for (const found of document.querySelectorAll("h1,h2")) {
                   const title = found.textContent.replace(/\\s+/g, " ").trim();
                   if (title === arguments[0] || title.startsWith(`${arguments[0]} (`))
                       return (found.closest("section") || document.querySelector("main")).innerText;
               }
               return null;""", heading)

    def rows_about(self, name):
        """The text of the table rows with a cell that begins with a name; "" without one."""
        return self.driver.execute_script(
            """const name = arguments[0];
               const begins = (cell) => cell.innerText.split("\\n")[0].trim() === name;
               return [...document.querySelectorAll("tr")]
                   .filter((row) => [...row.cells].some(begins))
                   .map((row) => row.innerText).join("\\n");""", name)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def print(self, path):
        """Prints the page. Gives what is wrong with the paper."""
        self.command("Emulation.clearDeviceMetricsOverride")
        printed = self.command("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        pathlib.Path(path).write_bytes(base64.b64decode(printed["data"]))
        return wrong_paper(path)


def wrong_paper(path):
    def tell(*command):
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    facts = tell("pdfinfo", "-f", "1", "-l", "9999", path)
    problems = []
    for line in facts.splitlines():
        size = re.match(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", line)
        if size and (abs(float(size[1]) - 595.3) > 1.5 or abs(float(size[2]) - 841.9) > 1.5):
            problems.append(f"paper that is not A4: {line}")
    pages = tell("pdftotext", "-layout", path, "-").split("\f")[:-1]
    numbered = re.compile(r"^\s*\d+ */ *\d+\s*$", re.MULTILINE)
    problems += [f"page {i + 1} of {len(pages)} on paper is blank"
                 for i, page in enumerate(pages) if not numbered.sub("", page).strip()]
    if not pages:
        problems.append("nothing is printed")
    return problems

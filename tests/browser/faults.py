"""Faults of pages: what is wrong, what is then said, and how to make it so: a text that stands in
the page and what replaces it, or what is put in front of the end of main."""

END = "</main>"
PALE = "<p style='color:#999'>pale</p>"

FAULTS = [
    ("an error of a script", "the console says", "<script>throw Error('x')</script>"),
    ("something that is fetched", "a request", "<img alt='x' src='http://127.0.0.1:9/x.png'>"),
    ("a file that is read", "a request", "<img alt='x' src='x.png'>"),
    ("two first headings", "not one h1", "<h1>Again</h1>"),
    ("a level left out", "skips a level", "<h2>A</h2><h4>B</h4>"),
    ("an empty heading", "a heading says nothing", "<h2> </h2>"),
    ("no main", "not one main", ("<main", "<div")),
    ("a landmark without a name", "a landmark without a name", "<nav>x</nav>"),
    ("no language", "no language", ('<html lang="id"', "<html")),
    ("no title", "no title", ("<title>", "<title></title><x>")),
    ("a table without a caption", "without a caption",
     "<table><thead><tr><th scope=col>a<tbody><tr><th scope=row>b</table>"),
    ("a table without heads", "without heads",
     "<table><caption>x</caption><tbody><tr><th scope=row>b</table>"),
    ("a head without scope", "without scope",
     "<table><caption>x</caption><thead><tr><th scope=col>a<th>b<tbody><tr><th scope=row>b</table>"),
    ("a row without a head", "a row without a head",
     "<table><caption>x</caption><thead><tr><th scope=col>a<tbody><tr><td>b</table>"),
    ("a table that is none to a screen reader", "tables of",
     "<table role=presentation><caption>x</caption><thead><tr><th scope=col>a<tbody><tr>"
     "<th scope=row>b</table>"),
    ("a chart without a text", "a chart without a text", "<svg role='img' width='9' height='9'></svg>"),
    ("a chart that is not an image", "a chart without a text", "<svg aria-label='x'></svg>"),
    ("a link to nowhere", "a link to nowhere", "<a href='#nowhere'>x</a>"),
    ("an id twice", "an id twice", "<p id='twice'>a</p><p id='twice'>b</p>"),
    ("pale text", "contrast of", PALE),
    ("pale text on a chart", "contrast of",
     "<svg role='img' aria-label='x' width='99' height='40'><rect width='99' height='40' fill='#bbb'/>"
     "<text x='9' y='20' fill='#fff'>x</text></svg>"),
    ("a wide page", "wider than the window", "<div style='width:2000px'>wide</div>"),
    ("a wide page on a telephone", "at 390 pixels, the page is wider",
     "<div style='width:700px'>wide</div>"),
    ("a long word", "text leaves its box",
     "<p style='width:4em;overflow-wrap:normal'>abcdefghijklmnopqrstuvwxyz</p>"),
    ("text outside a chart", "text leaves its box",
     "<svg role='img' aria-label='x' width='20' height='20'><text x='9' y='15'>long text</text></svg>"),
    ("text that is cut off", "text is cut off",
     "<p style='width:4em;overflow:hidden;white-space:nowrap'>a long line of text</p>"),
    ("text over text", "text over text", "<p style='margin:0'>some text</p><p style='margin:-1.4em 0 0'>some more</p>"),
]

PAPER_FAULTS = [
    ("other paper", "not A4", "<style>@page{size:A5}</style>"),
    ("a blank page", "is blank", "<div style='break-before:page;break-after:page;height:1px'></div><p>x</p>"),
]


def planted(text, fault):
    before, after = fault if isinstance(fault, tuple) else (END, fault + END)
    if before not in text:
        raise SystemExit(f"nothing to spoil: the page has no {before}")
    return text.replace(before, after)

// page.js - what a person and a screen reader would look for in a page, asked of the page itself
// as it is laid out just now. Gives a list of what is wrong, each as "what: where".
const problems = [];
const say = (what, where) => problems.push(`${what}: ${String(where).trim().slice(0, 100)}`);
const all = (selector) => [...document.querySelectorAll(selector)];
const wording = (element) => element.textContent.replace(/\s+/g, " ").trim();

// ---- Structure -----------------------------------------------------------------------------

const named = (element) => {
    const ids = (element.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
    const labels = ids.map((id) => document.getElementById(id));
    if (ids.length) return labels.every((label) => label && wording(label));
    const title = element.querySelector(":scope > title, :scope > caption");
    return Boolean((element.getAttribute("aria-label") || "").trim() || (title && wording(title)));
};

function structure() {
    if (!/^(id|en)$/.test(document.documentElement.lang)) say("no language", document.documentElement.lang);
    if (!document.title.trim()) say("no title", location.pathname);
    if (all("h1").length !== 1) say("not one h1", all("h1").length);
    if (all("main").length !== 1) say("not one main", all("main").length);
    let level = 0;
    for (const heading of all("h1,h2,h3,h4,h5,h6")) {
        const own = Number(heading.tagName[1]);
        if (own > level + 1) say("a heading skips a level", wording(heading));
        if (!wording(heading)) say("a heading says nothing", heading.outerHTML);
        level = own;
    }
    for (const part of all("nav,section,aside"))
        if (!named(part)) say("a landmark without a name", part.outerHTML);
    for (const image of all("svg"))
        if (image.getAttribute("role") !== "img" || !named(image)) say("a chart without a text", image.outerHTML);
    for (const link of all("a[href^='#']"))
        if (!document.getElementById(link.hash.slice(1))) say("a link to nowhere", link.outerHTML);
    const ids = all("[id]").map((element) => element.id);
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) say("an id twice", id);
    for (const table of all("table")) tables(table);
}

function tables(table) {
    if (!table.caption || !wording(table.caption)) say("a table without a caption", wording(table));
    if (!table.tHead || !table.tHead.querySelector("th[scope=col]")) say("a table without heads", wording(table));
    for (const head of table.querySelectorAll("th"))
        if (!/^(col|row|colgroup|rowgroup)$/.test(head.scope)) say("a head without scope", head.outerHTML);
    for (const body of table.tBodies)
        for (const row of body.rows)
            if (!row.querySelector("th[scope=row],th[scope=rowgroup]")) say("a row without a head", wording(row));
}

// ---- Text as it is laid out ----------------------------------------------------------------

const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
const is_hidden = (style, box) => style.visibility !== "visible" || box.width <= 1 || box.height <= 1;

// Every run of text that is seen, with the boxes of its lines.
function texts() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        if (!node.data.trim() || parent.closest("style,script,title,desc")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
        if (!boxes.length || is_hidden(getComputedStyle(parent), parent.getBoundingClientRect())) continue;
        found.push({ node, parent, boxes });
    }
    return found;
}

// What contains text and must not be left by it, without scrolling there.
function container(text) {
    const svg = text.parent.closest("svg");
    if (svg) return svg;
    let element = text.parent;
    while (/^inline$/.test(getComputedStyle(element).display)) element = element.parentElement;
    return element;
}

function layout(found) {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide)
        say("the page is wider than the window", document.documentElement.scrollWidth);
    for (const text of found) {
        const holder = container(text), around = holder.getBoundingClientRect();
        for (const box of text.boxes) {
            if (box.left < around.left - 1 || box.right > around.right + 1 || box.bottom > around.bottom + 4 || box.top < around.top - 4)
                say("text leaves its box", text.node.data);
            let scroller = holder;
            while (scroller && !scrolls(scroller)) scroller = scroller.parentElement;
            if (!scroller && (box.right > wide || box.left < 0)) say("text is outside the window", text.node.data);
        }
    }
    for (const element of all("body *")) {
        const style = getComputedStyle(element);
        if (/hidden|clip/.test(style.overflowX + style.overflowY) && !element.closest("svg") &&
            !is_hidden(style, element.getBoundingClientRect()) &&
            (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
            say("text is cut off", wording(element));
    }
    overlaps(found);
}

// Lines may come near one another, by a third of their height, but no further.
function overlaps(found) {
    const lines = found.flatMap((text) => text.boxes.map((box) => ({ text, left: box.left + 1, right: box.right - 1,
        top: box.top + box.height / 3, bottom: box.bottom - box.height / 3 })));
    lines.sort((a, b) => a.top - b.top);
    lines.forEach((a, i) => {
        for (let k = i + 1; k < lines.length && lines[k].top < a.bottom; k++)
            if (a.left < lines[k].right && lines[k].left < a.right && a.text !== lines[k].text)
                say("text over text", `${a.text.node.data} / ${lines[k].text.node.data}`);
    });
}

// ---- Contrast --------------------------------------------------------------------------------

function color(css) {
    const numbers = (css.match(/[\d.]+/g) || []).map(Number);
    return /^rgb/.test(css) ? [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1] : null;
}
const over = (above, below) => [0, 1, 2].map((i) => above[i] * above[3] + below[i] * (1 - above[3])).concat(1);

function luminance(rgb) {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// What is seen behind the middle of a box: shapes of a chart, then backgrounds, then the paper.
function behind(text) {
    const box = text.boxes[0], x = box.left + box.width / 2, y = box.top + box.height / 2;
    const layers = [];
    for (const element of document.elementsFromPoint(x, y)) {
        if (element instanceof SVGElement && !(element instanceof SVGSVGElement)) {
            if (!/^(text|tspan|title)$/.test(element.tagName)) layers.push(color(getComputedStyle(element).fill));
        } else {
            layers.push(color(getComputedStyle(element).backgroundColor));
        }
    }
    return layers.filter(Boolean).reduceRight((below, above) => over(above, below), [255, 255, 255, 1]);
}

function contrast(found) {
    for (const text of found) {
        const style = getComputedStyle(text.parent);
        const below = behind(text);
        const ink = color(text.parent instanceof SVGElement ? style.fill : style.color);
        const [low, high] = [luminance(over(ink, below)), luminance(below)].sort((a, b) => a - b);
        const ratio = (high + 0.05) / (low + 0.05);
        if (ratio < 4.5) say(`contrast of ${ratio.toFixed(2)}`, text.node.data);
    }
}

const found = texts();
structure();
layout(found);
contrast(found);
if (all("script").length) say("a script", all("script")[0].outerHTML);
return [...new Set(problems)];

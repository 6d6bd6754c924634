// Keeps an open page as it stands on the server, without taking away what the reader is doing on it.

const { fragment, events, version } = document.body.dataset;

/** Each part as the server sent it: what the page adds to a part is no change of it. */
const sent = new Map();

const regionsOf = (root) => [...root.querySelectorAll("[data-region]")];

for (const region of regionsOf(document)) remember(region);

function remember(region) {
  for (const part of region.children) sent.set(part.id, part.cloneNode(true));
}

function takeIn(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const region of regionsOf(fresh)) {
    const live = document.getElementById(region.id);
    if (live) takeInRegion(live, region);
  }
  tellTimes();
}

function takeInRegion(live, region) {
  const wanted = new Set([...region.children].map(({ id }) => id));
  for (const part of Array.from(live.children)) if (!wanted.has(part.id)) part.remove();
  for (const [index, part] of [...region.children].entries()) {
    const place = live.children[index] ?? null;
    const known = live.children.namedItem(part.id);
    if (!known || known !== place) live.insertBefore(known ?? fit(part), place);
    if (known && !sent.get(part.id)?.isEqualNode(part)) replace(known, fit(part));
  }
}

/** A copy for the page; the original is kept to compare with. */
function fit(part) {
  sent.set(part.id, part);
  return document.importNode(part, true);
}

const focusable = "a, button, input, select, textarea, summary";

function replace(old, fresh) {
  const focused = [...old.querySelectorAll(focusable)].indexOf(document.activeElement);
  const opened = [...old.querySelectorAll("details")].map(({ open }) => open);
  old.replaceWith(fresh);
  for (const [index, details] of [...fresh.querySelectorAll("details")].entries())
    details.open = opened[index] ?? false;
  if (focused >= 0) fresh.querySelectorAll(focusable)[focused]?.focus({ preventScroll: true });
}

let shown = version;
let asking = null;
let askAgain = false;

/** One question at a time; what comes meanwhile is asked once more at the end. */
function refresh() {
  if (asking) askAgain = true;
  asking ??= ask().finally(() => {
    asking = null;
    if (askAgain) refresh();
    askAgain = false;
  });
  return asking;
}

async function ask() {
  const answer = await fetch(fragment, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const html = await answer.text();
  shown = answer.headers.get("x-version");
  takeIn(html);
}

if (events) {
  new EventSource(events).addEventListener("version", ({ data }) => {
    if (data !== shown) refresh();
  });
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("[data-quiet]")) return;
  event.preventDefault();
  void post(form, submitter);
});

/** As the browser would, but the page stays. */
async function post(form, submitter) {
  const address = submitter?.getAttribute("formaction") ?? form.action;
  const body = new URLSearchParams(new FormData(form, submitter));
  const text = form.querySelector("[data-draft]");
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { accept: "text/plain" },
    });
    const done = answer.ok || answer.type === "opaqueredirect";
    tellProblem(done ? "" : await answer.text());
    if (done && text) clear(text);
    if (done) await refresh();
  } catch {
    tellProblem("The sandbox does not answer. Is it still running?");
  } finally {
    form.removeAttribute("aria-busy");
  }
}

function tellProblem(text) {
  const place = document.querySelector("[data-problem]");
  if (!place) return;
  place.textContent = text;
  place.hidden = text === "";
}

const draftKey = `draft:${location.pathname}`;

function clear(text) {
  text.value = "";
  sessionStorage.removeItem(draftKey);
}

const draft = document.querySelector("[data-draft]");
if (draft) {
  draft.value ||= sessionStorage.getItem(draftKey) ?? "";
  draft.addEventListener("input", () => sessionStorage.setItem(draftKey, draft.value));
  draft.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    draft.form.requestSubmit();
  });
}

for (const select of document.querySelectorAll("[data-submits]")) {
  select.form.classList.add("live");
  select.addEventListener("change", () => select.form.requestSubmit());
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const units = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

function ago(seconds) {
  const [unit, size] = units.find(([, length]) => seconds >= length) ?? [null, 1];
  if (unit) return relative.format(-Math.floor(seconds / size), unit);
  return seconds < 10 ? "now" : `${Math.floor(seconds / 10) * 10} seconds ago`;
}

function tellTimes() {
  for (const time of document.querySelectorAll("time")) {
    time.title ||= time.textContent;
    time.textContent = ago(Math.max(0, (Date.now() - Date.parse(time.dateTime)) / 1000));
  }
}

tellTimes();
setInterval(tellTimes, 10_000);

// Keeps an open page as the server has it, without taking away what somebody reads, writes or has opened on it.

const main = document.getElementById("main");
const isLive = main?.dataset.live !== undefined;

/** Milliseconds: from one question to the next, and where the server tells nothing. */
const [pause, patience] = [1000, 30_000];

/** What the page shows, and what the server has: by its stamps. */
let shown = "";
let newest = "";
let source = null;
let timer;
let isOver = false;

/** What nobody looks at takes no connection, of which a browser has few for each host. */
function listen() {
  clearTimeout(timer);
  if (source || isOver || document.hidden) return;
  const address = new URL(main.dataset.live, location.href);
  if (shown) address.searchParams.set("since", shown);
  source = new EventSource(address);
  source.addEventListener("changed", ({ lastEventId }) => {
    newest = lastEventId;
    refresh();
  });
  source.addEventListener("over", ({ data }) => finish(data));
  source.addEventListener("error", () => {
    if (source?.readyState === EventSource.CLOSED) askNow();
  });
}

function rest() {
  clearTimeout(timer);
  source?.close();
  source = null;
}

/** Without being told of changes: the answer says whether somebody is signed in at all. */
function askNow() {
  rest();
  refresh();
  askLater();
}

/** One alarm at a time, whoever orders it: of more, each would order the next. */
function askLater() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    listen();
    refresh();
  }, patience);
}

let isStale = false;
let isAsking = false;

/** However often it is called: one question at a time, and a pause after it. */
function refresh() {
  isStale = true;
  if (!isAsking) void askInTurns();
}

const goesOn = () => isStale && !isOver && !document.hidden;

async function askInTurns() {
  isAsking = true;
  while (goesOn()) {
    isStale = false;
    await ask().catch(askLater);
    await new Promise((over) => setTimeout(over, pause));
  }
  isAsking = false;
}

async function ask() {
  const asked = newest;
  const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" });
  if (answer.status === 401 || answer.type === "opaqueredirect") return finish("signed_out");
  if (answer.status === 404) return finish("gone");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("main");
  if (!answer.ok || !fresh) throw new Error("not now");
  document.title = page.title;
  takeIn(fresh);
  shown = asked;
}

const endings = {
  signed_out: ["You are signed out: this page shows what was before.", "Sign in again"],
  gone: ["This page is gone, or not for you any more.", "Load it again"],
};

function finish(why) {
  if (isOver) return;
  isOver = true;
  rest();
  const [text, next] = endings[why] ?? endings.gone;
  const notice = document.createElement("p");
  const link = document.createElement("a");
  notice.className = "notice";
  link.href = location.href;
  link.textContent = next;
  notice.append(`${text} `, link);
  main.prepend(notice);
  say(text);
}

// What is told to who does not see it.

const voice = document.createElement("div");
voice.className = "hidden";
voice.setAttribute("aria-live", "polite");

const say = (text) => (voice.textContent = text);

const most = 3;

const saysOf = (part) => new Set([...part.querySelectorAll("[data-says]")].map(({ dataset }) => dataset.says));

function takeIn(fresh) {
  const before = saysOf(main);
  main.dataset.now = fresh.dataset.now;
  setTime();
  takeInChildren(main, fresh);
  tellTimes();
  document.dispatchEvent(new Event("shown"));
  const news = [...saysOf(main).difference(before)];
  const more = news.length > most ? [`and ${news.length - most} more`] : [];
  if (news.length > 0) say([...news.slice(0, most), ...more].join(", "));
}

// The page as it is to the page as it should be: what stays the same stays, with its focus, its text and its place.

/** Rows are known by what they link to first, and everything else by its place among its kind. */
function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.nodeName;
  const link = node.localName === "li" ? node.querySelector("a[href]") : null;
  return `${node.nodeName} ${node.id || link?.getAttribute("href") || ""}`;
}

function takeInChildren(old, fresh) {
  const known = Map.groupBy(old.childNodes, keyOf);
  const pairs = [...fresh.childNodes].map((wanted) => [wanted, known.get(keyOf(wanted))?.shift()]);
  for (const left of known.values()) for (const node of left) node.remove();
  let place = old.firstChild;
  for (const [wanted, node] of pairs) {
    if (node === place) place = place?.nextSibling ?? null;
    else old.insertBefore(node ?? document.importNode(wanted, true), place);
    if (node) takeInNode(node, wanted);
  }
}

function takeInNode(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (old.matches("[data-keep], noscript")) return;
  takeInAttributes(old, fresh);
  takeInChildren(old, fresh);
}

/** What is open is open because somebody wants it so. */
function takeInAttributes(old, fresh) {
  const names = new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()]);
  names.delete("open");
  for (const name of names) {
    const value = fresh.getAttribute(name);
    if (value === null) old.removeAttribute(name);
    else if (value !== old.getAttribute(name)) old.setAttribute(name, value);
  }
}

// Times, in the words of the server and by its clock.

const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/** Milliseconds that this browser's clock is behind. */
let behind = 0;

const setTime = () => (behind = Date.parse(main.dataset.now) - Date.now());

function ago(at) {
  const seconds = Math.round((Date.parse(at) - Date.now() - behind) / 1000);
  const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) ?? [];
  if (unit) return relative.format(Math.trunc(seconds / length), unit);
  return seconds > 0 ? "in a moment" : "just now";
}

/** Those that have the exact time beside them. */
function tellTimes() {
  for (const time of main.querySelectorAll("time[title]")) {
    const words = ago(time.dateTime);
    if (words !== time.textContent) time.textContent = words;
  }
}

function wake() {
  tellTimes();
  listen();
  if (isStale) refresh();
}

if (isLive) {
  document.body.append(voice);
  setTime();
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : wake()));
  setInterval(tellTimes, 60_000);
  listen();
}

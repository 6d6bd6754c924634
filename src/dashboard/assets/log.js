// Keeps an open log as it grows, at its end for those who are at its end.

const log = () => document.getElementById("log");

/** Milliseconds, after an answer that was none. */
const patience = 10_000;

/** The log that is on the page, from its first part that is not there yet. */
let last;
let followed = null;
let source = null;
let isOver = false;

/** A page that changes by itself may get its log late. */
function begin() {
  const now = log();
  if (!now?.dataset.events || now === followed) return;
  followed = now;
  ({ last } = now.dataset);
  follow();
}

/** What nobody looks at takes no connection, of which a browser has few for each host. */
function follow() {
  if (!followed || source || isOver || document.hidden) return;
  const address = new URL(followed.dataset.events, location.href);
  address.searchParams.set("after", last);
  source = new EventSource(address);
  source.addEventListener("part", ({ data, lastEventId }) => {
    last = lastEventId;
    stay(() => show(JSON.parse(data)));
  });
  source.addEventListener("standing", ({ data }) => {
    stay(() => (document.getElementById("standing").innerHTML = data));
  });
  source.addEventListener("end", () => {
    isOver = true;
    rest();
  });
  source.addEventListener("error", () => {
    if (source?.readyState === EventSource.CLOSED) void later(address);
  });
}

function rest() {
  source?.close();
  source = null;
}

/** Who is signed out, or may not read it any more, does not ask for ever. */
async function later(address) {
  rest();
  const answer = await fetch(address, { method: "HEAD" }).catch(() => null);
  isOver = answer?.status === 401 || answer?.status === 404;
  setTimeout(follow, patience);
}

function show(part) {
  const open = document.getElementById("open");
  open.insertAdjacentHTML("beforebegin", part.done);
  open.innerHTML = part.open;
}

/** A few lines above the end are the end. */
const near = 48;

function stay(change) {
  const box = followed.classList.contains("boxed") ? followed : document.documentElement;
  const isAtEnd = box.clientHeight + box.scrollTop >= box.scrollHeight - near;
  change();
  if (isAtEnd) box.scrollTop = box.scrollHeight;
}

document.addEventListener("visibilitychange", () => (document.hidden ? rest() : follow()));
document.addEventListener("shown", begin);
begin();

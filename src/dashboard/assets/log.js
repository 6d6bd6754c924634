// Keeps an open log as it grows, at its end for those who are at its end.

const log = document.getElementById("log");
const open = document.getElementById("open");
const standing = document.getElementById("standing");

/** Milliseconds, after an answer that was none. */
const patience = 10_000;

let last = log?.dataset.last;

function follow(events) {
  const address = new URL(events, location.href);
  address.searchParams.set("after", last);
  const source = new EventSource(address);
  source.addEventListener("part", ({ data, lastEventId }) => {
    last = lastEventId;
    stay(() => show(JSON.parse(data)));
  });
  source.addEventListener("standing", ({ data }) => stay(() => (standing.innerHTML = data)));
  source.addEventListener("end", () => source.close());
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(events), patience);
  });
}

function show(part) {
  open.insertAdjacentHTML("beforebegin", part.done);
  open.innerHTML = part.open;
}

/** A few lines above the end are the end. */
const near = 48;

function stay(change) {
  const page = document.documentElement;
  const isAtEnd = innerHeight + scrollY >= page.scrollHeight - near;
  change();
  if (isAtEnd) scrollTo(0, page.scrollHeight);
}

if (log?.dataset.events) follow(log.dataset.events);

// Plots are drawings with round axes, inside of their room, and the same numbers beside them.
import { expect, test } from "@jest/globals";
import { barsPlot, type Counted } from "../../src/dashboard/plots/bars.ts";
import { byDay, dayOf, daysBetween, namedDays } from "../../src/dashboard/plots/days.ts";
import { durationWords } from "../../src/dashboard/plots/duration-words.ts";
import { figureView } from "../../src/dashboard/plots/figure.ts";
import { room } from "../../src/dashboard/plots/frame.ts";
import { linePlot } from "../../src/dashboard/plots/line.ts";
import { countTicks, durationTicks } from "../../src/dashboard/plots/ticks.ts";

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];
const told = { id: "p", title: "Per day", description: "A & B" };

const days = (many: number): readonly string[] =>
  daysBetween("2026-01-05T23:00:00Z", new Date(Date.parse("2026-01-05T01:00:00Z") + (many - 1) * day).toISOString());

const counted = (...pairs: readonly (readonly [up: number, down: number])[]): readonly Counted[] =>
  days(pairs.length).map((day, index) => ({ day, up: pairs[index]?.[0] ?? 0, down: pairs[index]?.[1] ?? 0 }));

/** Of all that is drawn. */
const numbers = (svg: string, name: string): readonly number[] =>
  [...svg.matchAll(new RegExp(` ${name}="([^"]+)"`, "g"))].map(([, value]) => Number(value));

const labels = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text ?? "");

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [5, [0, 2, 4, 6]],
  [17, [0, 5, 10, 15, 20]],
  [40, [0, 10, 20, 30, 40]],
  [1234, [0, 500, 1000, 1500]],
])("counts up to %p have the ticks %j", (highest, ticks) => {
  expect(countTicks(highest)).toEqual(ticks);
});

test.each([
  [0, ["0 s", "1 s"]],
  [50 * second, ["0 s", "15 s", "30 s", "45 s", "1 min"]],
  [7 * minute, ["0 s", "2 min", "4 min", "6 min", "8 min"]],
  [5 * hour, ["0 s", "2 h", "4 h", "6 h"]],
  [30 * hour, ["0 s", "12 h", "1 d", "1 d 12 h"]],
  [9 * day, ["0 s", "5 d", "10 d"]],
  [300 * day, ["0 s", "100 d", "200 d", "300 d"]],
])("times up to %p have the ticks %j", (highest, ticks) => {
  expect(durationTicks(highest).map(durationWords)).toEqual(ticks);
});

test.each([
  [400, "0 s"],
  [65 * second, "1 min 5 s"],
  [2 * hour + 5 * second, "2 h"],
  [26 * hour, "1 d 2 h"],
])("%p milliseconds are %s", (time, words) => {
  expect(durationWords(time)).toBe(words);
});

test("days are those of UTC, from the first to the last", () => {
  expect(daysBetween("2026-02-27T23:59:59Z", "2026-03-01T00:00:00Z")).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
  ]);
  expect(dayOf("2026-03-01T23:30:00-02:00")).toBe("2026-03-02");
});

test.each([
  [1, 1],
  [8, 4],
  [31, 5],
  [91, 4],
  [400, 5],
])("of %p days no more are named than there is room for", (many, named) => {
  expect(namedDays(days(many))).toHaveLength(named);
  expect(namedDays(days(many)).at(-1)).toBe(days(many).at(-1));
});

test("successes stand above the line, failures hang below it", async () => {
  const svg = String(await barsPlot(told, counted([3, 0], [0, 0], [2, 1])));
  expect([...svg.matchAll(/<rect class="(\w+)"/g)].map(([, kind]) => kind)).toEqual(["up", "up", "down"]);
  expect(labels(svg)).toEqual(["1", "0", "1", "2", "3", "5 Jan", "6 Jan", "7 Jan"]);
  expect(svg).toContain("<title>7 Jan: 1 failed</title>");
});

test("a plot says what it shows to those who do not see it", async () => {
  const svg = String(await barsPlot(told, counted([1, 0])));
  expect(svg).toContain('role="img" aria-labelledby="p-title p-desc"');
  expect(svg).toContain('<title id="p-title">Per day</title>');
  expect(svg).toContain('<desc id="p-desc">A &amp; B</desc>');
});

test.each([
  ["nothing", counted([0, 0], [0, 0])],
  ["one day", counted([1, 0])],
  ["failures only", counted([0, 7])],
  ["much", counted(...Array.from({ length: 91 }, (_, index) => [index * 100, 90 - index] as const))],
])("of %s nothing is drawn outside of the room", async (_what, pairs) => {
  const svg = String(await barsPlot(told, pairs));
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
    numbers(svg.slice(svg.indexOf("<title")), name),
  );
  expect(Math.min(...(x ?? []))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...(x ?? []), 0)).toBeLessThanOrEqual(room.width);
  expect(Math.max(...(y ?? []), 0)).toBeLessThanOrEqual(room.height);
  expect([...(width ?? []), ...(height ?? [])].every((size) => size > 0)).toBe(true);
  expect(svg).not.toContain("NaN");
});

test("a line goes through the days on which something was measured, and leaves out the others", async () => {
  const measured = days(4).map((day, index) => ({ day, took: index === 1 ? null : index * hour }));
  const svg = String(await linePlot(told, measured));
  expect(/points="([^"]*)"/.exec(svg)?.[1]).toBe("97.5,156 263.5,58.7 346.5,10");
  expect(svg).toContain("<title>7 Jan: 2 h</title>");
});

test.each([[[]], [[null]], [[0]]])("a line through %j is no mistake", async (times: readonly (number | null)[]) => {
  const measured = days(times.length).map((day, index) => ({ day, took: times[index] ?? null }));
  expect(String(await linePlot(told, measured))).not.toContain("NaN");
});

test("the numbers stand beside the plot", async () => {
  const plot = await barsPlot(told, counted([1, 0]));
  const figure = String(await figureView("Per day", plot, { head: ["day", "succeeded"], rows: [["5 Jan", "<1"]] }));
  expect(figure).toContain('<th scope="row">5 Jan</th><td>&lt;1</td>');
  expect(figure).toContain('<th scope="col">succeeded</th>');
});

test("what happened is told by its day in UTC", () => {
  const times = ["2026-03-01T23:59:59Z", "2026-03-02T00:00:00Z", "2026-03-02T23:59:59Z"].map((at) => Date.parse(at));
  expect([...byDay(times, (at) => at)]).toEqual([
    ["2026-03-01", times.slice(0, 1)],
    ["2026-03-02", times.slice(1)],
  ]);
});

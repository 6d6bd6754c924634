// How text looks: what Select Graphic Rendition makes of it.
import { type Colour, colourOfIndex, nearestColour } from "./colours.ts";

export interface Style {
  readonly front: Colour | null;
  readonly back: Colour | null;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
}

export const noStyle: Style = {
  front: null,
  back: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
};

/** https://ecma-international.org/publications-and-standards/standards/ecma-48/ (8.3.117), and the bright colours of xterm. */
const simple: Readonly<Record<number, Partial<Style>>> = {
  0: noStyle,
  1: { bold: true },
  2: { dim: true },
  3: { italic: true },
  4: { underline: true },
  7: { inverse: true },
  21: { underline: true },
  22: { bold: false, dim: false },
  23: { italic: false },
  24: { underline: false },
  27: { inverse: false },
  39: { front: null },
  49: { back: null },
};

/** Of what is not known nothing changes. */
export function restyle(style: Style, codes: string): Style {
  let restyled = style;
  const left = codes.split(";");
  while (left.length > 0) restyled = { ...restyled, ...next(left) };
  return restyled;
}

/** Takes as many as belong together. */
function next(left: string[]): Partial<Style> {
  const [code = 0, ...parts] = (left.shift() ?? "").split(":").map(Number);
  if (code === 38 || code === 48) return extended(code, parts.length > 0 ? parts : takeColour(left));
  if (code === 4 && parts[0] === 0) return { underline: false };
  return simple[code] ?? ofSixteen(code);
}

function ofSixteen(code: number): Partial<Style> {
  const colour = (code % 10) + (code >= 90 ? 8 : 0);
  if (code % 10 > 7) return {};
  const ten = Math.floor(code / 10);
  if (ten === 3 || ten === 9) return { front: colour };
  return ten === 4 || ten === 10 ? { back: colour } : {};
}

/** "5;INDEX" or "2;RED;GREEN;BLUE", of what follows. */
function takeColour(left: string[]): readonly number[] {
  const kind = Number(left.shift());
  const length = kind === 2 ? 3 : kind === 5 ? 1 : 0;
  return [kind, ...left.splice(0, length).map(Number)];
}

/** Between colons an id of a colour space may stand before red. */
function extended(code: 38 | 48, [kind, ...values]: readonly number[]): Partial<Style> {
  const given = values.slice(kind === 2 ? -3 : -1);
  if (given.some((value) => !(value >= 0 && value <= 255))) return {};
  if (kind === 2 && given.length === 3) return inPlace(code, nearestColour(given));
  return kind === 5 && given.length === 1 ? inPlace(code, colourOfIndex(given[0] ?? 0)) : {};
}

const inPlace = (code: 38 | 48, colour: Colour): Partial<Style> => (code === 38 ? { front: colour } : { back: colour });

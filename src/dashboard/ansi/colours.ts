// Colours of terminals to the sixteen that every terminal has: the page gives them their look, by day and by night.

/** 0 to 7, and 8 to 15 for the bright ones. */
export type Colour = number;

const plain = [
  [0, 0, 0],
  [205, 0, 0],
  [0, 205, 0],
  [205, 205, 0],
  [0, 0, 238],
  [205, 0, 205],
  [0, 205, 205],
  [229, 229, 229],
  [127, 127, 127],
  [255, 0, 0],
  [0, 255, 0],
  [255, 255, 0],
  [92, 92, 255],
  [255, 0, 255],
  [0, 255, 255],
  [255, 255, 255],
] as const;

export function nearestColour([red = 0, green = 0, blue = 0]: readonly number[]): Colour {
  const distances = plain.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
  return distances.indexOf(Math.min(...distances));
}

const steps = [0, 95, 135, 175, 215, 255] as const;

/** Of the 256: the sixteen, a cube of six steps each way, and greys. */
export function colourOfIndex(index: number): Colour {
  if (index < 16) return index;
  if (index >= 232) return nearestColour([0, 0, 0].map(() => 8 + 10 * (index - 232)));
  const [red, green, blue] = [36, 6, 1].map((size) => steps[Math.floor((index - 16) / size) % 6] ?? 0);
  return nearestColour([red ?? 0, green ?? 0, blue ?? 0]);
}

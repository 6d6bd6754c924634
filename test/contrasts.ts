// How well what is written on a page stands out from its ground, as a browser shows it.
import type { Page } from "playwright-core";

export interface Contrast {
  readonly text: string;
  readonly contrast: number;
}

/** Of all that is written, also in drawings: https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const contrastsOf = async (page: Page): Promise<readonly Contrast[]> =>
  (await page.evaluate(measure)) as readonly Contrast[];

const measure = `(() => {
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const over = (colours) => {
    paint.clearRect(0, 0, 1, 1);
    for (const colour of colours) { paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1); }
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const up = (element) => (element ? [...up(element.parentElement), element] : []);
  const hasText = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll("body *")].filter(hasText).map((one) => {
    const grounds = up(one).map((element) => getComputedStyle(element).backgroundColor);
    const { color, fill, opacity } = getComputedStyle(one);
    const ground = over(grounds);
    const solid = over([...grounds, one instanceof SVGTextElement ? fill : color]);
    const front = solid.map((part, index) => part * opacity + ground[index] * (1 - opacity));
    const [a, b] = [light(front), light(ground)].sort((x, y) => y - x);
    return { text: one.textContent.slice(0, 20), contrast: Math.round(((a + 0.05) / (b + 0.05)) * 100) / 100 };
  });
})()`;

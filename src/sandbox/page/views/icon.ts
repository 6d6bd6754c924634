// Small pictures, drawn with a pen of the text's colour; they say nothing that the words beside them do not.
import { html, raw } from "hono/html";
import type { Html } from "./html.ts";

const drawings = {
  pull: '<circle cx="4" cy="3.5" r="1.75"/><circle cx="4" cy="12.5" r="1.75"/><circle cx="12" cy="12.5" r="1.75"/><path d="M4 5.25v5.5M12 10.75V6a2 2 0 0 0-2-2H8M9.5 2 7.5 4l2 2"/>',
  merge:
    '<circle cx="4.5" cy="3.5" r="1.75"/><circle cx="4.5" cy="12.5" r="1.75"/><circle cx="12" cy="9" r="1.75"/><path d="M4.5 5.25v5.5M4.6 5.3C5.2 7.8 7.3 9 10.25 9"/>',
  closed:
    '<circle cx="4" cy="3.5" r="1.75"/><circle cx="4" cy="12.5" r="1.75"/><circle cx="12" cy="12.5" r="1.75"/><path d="M4 5.25v5.5M12 10.75V8M10.25 2l3.5 3.5m0-3.5-3.5 3.5"/>',
  draft:
    '<circle cx="4" cy="3.5" r="1.75"/><circle cx="4" cy="12.5" r="1.75"/><circle cx="12" cy="12.5" r="1.75"/><path d="M4 5.25v5.5M12 3v.01M12 6.8v.01"/>',
  commit: '<circle cx="8" cy="8" r="2.75"/><path d="M.75 8h4.5m5.5 0h4.5"/>',
  push: '<path d="M8 13V3.5M4 7l4-4 4 4"/>',
  check: '<path d="m3 8.5 3.25 3.25L13 5"/>',
  cross: '<path d="m4 4 8 8m0-8-8 8"/>',
  dot: '<circle cx="8" cy="8" r="3" fill="currentColor"/>',
  skip: '<circle cx="8" cy="8" r="6"/><path d="m4 12 8-8"/>',
  rocket:
    '<path d="M9.5 2.5c2-1 3.5-1 4-.5s.5 2-.5 4L8.5 11 5 7.5zM5 7.5l-2.5.25L4.5 5l2-.25M8.5 11l-.25 2.5L11 11.5l.25-2M4.5 11 2.25 13.75"/>',
  eye: '<path d="M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8z"/><circle cx="8" cy="8" r="2"/>',
  tag: '<path d="M2 7.5V2.75A.75.75 0 0 1 2.75 2H7.5l6 6-5.5 5.5z"/><circle cx="5" cy="5" r=".75"/>',
  link: '<path d="M9.5 2.5h4v4M13.25 2.75 7.5 8.5M11.5 9.5v3a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h3"/>',
  warning: '<path d="M8 2.25 14.5 13.5h-13zM8 6.5v3m0 2v.01"/>',
  branch:
    '<circle cx="4.5" cy="3.5" r="1.75"/><circle cx="4.5" cy="12.5" r="1.75"/><circle cx="11.5" cy="4.5" r="1.75"/><path d="M4.5 5.25v5.5M11.5 6.25c0 2.5-2.5 2.5-7 2.75"/>',
  code: '<path d="M5.5 4 1.75 8l3.75 4m5-8 3.75 4-3.75 4"/>',
  ship: '<path d="M2 10h12l-2 3.5H4zM7.5 10V2l5 6h-5M7.5 8H4l3.5-4"/>',
  file: '<path d="M3.5 1.75h6l3 3v9.5h-9zM9.5 1.75v3h3"/>',
} as const;

export type Icon = keyof typeof drawings;

export const icon = (name: Icon): Html =>
  html`<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${raw(drawings[name])}</svg>`;

// The forms in which a secret shows up in what a program prints.

/** Whoever masks "yes" or "80" everywhere makes the text unreadable, and says by the gaps what the secret is. */
export const shortestMasked = 4;
const shortestLine = 8;

/** Itself, its lines, and as URL, JSON and base64 write it; none where it is too short. */
export function formsOf(secret: string): readonly string[] {
  const forms = new Set([secret, secret.trim()].filter(isLong).flatMap(writtenOf));
  for (const line of linesOf(secret)) forms.add(line);
  return [...forms].filter(isLong);
}

const isLong = (form: string): boolean => form.trim().length >= shortestMasked;

const writtenOf = (text: string): string[] => [
  text,
  JSON.stringify(text).slice(1, -1),
  ...urlForms(text),
  ...base64Forms(text),
];

function linesOf(secret: string): readonly string[] {
  const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
  return lines.length > 1 ? lines.filter((line) => line.length >= shortestLine) : [];
}

function urlForms(text: string): readonly string[] {
  const form = new URLSearchParams([["", text]]).toString().slice(1);
  const forms = [encodeURIComponent(text.toWellFormed()), form, form.replaceAll("+", "%20")];
  return [...forms, ...forms.map((one) => one.replace(/%../g, (escape) => escape.toLowerCase()))];
}

/** How many characters at the start also say something of the bytes before: none, one or two of three. */
const shared = [0, 2, 3] as const;

/** Also within a longer text, "user:secret" for example: there its bytes may stand at any place of three. */
function base64Forms(text: string): readonly string[] {
  const forms = shared.flatMap((skipped, before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const padded = bytes.toString("base64");
    const sure = Math.floor((bytes.length * 8) / 6);
    return [padded, padded.replace(/=+$/, ""), padded.slice(0, sure)].map((form) => form.slice(skipped));
  });
  return [...forms, ...forms.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"))];
}

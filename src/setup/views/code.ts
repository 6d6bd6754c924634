// The first page of a first run: whoever reads the terminal may go on.
import { html } from "hono/html";
import type { Html } from "../../dashboard/views/layout.ts";
import { frame } from "./frame.ts";

export type Trouble = "wrong" | "used" | null;

const troubles = {
  wrong: "That is not the code. After ten wrong ones a new one is printed.",
  used: "The code was used in another browser: go on there, or restart Slipway for a new one.",
};

export const codeView = (trouble: Trouble): Html =>
  frame(
    "Slipway has no GitHub App yet",
    html`<p>Register one here: it takes two minutes. First show that this Slipway is yours.</p>
<form method="post" action="enter" autocomplete="off">
<label><span class="name">One-time code</span>
<input name="code" required autofocus autocomplete="off" spellcheck="false" autocapitalize="none"${trouble ? html` aria-invalid="true" aria-describedby="trouble"` : ""}>
${trouble ? html`<span class="wrong" id="trouble">${troubles[trouble]}</span>` : ""}
<span class="hint">Slipway printed it where it was started: in the terminal, or in the log of its container.</span></label>
<button class="primary" type="submit">Go on</button>
</form>`,
  );

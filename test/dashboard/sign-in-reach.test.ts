// What a person may see: what GitHub lets them read, asked as that person.
import { expect, test } from "@jest/globals";
import { githubAsUser } from "../../src/dashboard/sign-in/github-as-user.ts";
import { aSignIn, locationOf, type SignInBench, url } from "./a-sign-in.ts";

/** At /all, what somebody was given. */
const showAll = ({ pages, signIn }: Pick<SignInBench, "pages" | "signIn">): void =>
  void pages.get("/all", signIn.read, async (context) => {
    const session = context.get("session");
    return context.json(session && (await signIn.repositories(session)));
  });

test.each([
  ["rita", "read"],
  ["ada", "write"],
  ["mia", "maintain"],
  ["alan", "admin"],
])("%s, who may %s, sees the repository and as what", async (login, role) => {
  const { signedIn } = await aSignIn();
  const own = await signedIn(login);
  expect(await (await own.go("/ACME/Site")).json()).toEqual({
    id: expect.any(Number),
    full_name: "acme/site",
    default_branch: "main",
    private: false,
    role,
  });
});

test("nobody sees what GitHub does not let them read, and nobody learns that it is there", async () => {
  const { signedIn, sandbox } = await aSignIn();
  sandbox.repository("acme/hidden", { private: true, people: { alan: "admin" } });
  const [alan, rita] = [await signedIn("alan"), await signedIn("rita")];
  expect((await alan.go("/acme/hidden")).status).toBe(200);
  expect([(await rita.go("/acme/hidden")).status, (await rita.go("/acme/none")).status]).toEqual([404, 404]);
});

test("everybody may read what is public, also who was given nothing", async () => {
  const { signedIn, sandbox } = await aSignIn();
  sandbox.person("stranger");
  const stranger = await signedIn("stranger");
  expect(await (await stranger.go("/acme/site")).json()).toMatchObject({ full_name: "acme/site", role: "read" });
});

test("all that somebody was given, in every installation and on every page of the list", async () => {
  const { signIn, signedIn, sandbox, app, pages } = await aSignIn();
  for (let n = 1; n <= 130; n++) sandbox.repository(`acme/r${n}`, { private: true, people: { rita: "read" } });
  sandbox.repository("octo/tool", { private: true, people: { rita: "write", ada: "read" } });
  app.install("octo");
  pages.get("/all", signIn.read, async (context) => {
    const session = context.get("session");
    const all = session ? await signIn.repositories(session) : [];
    return context.json(all === "signed_out" ? all : all.map(({ full_name, role }) => `${full_name} ${role}`));
  });
  const all = (await (await (await signedIn("rita")).go("/all")).json()) as string[];
  expect(all).toHaveLength(132);
  expect(all).toEqual(expect.arrayContaining(["acme/site read", "acme/r130 read", "octo/tool write"]));
  expect(await (await (await signedIn("ada")).go("/all")).json()).toEqual(["acme/site write", "octo/tool read"]);
});

test("GitHub is asked once a minute, and hears of what changed after it", async () => {
  const { signedIn, sandbox, clock } = await aSignIn();
  const rita = await signedIn("rita");
  sandbox.calls.clear();
  await Promise.all([rita.go("/acme/site"), rita.go("/acme/site"), rita.go("/acme/none"), rita.go("/acme/none")]);
  expect(sandbox.calls.all.map(({ route }) => route)).toEqual([
    "GET /repos/{owner}/{repo}",
    "GET /repos/{owner}/{repo}",
  ]);
  const repository = sandbox.state.repositories.get("acme/site");
  repository?.collaborators.delete("rita");
  Object.assign(repository ?? {}, { private: true });
  expect((await rita.go("/acme/site")).status).toBe(200);
  clock.turn(60_000);
  expect((await rita.go("/acme/site")).status).toBe(404);
});

test("of who was given many repositories only the one that is looked at is asked for, and none where the list is known", async () => {
  const { signIn, signedIn, sandbox, pages } = await aSignIn();
  for (let n = 1; n <= 130; n++) sandbox.repository(`acme/r${n}`, { private: true, people: { rita: "read" } });
  showAll({ pages, signIn });
  const rita = await signedIn("rita");
  sandbox.calls.clear();
  expect((await rita.go("/acme/r7")).status).toBe(200);
  expect(sandbox.calls.count().calls).toBe(1);
  await rita.go("/all");
  sandbox.calls.clear();
  expect((await rita.go("/acme/r8")).status).toBe(200);
  expect(sandbox.calls.count().calls).toBe(0);
});

test("whoever goes through the public repositories of GitHub waits, and nobody else does", async () => {
  const { signedIn, sandbox, clock, pages } = await aSignIn();
  pages.onError((error, context) => context.text(error.name, 503));
  const [rita, ada] = [await signedIn("rita"), await signedIn("ada")];
  sandbox.calls.clear();
  for (let n = 0; n < 100; n++) await rita.go(`/octo/r${n}`);
  expect(sandbox.calls.count().calls).toBe(60);
  expect([(await rita.go("/acme/site")).status, (await ada.go("/acme/site")).status]).toEqual([503, 200]);
  clock.turn(60_000);
  expect((await rita.go("/acme/site")).status).toBe(200);
});

test("whose token GitHub refuses is signed out, and sent to sign in again", async () => {
  const { signedIn, sandbox } = await aSignIn();
  const ada = await signedIn("ada");
  const cookies = new Map(ada.cookies);
  sandbox.state.userTokens.clear();
  const sent = await ada.go("/acme/site");
  expect([sent.status, locationOf(sent)]).toEqual([302, `${url}/sign-in?to=%2Facme%2Fsite`]);
  expect(ada.cookies.size).toBe(0);
  for (const [name, value] of cookies) ada.cookies.set(name, value);
  expect(await ada.who()).toBe("nobody");
});

test("where GitHub does not answer nothing is shown, and nothing of that is remembered", async () => {
  const { signedIn, sandbox, pages } = await aSignIn();
  pages.onError((error, context) => context.text(error.name, 503));
  const ada = await signedIn("ada");
  const path = "/repos/{owner}/{repo}";
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  for (const answer of [
    { status: 502 },
    { status: 403, headers: { "retry-after": "60" } },
    { status: 403, body: { message } },
  ]) {
    sandbox.faults.next({ path }, answer);
    expect((await ada.go("/acme/site")).status).toBe(503);
  }
  expect((await ada.go("/acme/site")).status).toBe(200);
});

test("what single sign-on hides of one organisation hides nothing of the others", async () => {
  const { signIn, signedIn, sandbox, app, pages } = await aSignIn();
  sandbox.repository("octo/tool", { private: true, people: { alan: "write" } });
  app.install("octo");
  showAll({ pages, signIn });
  const alan = await signedIn("alan");
  // The first organisation's.
  sandbox.faults.next(
    { path: "/user/installations/{installation_id}/repositories" },
    { status: 403, body: { message: "Resource protected by organization SAML enforcement." } },
  );
  sandbox.faults.next({ path: "/repos/{owner}/{repo}" }, { status: 403 });
  expect(await (await alan.go("/all")).json()).toMatchObject([{ full_name: "octo/tool" }]);
  expect([(await alan.go("/octo/tool")).status, (await alan.go("/acme/site")).status]).toEqual([200, 404]);
});

test.each([
  ["https://api.github.com", "https://github.com"],
  ["https://github.acme.test/api/v3", "https://github.acme.test"],
  ["http://github.acme.test:8080/api/v3", "http://github.acme.test:8080"],
  ["https://api.acme.ghe.com", "https://acme.ghe.com"],
])("people of the GitHub whose API is at %s sign in at %s", (apiUrl, web) => {
  const github = githubAsUser({ apiUrl, clientId: "Iv1", clientSecret: "s" });
  const asked = { state: "s", challenge: "c", redirectUri: `${url}/sign-in/callback` };
  expect(github.authorizeUrl(asked)).toBe(
    `${web}/login/oauth/authorize?client_id=Iv1&redirect_uri=https%3A%2F%2Fslipway.test%2Fsign-in%2Fcallback&state=s&code_challenge=c&code_challenge_method=S256`,
  );
});

test.each(["acme", "acme/site/x", "acme/..", "../user", "acme/si te", "acme/site?x", ""])(
  "%p is no repository, and GitHub is not asked",
  async (name) => {
    const github = githubAsUser({ apiUrl: "http://127.0.0.1:1", clientId: "Iv1", clientSecret: "s" });
    expect(await github.readRepository("ghu_1", name)).toBeNull();
  },
);

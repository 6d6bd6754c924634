// Before each test file: no request leaves this machine. After it: nock lets go, or the next file gets its bodies.
import { afterAll, beforeAll } from "@jest/globals";
import nock from "nock";

beforeAll(() => {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(127\.0\.0\.1|localhost|\[::1\]):/);
});

afterAll(() => {
  nock.cleanAll();
  nock.restore();
});

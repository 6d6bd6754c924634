import { memoryStore } from "../../src/store/memory-store.ts";
import { memorySessions } from "../../src/store/memory-sessions.ts";
import { today } from "../builders/time.ts";
import { indexContract } from "./index-contract.ts";
import { locksContract } from "./locks-contract.ts";
import { runsContract } from "./runs-contract.ts";
import { sessionsContract } from "./sessions-contract.ts";
import { storeContract } from "./store-contract.ts";

storeContract(async (clock) => memoryStore(clock));
runsContract(async (clock) => memoryStore(clock));
locksContract(async (clock) => memoryStore(clock));
indexContract(async (clock) => memoryStore(clock));
sessionsContract(async () => {
  const sessions = memorySessions({ now: () => new Date(today("12:00:00")) });
  return [sessions, sessions];
});

import { memoryStore } from "../../src/store/memory-store.ts";
import { locksContract } from "./locks-contract.ts";
import { runsContract } from "./runs-contract.ts";
import { storeContract } from "./store-contract.ts";

storeContract(async (clock) => memoryStore(clock));
runsContract(async (clock) => memoryStore(clock));
locksContract(async (clock) => memoryStore(clock));

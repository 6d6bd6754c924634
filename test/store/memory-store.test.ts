import { memoryStore } from "../../src/store/memory-store.ts";
import { storeContract } from "./store-contract.ts";

storeContract(async (clock) => memoryStore(clock));

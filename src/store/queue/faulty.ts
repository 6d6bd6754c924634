// The database's errors as the rest of Slipway knows them.
import { toFault } from "../postgres/to-fault.ts";

export async function faulty<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw toFault(error);
  }
}

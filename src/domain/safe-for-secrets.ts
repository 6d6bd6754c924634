// Whether what is sent to an address can be read by nobody on its way.

const thisMachine = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export function isSafeForSecrets(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || thisMachine.test(hostname);
}

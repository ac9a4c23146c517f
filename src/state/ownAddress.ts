/** Under Trusted Types the addresses of workers go through the page's one policy. */

/** The part of Trusted Types that is used; not every browser has them. */
type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string }
}

declare global {
  var trustedTypes: TrustedTypes | undefined
}

/** Only what comes from our own origin may run. */
function ownAddress(given: string): string {
  const { origin, href } = new URL(given, document.baseURI)
  if (origin !== location.origin) throw new TypeError(`${href} is not ours to run.`)
  return href
}

const rules = { createScriptURL: ownAddress }
// A policy can be made only once; without Trusted Types its rules hold all the same.
const policy = globalThis.trustedTypes?.createPolicy('nn-url', rules) ?? rules

/** The address as a worker may be started from it. */
export function trusted(address: string): string {
  return policy.createScriptURL(address)
}

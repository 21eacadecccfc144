/** Addresses no server that a user names may lead to: this machine, private networks, and both inside others. */
export const privateAddresses = [
  ...['127.0.0.1', '10.1.2.3', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
  ...['::1', 'fe80::1', 'fd12::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1'],
]

/** A look-up that leads every name to these addresses. */
export function leadingTo(...addresses: string[]) {
  return async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
}

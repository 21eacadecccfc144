import { timingSafeEqual } from 'node:crypto'
import type { InstallationKey } from '../store/installation-key.ts'

/** What a service repeats with every knock of a channel; made from the channel, so that it need not be kept. */
export function pushSecret(channelId: string, key: InstallationKey): string {
  return key.hash(`push\n${channelId}`)
}

/** Compares in constant time: how long a wrong guess takes says nothing about how wrong it is. */
export function isPushSecret(given: string, channelId: string, key: InstallationKey): boolean {
  const [expected, actual] = [Buffer.from(pushSecret(channelId, key)), Buffer.from(given)]
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}
